"""`--screenshots DIR`: a picture of every page on phone and desk, by day and by night, in both languages."""

from pathlib import Path

import pytest
import time_machine

from . import checks
from .pages import ADMIN, LOGIN, PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("language", ["en", "el"])
@pytest.mark.parametrize("page", [*PUBLIC, LOGIN, *ADMIN], ids=lambda page: page.name)
def test_picture(visitor, editor, pytestconfig, page, language):
    folder = Path(pytestconfig.getoption("--screenshots"))
    tab = editor(language, known=page is not LOGIN) if page.staff else visitor()
    with time_machine.travel(page.at, tick=False):
        tab.goto(page.path(language))
        checks.pictures(tab)
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            checks.look(tab, width, scheme)
            tab.screenshot(path=folder / f"{page.name}-{width}-{scheme}-{language}.png", full_page=True)
