"""The tables of docs/states.md are those that the code makes."""

from festival.tests.statetable.tables import DOCUMENT, written
from films.models import Screening
from films.schedule.state import PARTS


def test_document_is_fresh():
    """Else: `python -m festival.tests.statetable`."""
    assert DOCUMENT.read_text(encoding="utf8") == written()


def test_every_kind_status_entry_and_ticket_state_is_in_it():
    text = DOCUMENT.read_text(encoding="utf8")
    codes = [*PARTS, *Screening.Entry.values, *Screening.Tickets.values]

    assert [code for code in codes if f"| `{code}`" not in text] == []
    assert [status for status in Screening.Status.values if f"| {status}" not in text] == []
