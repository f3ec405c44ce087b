"""Makes countries.json and languages.json. Only for development: the two files are committed, the site reads those.

    pip install pycountry Babel      # into any other environment; last run with pycountry 26.2.16 and Babel 2.18.0
    python people/vocabulary/make.py

Which codes exist: ISO 3166-1 and ISO 639-1 as pycountry lists them; the others are chosen below. What they are called:
the tables below first, then Unicode CLDR as Babel carries it (Unicode License v3). CLDR's names are those of a
settings menu ("Hong Kong SAR China", «Κάτω Χώρες»), hence the tables. Adjectives are written by hand and empty where
usage is not settled: an editor may fill them in.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pycountry
from babel import Locale

HERE = Path(__file__).resolve().parent
EN, EL = Locale("en"), Locale("el")

COUNTRIES = {
    "BA": ("Bosnia and Herzegovina", "Βοσνία-Ερζεγοβίνη"),
    "CD": ("DR Congo", "Λ.Δ. Κονγκό"),
    "CG": ("Congo", "Κονγκό"),
    "CZ": ("Czech Republic", "Τσεχία"),
    "GB": ("UK", "Ηνωμένο Βασίλειο"),
    "HK": ("Hong Kong", "Χονγκ Κονγκ"),
    "MF": ("Saint Martin", "Άγιος Μαρτίνος (γαλλικό τμήμα)"),
    "MM": ("Myanmar", "Μιανμάρ"),
    "MO": ("Macao", "Μακάο"),
    "NL": ("Netherlands", "Ολλανδία"),
    "PS": ("Palestine", "Παλαιστίνη"),
    "SX": ("Sint Maarten", "Άγιος Μαρτίνος (ολλανδικό τμήμα)"),
    "US": ("USA", "ΗΠΑ"),
    "XK": ("Kosovo", "Κόσοβο"),  # user-assigned: not in ISO 3166-1
}

# States that are no more, by ISO 3166-3 (four letters; CS alone was two states) or a local code X-…; in neither CLDR
# nor Babel. The successor is named where one state took the place of the other; where several did (USSR, Yugoslavia,
# Czechoslovakia …), naming one would file the films of the others under it.
HISTORIC = {
    "ANHH": ("Netherlands Antilles", "Ολλανδικές Αντίλλες", ""),
    "BUMM": ("Burma", "Βιρμανία", "MM"),
    "CSHH": ("Czechoslovakia", "Τσεχοσλοβακία", ""),
    "CSXX": ("Serbia and Montenegro", "Σερβία και Μαυροβούνιο", ""),
    "DDDE": ("East Germany (GDR)", "Ανατολική Γερμανία (ΛΔΓ)", "DE"),
    "DYBJ": ("Dahomey", "Δαχομέη", "BJ"),
    "HVBF": ("Upper Volta", "Άνω Βόλτα", "BF"),
    "RHZW": ("Rhodesia", "Ροδεσία", "ZW"),
    "SUHH": ("USSR", "ΕΣΣΔ", ""),
    "VDVN": ("North Vietnam", "Βόρειο Βιετνάμ", "VN"),
    "X-WG": ("West Germany", "Δυτική Γερμανία", "DE"),
    "YDYE": ("South Yemen", "Νότια Υεμένη", "YE"),
    "YUCS": ("Yugoslavia", "Γιουγκοσλαβία", ""),
    "ZRCD": ("Zaire", "Ζαΐρ", "CD"),
}

# "Greek Premiere", «Ελληνική πρεμιέρα»: never built from the noun. MK has none: the adjective is disputed.
ADJECTIVES = {
    "AF": ("Afghan", "Αφγανική"),
    "AL": ("Albanian", "Αλβανική"),
    "AM": ("Armenian", "Αρμενική"),
    "AR": ("Argentine", "Αργεντίνικη"),
    "AT": ("Austrian", "Αυστριακή"),
    "AU": ("Australian", "Αυστραλιανή"),
    "AZ": ("Azerbaijani", "Αζερική"),
    "BA": ("Bosnian", "Βοσνιακή"),
    "BE": ("Belgian", "Βελγική"),
    "BG": ("Bulgarian", "Βουλγαρική"),
    "BO": ("Bolivian", "Βολιβιανή"),
    "BR": ("Brazilian", "Βραζιλιάνικη"),
    "BY": ("Belarusian", "Λευκορωσική"),
    "CA": ("Canadian", "Καναδική"),
    "CH": ("Swiss", "Ελβετική"),
    "CL": ("Chilean", "Χιλιανή"),
    "CN": ("Chinese", "Κινεζική"),
    "CO": ("Colombian", "Κολομβιανή"),
    "CU": ("Cuban", "Κουβανική"),
    "CY": ("Cypriot", "Κυπριακή"),
    "CZ": ("Czech", "Τσεχική"),
    "DE": ("German", "Γερμανική"),
    "DK": ("Danish", "Δανική"),
    "DO": ("Dominican", "Δομινικανή"),
    "DZ": ("Algerian", "Αλγερινή"),
    "EE": ("Estonian", "Εσθονική"),
    "EG": ("Egyptian", "Αιγυπτιακή"),
    "ES": ("Spanish", "Ισπανική"),
    "ET": ("Ethiopian", "Αιθιοπική"),
    "FI": ("Finnish", "Φινλανδική"),
    "FR": ("French", "Γαλλική"),
    "GB": ("UK", "Βρετανική"),
    "GE": ("Georgian", "Γεωργιανή"),
    "GL": ("Greenlandic", "Γροιλανδική"),
    "GR": ("Greek", "Ελληνική"),
    "HR": ("Croatian", "Κροατική"),
    "HU": ("Hungarian", "Ουγγρική"),
    "ID": ("Indonesian", "Ινδονησιακή"),
    "IE": ("Irish", "Ιρλανδική"),
    "IL": ("Israeli", "Ισραηλινή"),
    "IN": ("Indian", "Ινδική"),
    "IQ": ("Iraqi", "Ιρακινή"),
    "IR": ("Iranian", "Ιρανική"),
    "IS": ("Icelandic", "Ισλανδική"),
    "IT": ("Italian", "Ιταλική"),
    "JM": ("Jamaican", "Τζαμαϊκανή"),
    "JO": ("Jordanian", "Ιορδανική"),
    "JP": ("Japanese", "Ιαπωνική"),
    "KG": ("Kyrgyz", "Κιργιζική"),
    "KH": ("Cambodian", "Καμποτζιανή"),
    "KP": ("North Korean", "Βορειοκορεατική"),
    "KR": ("South Korean", "Νοτιοκορεατική"),
    "KZ": ("Kazakh", "Καζακική"),
    "LB": ("Lebanese", "Λιβανέζικη"),
    "LT": ("Lithuanian", "Λιθουανική"),
    "LU": ("Luxembourgish", "Λουξεμβουργιανή"),
    "LV": ("Latvian", "Λετονική"),
    "LY": ("Libyan", "Λιβυκή"),
    "MA": ("Moroccan", "Μαροκινή"),
    "MD": ("Moldovan", "Μολδαβική"),
    "ME": ("Montenegrin", "Μαυροβουνιακή"),
    "MN": ("Mongolian", "Μογγολική"),
    "MT": ("Maltese", "Μαλτέζικη"),
    "MX": ("Mexican", "Μεξικανική"),
    "MY": ("Malaysian", "Μαλαισιανή"),
    "NG": ("Nigerian", "Νιγηριανή"),
    "NL": ("Dutch", "Ολλανδική"),
    "NO": ("Norwegian", "Νορβηγική"),
    "NP": ("Nepali", "Νεπαλική"),
    "NZ": ("New Zealand", "Νεοζηλανδική"),
    "PE": ("Peruvian", "Περουβιανή"),
    "PH": ("Philippine", "Φιλιππινέζικη"),
    "PK": ("Pakistani", "Πακιστανική"),
    "PL": ("Polish", "Πολωνική"),
    "PS": ("Palestinian", "Παλαιστινιακή"),
    "PT": ("Portuguese", "Πορτογαλική"),
    "RO": ("Romanian", "Ρουμανική"),
    "RS": ("Serbian", "Σερβική"),
    "RU": ("Russian", "Ρωσική"),
    "SA": ("Saudi", "Σαουδαραβική"),
    "SD": ("Sudanese", "Σουδανική"),
    "SE": ("Swedish", "Σουηδική"),
    "SI": ("Slovenian", "Σλοβενική"),
    "SK": ("Slovak", "Σλοβακική"),
    "SN": ("Senegalese", "Σενεγαλέζικη"),
    "SY": ("Syrian", "Συριακή"),
    "TH": ("Thai", "Ταϊλανδική"),
    "TN": ("Tunisian", "Τυνησιακή"),
    "TR": ("Turkish", "Τουρκική"),
    "TW": ("Taiwanese", "Ταϊβανέζικη"),
    "UA": ("Ukrainian", "Ουκρανική"),
    "US": ("US", "Αμερικανική"),
    "UY": ("Uruguayan", "Ουρουγουανή"),
    "UZ": ("Uzbek", "Ουζμπεκική"),
    "VE": ("Venezuelan", "Βενεζουελάνικη"),
    "VN": ("Vietnamese", "Βιετναμέζικη"),
    "ZA": ("South African", "Νοτιοαφρικανική"),
}

# Of the 7000 languages beyond ISO 639-1: those films are in, where CLDR's names serve.
MORE_LANGUAGES = (
    "ach ady ain ast bem bho ceb chr fil fon fur grc haw hil hmn hsb ilo kab kbd kmb lez lij lkt luo "
    "mai mas mni mos mwl nap nds new nso pap pcm raj sat scn sco shi smj smn sms snk srn srr tet tpi tyv udm umb vec "
    "wal yue zap zza"
)

LANGUAGES = {
    "aat": ("Arvanitika", "Αρβανίτικα"),
    "acm": ("Iraqi Arabic", "Αραβικά του Ιράκ"),
    "aeb": ("Tunisian Arabic", "Αραβικά της Τυνησίας"),
    "aii": ("Assyrian Neo-Aramaic", "Νεοαραμαϊκά (Ασσυριακά)"),
    "apc": ("Levantine Arabic", "Αραβικά του Λεβάντε"),
    "arc": ("Aramaic", "Αραμαϊκά"),
    "arn": ("Mapudungun", "Μαπουντούνγκουν"),
    "arq": ("Algerian Arabic", "Αραβικά της Αλγερίας"),
    "ary": ("Moroccan Arabic", "Αραβικά του Μαρόκου"),
    "arz": ("Egyptian Arabic", "Αραβικά της Αιγύπτου"),
    "ban": ("Balinese", "Μπαλινέζικα"),
    "bn": ("Bengali", "Βεγγαλικά"),
    "bua": ("Buryat", "Μπουριάτ"),
    "ckb": ("Sorani Kurdish", "Κουρδικά (Σορανί)"),
    "ckt": ("Chukchi", "Τσούκτσι"),
    "cmn": ("Mandarin", "Μανδαρινικά"),
    "cnr": ("Montenegrin", "Μαυροβουνιακά"),
    "crh": ("Crimean Tatar", "Ταταρικά της Κριμαίας"),
    "dje": ("Zarma", "Ζάρμα"),
    "dyu": ("Dyula", "Ντιούλα"),
    "evn": ("Evenki", "Εβένκι"),
    "fa": ("Farsi", "Φαρσί"),
    "fit": ("Meänkieli", "Μεανκιέλι"),
    "fuf": ("Pular", "Πουλάρ"),
    "gag": ("Gagauz", "Γκαγκαουζικά"),
    "gcf": ("Antillean Creole", "Κρεολικά των Αντιλλών"),
    "gsw": ("Swiss German", "Ελβετικά Γερμανικά"),
    "guc": ("Wayuu", "Γουαγιού"),
    "hak": ("Hakka", "Χάκα"),
    "ht": ("Haitian Creole", "Κρεολικά της Αϊτής"),
    "jam": ("Jamaican Creole", "Κρεολικά της Τζαμάικας"),
    "kea": ("Cape Verdean Creole", "Κρεολικά του Πράσινου Ακρωτηρίου"),
    "kl": ("Greenlandic", "Γροιλανδικά"),
    "kmr": ("Kurmanji Kurdish", "Κουρδικά (Κουρμαντζί)"),
    "kri": ("Krio", "Κρίο"),
    "lad": ("Ladino", "Λαντίνο"),
    "lzz": ("Laz", "Λαζικά"),
    "mfe": ("Mauritian Creole", "Κρεολικά του Μαυρικίου"),
    # CLDR's «Σλαβομακεδονικά» and plain «Μακεδονικά» are both rejected by part of the readers. This form takes no
    # side, and an editor can change it.
    "mk": ("Macedonian", "Γλώσσα της Βόρειας Μακεδονίας"),
    "mnk": ("Mandinka", "Μαντίνκα"),
    "nah": ("Nahuatl", "Νάουατλ"),
    "nan": ("Min Nan (Hokkien)", "Μιν Ναν (Χόκιεν)"),
    "pnt": ("Pontic Greek", "Ποντιακά"),
    "prs": ("Dari", "Νταρί"),
    "quc": ("K’iche’ Maya", "Μάγια Κιτσέ"),
    "rcf": ("Réunion Creole", "Κρεολικά της Ρεϊνιόν"),
    "rif": ("Tarifit", "Ταριφίτ"),
    "rom": ("Romani", "Ρομανί"),
    "rup": ("Aromanian", "Αρωμουνικά (Βλάχικα)"),
    "sah": ("Yakut", "Γιακουτικά"),
    "sh": ("Serbo-Croatian", "Σερβοκροατικά"),
    "tcy": ("Tulu", "Τούλου"),
    "tmh": ("Tamashek", "Ταμασέκ"),
    "tsd": ("Tsakonian", "Τσακώνικα"),
    "tzm": ("Central Atlas Tamazight", "Ταμαζίγτ του Κεντρικού Άτλαντα"),
    "wuu": ("Wu Chinese", "Κινεζικά Γου"),
    "yrk": ("Nenets", "Νενέτς"),
    "yua": ("Yucatec Maya", "Μάγια του Γιουκατάν"),
    "zxx": ("No dialogue", "Χωρίς διαλόγους"),
}

SIGN_LANGUAGES = {
    "ase": ("American", "Αμερικανική"),
    "bfi": ("British", "Βρετανική"),
    "csl": ("Chinese", "Κινεζική"),
    "dse": ("Dutch", "Ολλανδική"),
    "dsl": ("Danish", "Δανική"),
    "fse": ("Finnish", "Φινλανδική"),
    "fsl": ("French", "Γαλλική"),
    "gsg": ("German", "Γερμανική"),
    "gss": ("Greek", "Ελληνική"),
    "isr": ("Israeli", "Ισραηλινή"),
    "ise": ("Italian", "Ιταλική"),
    "jsl": ("Japanese", "Ιαπωνική"),
    "nsl": ("Norwegian", "Νορβηγική"),
    "psr": ("Portuguese", "Πορτογαλική"),
    "rsl": ("Russian", "Ρωσική"),
    "ssp": ("Spanish", "Ισπανική"),
    "swl": ("Swedish", "Σουηδική"),
    "tsm": ("Turkish", "Τουρκική"),
}


def countries() -> list[dict]:
    rows = []
    for code in {country.alpha_2 for country in pycountry.countries} | {"XK"}:
        name_en, name_el = COUNTRIES.get(code) or (EN.territories[code].replace(" & ", " and "), EL.territories[code])
        rows.append(country(code, name_en, name_el))
    rows += [country(code, en, el, historic=True, successor=then) for code, (en, el, then) in HISTORIC.items()]
    return rows


def country(code: str, name_en: str, name_el: str, historic: bool = False, successor: str = "") -> dict:
    adjective_en, adjective_el = ADJECTIVES.get(code, ("", ""))
    return {
        "code": code,
        "name_en": name_en,
        "name_el": name_el,
        "adjective_en": adjective_en,
        "adjective_el": adjective_el,
        "historic": historic,
        "successor": successor,
    }


def languages() -> list[dict]:
    codes = [*two_letter_codes(), *MORE_LANGUAGES.split()]
    names = {code: (EN.languages.get(code), EL.languages.get(code)) for code in codes}
    names |= LANGUAGES
    names |= {code: (f"{en} Sign Language", f"{el} Νοηματική Γλώσσα") for code, (en, el) in SIGN_LANGUAGES.items()}
    names["ils"] = ("International Sign", "Διεθνή Νοήματα")
    return [{"code": code, "name_en": en, "name_el": el} for code, (en, el) in names.items()]


def two_letter_codes() -> list[str]:
    return [language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")]


def write(name: str, rows: list[dict]) -> None:
    """One entry a line, by code, so that a change is one line of a diff."""
    rows = sorted(rows, key=lambda row: row["code"])
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (HERE / name).write_text(unicodedata.normalize("NFC", f"[\n{lines}\n]\n"), encoding="utf-8")


if __name__ == "__main__":
    write("countries.json", countries())
    write("languages.json", languages())
