"""python -m festival.tests.statetable    writes the tables of docs/states.md anew, between their marks"""

import os

import django

from festival.tests import environment  # noqa: F401  settings that need no .env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "festival.settings")
django.setup()

from festival.tests.statetable.tables import DOCUMENT, written  # noqa: E402  what Django must be ready for

DOCUMENT.write_text(written(), encoding="utf8")
