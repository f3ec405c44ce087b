"""What single sheets know beyond their columns: who shares a line, what withdrawing means, what is pointed out."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.translated import page_language
from films.models import Hall, Screening, Selection, Still
from films.schedule.when import day_words
from people.models import Person

from .messages import Wrong, worded
from .tables import ACTION, DELETE

# --- Who shares a line ----------------------------------------------------------------------------------------------


def of_venues(sheet, site) -> list[dict]:
    """A line for each hall with its venue, and one for a venue without halls."""
    venues, halls = sheet.tables
    lines = [{venues: hall.venue, halls: hall} for hall in site.all(Hall)]
    housed = {hall.venue for hall in site.all(Hall)}
    return lines + [{venues: venue} for venue in site.all(venues.model) if venue not in housed]


def tells_of_venue(cells) -> bool:
    """Beside a hall, “delete” is about the hall alone."""
    return not (cells.get("hall") and cells.get(ACTION) == DELETE)


def tells_of_hall(cells) -> bool:
    return bool(cells.get("hall")) or cells.get(ACTION) != DELETE


def venue_without_halls(line, draft) -> bool:
    """A venue that has no hall, here or where it was exported, has a row without one."""
    if line.cells.get("hall"):
        return False
    if draft.was_so(line):
        return True
    venue = line.value_or_none("venue")
    return venue not in (None, *draft.site.new) and all(hall.venue != venue for hall in draft.site.all(Hall))


def of_pictures(sheet, site) -> list[dict]:
    """A line for each still, and for each portrait."""
    stills, portraits = sheet.tables
    lines = [{stills: still} for still in site.all(Still)]
    return lines + [{portraits: person} for person in site.all(Person) if has_portrait(person)]


def has_portrait(person: Person) -> bool:
    """Something is said of a portrait; the focal point of none is nothing."""
    return bool(person.portrait or person.portrait_alt_en or person.portrait_alt_el or person.portrait_credit)


# --- What a row is called in a preview ------------------------------------------------------------------------------
# Without asking the database, as `str` of a film without a translated title would for its language.


def film_title(film) -> str:
    return str(film.title) or film.original_title or film.slug


def selection_title(selection: Selection) -> str:
    return f"{film_title(selection.film)} · {selection.section}"


def shown_title(row) -> str:
    """Of a screening, an online window, a still."""
    film, package = row.film, getattr(row, "package", None)
    if film or package:
        return film_title(film) if film else str(package.title)
    return str(row.title)


def award_title(award) -> str:
    return f"{award.shown_words}: {film_title(award.film) if award.film else award.person}"


# --- Withdrawing ----------------------------------------------------------------------------------------------------


def withdraw_selection(selection: Selection, site, at) -> list:
    return [(selection, Selection.Status.WITHDRAWN)]


def withdraw_screening(screening: Screening, site, at) -> list:
    return [(screening, Screening.Status.CANCELLED)]


def withdraw_film(film, site, at) -> list:
    """Every selection in the one edition that is still to come or running."""
    chosen = [one for one in site.all(Selection) if one.film == film and not one.section.edition.closed(at)]
    if len({one.section.edition for one in chosen}) != 1:
        fix = _("Write “withdraw” beside its rows in the sheet selections.")
        raise Wrong(_("It cannot be told from which edition the film is withdrawn."), fix)
    return [(one, Selection.Status.WITHDRAWN) for one in chosen]


# --- Rules between rows ---------------------------------------------------------------------------------------------


def selection_rules(selection: Selection, site) -> None:
    """A film has one premiere in an edition; an announcement alone moves what it holds."""
    selection.refuse_other_moment()
    others = [
        one
        for one in site.parts(Selection, "film", selection.film)
        if one is not selection and one.section.edition == selection.section.edition and one not in site.deleted
    ]
    selection.agree_with(others)


def award_rules(award, site) -> None:
    award.clean()
    award.refuse_other_moment()


# --- Pointing out ---------------------------------------------------------------------------------------------------


def festival_day(screening: Screening, changed: set[str]) -> list:
    """A start in the small hours is echoed with its festival day."""
    if "start" not in changed or not screening.after_midnight:
        return []
    return [worded(_("Festival day: {day}, after midnight."), day=spoken(screening.festival_day))]


spoken = lazy(lambda day: day_words(day)[page_language()], str)
