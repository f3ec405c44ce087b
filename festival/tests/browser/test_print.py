"""On paper: no menus, and every state in words."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

HIDDEN = [".nav", ".tools", ".skip", ".foot nav"]
STATES = ["Cancelled", "Moved", "New venue", "Replaces", "Sold out", "Few tickets", "Standby only", "Finished"]


@pytest.fixture
def printed(visitor):
    def show(path):
        tab = visitor(width=794)  # A4 at 96 dots an inch
        tab.emulate_media(media="print")
        tab.goto(path)
        return tab

    return show


def shown(tab, selector) -> list[str]:
    return [words for words in tab.locator(selector).locator("visible=true").all_inner_texts() if words.strip()]


def test_schedule_is_printed_with_its_changes_and_its_date(printed):
    tab = printed("/en/schedule/")

    assert shown(tab, ", ".join([*HIDDEN, ".days", ".quick", ".btn", ".now"])) == []
    assert len(shown(tab, ".printnote")) == 1
    assert len(shown(tab, ".ticket")) == tab.locator(".ticket").count()  # those that are folded on the screen as well
    notes = " ".join(shown(tab, ".ticket__note"))
    assert [word for word in STATES if word not in notes] == []
    assert shown(tab, ".ticket__note--now") == []  # what runs now has ended before anybody reads it
    assert tab.locator(".ticket__note--now").count() > 2


def test_grid_is_printed_as_the_list_it_is(printed):
    """Also one day of a venue, whose name stands above it; and what is for the screen alone stays there."""
    tab = printed("/en/schedule/2026-11-09/?view=grid&venue=port")

    assert shown(tab, ", ".join([".halls", ".hour__head--empty", ".now", ".switch", ".chips", ".sheets"])) == []
    assert set(shown(tab, ".ticket__hall")) <= {"Frida Liappa", "Tonia Marketaki", "John Cassavetes", "Stavros Tornes"}
    assert shown(tab, ".printnote")[0].startswith("12th DEMO. Port. As of Sunday 8 November, 18:40.")


def test_all_days_are_printed_each_on_a_page_of_its_own(printed):
    tab = printed("/en/editions/demo-12/schedule/?day=all&venue=makedonikon")

    breaks = tab.locator(".day").evaluate_all("days => days.map((day) => getComputedStyle(day).breakBefore)")
    assert breaks == ["auto", *["page"] * (len(breaks) - 1)]
    assert len(breaks) > 2


def test_film_is_printed_with_its_state(printed):
    tab = printed("/en/films/salt-on-the-stairs/")

    assert shown(tab, ", ".join(HIDDEN)) == []
    assert shown(tab, "#screenings > .state")[0].startswith("Next screening")
    assert len(shown(tab, ".ticket__hall")) >= 3


def test_nothing_printed_is_coloured(printed):
    """Stubs and bands keep their words and lose their ground: paper has no ink to spare."""
    tab = printed("/en/schedule/")

    grounds = tab.locator(".ticket__stub").evaluate_all(
        "stubs => stubs.map((stub) => getComputedStyle(stub).backgroundColor)"
    )

    assert set(grounds) == {"rgba(0, 0, 0, 0)"}
