"""Numbers of rows, as addresses and buttons send them."""

import re

_OF_A_ROW = re.compile(r"[0-9]{1,18}")  # as many digits as fit into the key of a row


def row_number(text: str | None) -> int | None:
    """None where no row can have it."""
    return int(text) if _OF_A_ROW.fullmatch(text or "") else None
