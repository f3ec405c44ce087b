"""Countries and languages by the names people write in forms, instead of by code."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from festival.lib.text import fold

# What other lists call them: ISO's own long and turned-round names, everyday and former ones.
COUNTRIES = {
    "US": "United States; United States of America; U.S.",
    "GB": "United Kingdom; Great Britain; Britain; U.K.; England; Scotland; Wales; Northern Ireland",
    "BA": "Bosnia; Bosnia & Herzegovina; Bosnia-Herzegovina",
    "BO": "Bolivia, Plurinational State of",
    "CD": "Congo, The Democratic Republic of the; Congo, Democratic Republic of the; Democratic Republic of the Congo; "
    "Democratic Republic of Congo; DRC",
    "CG": "Republic of the Congo; Congo-Brazzaville",
    "CI": "Ivory Coast",
    "CV": "Cabo Verde",
    "CZ": "Czechia",
    "DDDE": "East Germany; GDR; German Democratic Republic",
    "FM": "Micronesia, Federated States of",
    "GM": "The Gambia",
    "IE": "Republic of Ireland",
    "IR": "Iran, Islamic Republic of; Islamic Republic of Iran",
    "KP": "Korea, Democratic People's Republic of",
    "KR": "Korea, Republic of; Republic of Korea",
    "LA": "Lao People's Democratic Republic",
    "MD": "Moldova, Republic of; Republic of Moldova",
    "MK": "Macedonia; Republic of North Macedonia; Macedonia, Republic of; FYROM; "
    "Macedonia, the former Yugoslav Republic of",
    "MO": "Macau",
    "NL": "The Netherlands; Holland",
    "PS": "Palestinian Territory; Palestinian Territories; Palestinian Territory, Occupied; State of Palestine; "
    "Palestine, State of; Occupied Palestinian Territory",
    "RU": "Russian Federation",
    "SK": "Slovak Republic",
    "SUHH": "Soviet Union; U.S.S.R.; Union of Soviet Socialist Republics",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey; Turkiye",
    "TW": "Taiwan, Province of China; Republic of China",
    "TZ": "Tanzania, United Republic of",
    "VA": "Holy See; Holy See (Vatican City State); Vatican",
    "VE": "Venezuela, Bolivarian Republic of",
    "VN": "Viet Nam",
    "X-WG": "Federal Republic of Germany; FRG",
    "YUCS": "SFR Yugoslavia",
}
LANGUAGES = {
    "bn": "Bangla",
    "ca": "Valencian",
    "ckb": "Kurdish (Sorani); Sorani",
    "cmn": "Mandarin Chinese; Chinese (Mandarin); Putonghua",
    "el": "Modern Greek; Greek, Modern; Greek (Modern)",
    "es": "Castilian; Castilian Spanish",
    "fa": "Persian; Iranian",
    "gsw": "Schweizerdeutsch",
    "he": "Ivrit",
    "ils": "International Sign Language",
    "kmr": "Kurdish (Kurmanji); Kurmanji",
    "nl": "Flemish",
    "no": "Norsk",
    "pa": "Panjabi",
    "rom": "Romany; Roma",
    "ro": "Moldovan",
    "se": "Sami; Saami",
    "sh": "BCS; BCMS",
    "ug": "Uighur",
    "yue": "Chinese (Cantonese)",
    "zxx": "No dialog; None; No language; Silent; Silent film; Without dialogue; No spoken language; Non-verbal; "
    "Nonverbal; No dialogues; Not applicable",
}

_BETWEEN = re.compile(r"\s*[,;/|\n]\s*")
_AND = re.compile(r"\s+(?:and|&|και)\s+", re.IGNORECASE)


class CodeNames:
    """Rows of `Country` or `Language` by their names in both languages, their code, and the variants above."""

    def __init__(self, rows: Iterable, variants: dict[str, str]):
        rows = {row.code: row for row in rows}
        self._rows = {}
        for code, listed in variants.items():
            for name in listed.split(";") if code in rows else ():
                self._rows[_key(name)] = rows[code]
        for row in rows.values():
            self._rows |= {_key(name): row for name in (row.code, row.name_en, row.name_el)}

    def find(self, name: str):
        """The row of this name, or None."""
        return self._rows.get(_key(name))

    def read(self, text: str) -> tuple[list, list[str]]:
        """The rows of a list, each once, and the names nobody knows. A name may hold the very signs that separate:
        `Korea, Republic of`, `Trinidad and Tobago`; the longest one known is taken."""
        found, unknown = [], []
        parts = [part for part in _BETWEEN.split(text) if part.strip()]
        while parts:
            row, length = self._longest(parts)
            if row is None:
                rows, names = self._joined(parts[0])
                found += rows
                unknown += names
            else:
                found.append(row)
            parts = parts[length:]
        return list({row.code: row for row in found}.values()), unknown

    def _longest(self, parts: list[str]) -> tuple[object | None, int]:
        for length in range(min(len(parts), 3), 0, -1):
            if row := self.find(", ".join(parts[:length])):
                return row, length
        return None, 1

    def _joined(self, part: str) -> tuple[list, list[str]]:
        """`English and Greek`, if both are known."""
        names = _AND.split(part)
        rows = [self.find(name) for name in names]
        return (rows, []) if all(rows) else ([], [part])


def _key(name: str) -> str:
    """Without signs: `U.S.A.` is USA, `Côte d’Ivoire` is `Cote d'Ivoire`."""
    return "".join(itertools.filterfalse(lambda letter: letter in ".,'()-/; ", fold(name).replace("&", "and")))
