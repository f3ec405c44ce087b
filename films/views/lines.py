"""Screenings as the lines of a page."""

from datetime import datetime

from films.schedule.load import Listed, for_lines, listed


def lines_of(screenings, at: datetime) -> list[Listed]:
    """The lines of a QuerySet of screenings in order; a film without a translated title tells its language."""
    rows = for_lines(screenings).prefetch_related("film__film_languages__language").in_order()
    return listed(list(rows), at)
