"""What somebody may have meant."""

import difflib


def nearest(written: str, known: list[str]) -> str:
    """The known word that is nearly this one; '' where there is none."""
    return next(iter(difflib.get_close_matches(written, known, 1, 0.6)), "")
