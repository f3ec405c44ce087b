"""Every page in both languages: nobody is shut out, nothing fails to load, nothing is cut off."""

import re
from collections import defaultdict

import pytest
import time_machine
from django.template.loader import render_to_string

from . import checks
from .pages import ADMIN, AS_OF, LOGIN, NAMESAKES, NOT_PAGES, PUBLIC, named_patterns

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
TITLE, DESCRIPTION = re.compile(r"<title>([^<]+)</title>"), re.compile(r'<meta name="description" content="([^"]+)">')

languages = pytest.mark.parametrize("language", ["en", "el"])


def each(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.name)


def test_every_address_is_in_the_list():
    listed = {page.view for page in PUBLIC}

    assert named_patterns() - NOT_PAGES == listed


@languages
@each(PUBLIC)
def test_page_is_sound(visitor, server, page, language):
    tab = visitor()
    heard = checks.listen(tab, server.url, page.status)
    with time_machine.travel(page.at, tick=False):
        tab.goto(page.path(language))
        complaints = checks.pictures(tab)

    complaints += [*heard, *checks.head(tab), *checks.at_every_size(tab)]

    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("status", [403, 500])
def test_page_of_a_failure_is_sound(visitor, server, status):
    """Made as the site makes it, without a request, and brought into the browser in place of a page that fails."""
    tab = visitor()
    failing = f"{server.url}/en/fails/"
    body = render_to_string(f"{status}.html")
    tab.route(failing, lambda route: route.fulfill(status=status, content_type="text/html", body=body))
    heard = checks.listen(tab, server.url, status)
    tab.goto(failing)

    complaints = [*heard, *checks.head(tab), *checks.at_every_size(tab)]

    assert not complaints, "\n".join(complaints)


@languages
@each([LOGIN, *ADMIN, *AS_OF])
def test_page_of_editors_is_sound(editor, server, page, language):
    tab = editor(language, known=page is not LOGIN)
    heard = checks.listen(tab, server.url, page.status)
    tab.goto(page.path(language))
    complaints = checks.pictures(tab)

    complaints += [*heard, *checks.at_every_size(tab)]

    assert not complaints, "\n".join(complaints)


@languages
def test_title_and_description_name_one_page(client, language):
    addresses = defaultdict(set)
    for page in [page for page in [*PUBLIC, *NAMESAKES] if page.status == 200 and not page.through]:
        with time_machine.travel(page.at, tick=False):
            html = client.get(page.path(language)).content.decode()
        address = CANONICAL.search(html).group(1)
        addresses[TITLE.search(html).group(1)].add(address)
        addresses[DESCRIPTION.search(html).group(1)].add(address)

    assert {words: shared for words, shared in addresses.items() if len(shared) > 1} == {}
