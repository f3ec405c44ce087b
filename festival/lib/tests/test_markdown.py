"""Staff's Markdown: what of it becomes HTML, and where its links lead."""

import pytest

from festival.lib.markdown import plain, render
from festival.through import beginning

OWN = ["/en/schedule/", "/el/", "/en?day=1", "/media/a.pdf"]
OTHERS = ["https://example.org/en/", "//example.org/en/", "/admin/", "/energy/", "#below", "mailto:a@example.org"]


def link(address):
    return f'<p><a href="{address}">here</a></p>\n'


@pytest.mark.parametrize("address", OWN + OTHERS)
def test_links_stand_as_written(address):
    assert render(f"[here]({address})") == link(address)


@pytest.mark.parametrize("address", OWN)
def test_links_on_this_site_do_not_lead_out_of_a_share_link(address):
    with beginning("/v/token/"):
        assert render(f"[here]({address})") == link(f"/v/token{address}")


@pytest.mark.parametrize("address", OTHERS)
def test_other_links_stand_as_written_under_a_share_link_too(address):
    with beginning("/v/token/"):
        assert render(f"[here]({address})") == link(address)


def test_raw_html_is_text():
    assert render("<b>bold</b>") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"


def test_words_are_read_without_marks_and_escaped_by_whoever_prints_them():
    words = plain('The *"Boat"* & [more](/en/)')
    assert (words, type(words)) == ('The "Boat" & more\n', str)
