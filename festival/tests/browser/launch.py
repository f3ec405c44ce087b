"""Debian's Chromium under Playwright; a test that needs it is skipped, in words, where it is missing."""

import os
import shutil
from contextlib import contextmanager

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # nothing leaves this machine
]


@contextmanager
def chromium():
    """A running browser."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is missing: requirements-dev.txt has it.")
    pytest.importorskip("axe_playwright_python", reason="axe is missing: requirements-dev.txt has it.")
    if not CHROMIUM:
        pytest.skip("Chromium is missing: apt-get install chromium, or say where it is in CHROMIUM.")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, chromium_sandbox=os.geteuid() != 0
        )
        yield launched
        launched.close()
