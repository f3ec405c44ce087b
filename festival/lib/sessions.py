"""Sessions in the database, which is asked for none but the keys that are given out.

A cookie can bring any text, also a NUL, which PostgreSQL refuses to look for.
"""

import re

from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

_KEY = re.compile(rf"[{VALID_KEY_CHARS}]{{8,40}}")  # a column's length at most


class SessionStore(DatabaseStore):
    """The key of a cookie that was never given out is none."""

    def _validate_session_key(self, key) -> bool:
        return bool(_KEY.fullmatch(key or ""))
