"""The Greek catalogue: compiled without gettext, and compared with what the code says.

python -m festival.tests.catalogue                    compile every .po to .mo
python -m festival.tests.catalogue --compare OLD NEW  fail where NEW (fresh from the code) has what OLD lacks
"""

import sys
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent.parent / "locale"


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def compiled(path: Path) -> bytes:
    """The .mo bytes of a .po, the same on every machine."""
    return polib.pofile(str(path)).to_binary()


def problems(path: Path) -> list[str]:
    """The entries that are fuzzy, empty, or lack a plural form."""
    found = []
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            continue
        forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        if entry.fuzzy or not all(forms):
            found.append(entry.msgid)
    return found


def missing(committed: Path, fresh: Path) -> list[str]:
    """What the code says and the committed catalogue does not know."""
    known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(committed)) if not entry.obsolete}
    return [entry.msgid for entry in polib.pofile(str(fresh)) if (entry.msgctxt, entry.msgid) not in known]


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--compare"]:
        lacking = [*missing(*map(Path, arguments[1:3])), *problems(Path(arguments[1]))]
        for msgid in lacking:
            print(f"Not in the Greek catalogue: {msgid!r}")
        return 1 if lacking else 0
    for path in catalogues():
        path.with_suffix(".mo").write_bytes(compiled(path))
        print(f"{path}: {len(problems(path))} entries to do")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
