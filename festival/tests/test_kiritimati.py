"""The office clock decides nothing: what depends on time holds where today is already tomorrow, at UTC+14."""

import os
import subprocess
import sys

from django.conf import settings

PARTS = ["films/tests/schedule", "films/tests/test_edition.py"]
THOROUGH = [
    "festival/tests/admin/test_screening_form.py",
    "films/tests/test_load.py",
    "films/tests/test_public.py",
    "films/tests/pages/test_pages.py",
    "festival/tests/scenarios",
]
LEFT_OUT = ["films/tests/schedule/test_properties.py", __file__]  # long, and no office clock in it; never itself
OPTIONS = ["-q", "-x", "--no-migrations", "-p", "no:cacheprovider", *(f"--ignore={path}" for path in LEFT_OUT)]


def test_what_depends_on_time_holds_in_kiritimati(thorough):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    there = {**inherited, "TIME_ZONE": "Pacific/Kiritimati", "DATABASE_URL": "sqlite://:memory:"}

    suite = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, *PARTS, *(THOROUGH if thorough else ())],
        cwd=settings.BASE_DIR,
        env=there,
        capture_output=True,
        text=True,
        check=False,
    )

    assert suite.returncode == 0, suite.stdout
