"""`/api/v1/screenings/` and one of them, under the rules of their pages."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from festival.lib.views import absolute
from films.current import current_edition
from films.filter_words import OfferFilterSet
from films.filters import FilmFilter, ScreeningFilter
from films.models import Edition, Screening
from films.schedule.load import EditionSchedule, Listed
from films.shortcuts import filters, passing
from films.views.screening import like

from .answers import ApiView, Refused
from .paging import Piece
from .screening import screening

OWN = ("edition", "limit", "offset")
FILTERS = (*FilmFilter.base_filters, *ScreeningFilter.base_filters)


class ScreeningsApi(ApiView):
    """Those of the current edition, or of the one asked for; press, industry and schools where `audience=` asks."""

    def data(self):
        query = self.request.GET
        _refuse_unknown(query, (*OWN, *FILTERS))
        piece, edition = Piece.asked(query), self._edition(query.get("edition", ""))
        lines = self._lines(query, edition) if edition else []
        address = absolute(reverse("api:screenings"))
        return piece.of(lines, lambda line: screening(line, self.at), address, query)

    def _edition(self, slug: str) -> Edition | None:
        if not slug:
            return current_edition(self.request)
        if edition := Edition.objects.public(self.at).asked(slug):
            return edition
        raise _unknown({"edition": [f"There is no edition “{slug}”."]})

    def _lines(self, query: QueryDict, edition: Edition) -> list[Listed]:
        schedule = EditionSchedule(edition, self.at)
        both = filters(query, schedule)
        if wrong := {name: told for one in both for name, told in _told(one).items()}:
            raise _unknown(wrong)
        return passing(both, schedule)


class ScreeningApi(ApiView):
    """One by its uuid; of those for guests only where `audience=` asks for them."""

    def data(self, uuid: str):
        query = self.request.GET
        _refuse_unknown(query, ("audience",))
        audiences = query.getlist("audience") or [Screening.Audience.PUBLIC]
        if wrong := [one for one in audiences if one not in Screening.Audience.values]:
            raise _unknown({"audience": [f"Unknown value: {one}" for one in wrong]})
        line = self._line(_uuid(uuid), audiences)
        if line is None:
            raise Refused("unknown", "There is no such screening.", 404)
        return screening(line, self.at)

    def _line(self, uuid: UUID | None, audiences: list[str]) -> Listed | None:
        asked = Screening.objects.filter(Screening.moment_q(self.at), uuid=uuid, audience__in=audiences)
        found = asked.select_related("edition__country").first() if uuid else None
        return EditionSchedule(found.edition, self.at, only=like(found)).get(uuid) if found else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


# --- What was not understood ----------------------------------------------------------------------------------------


def _refuse_unknown(query: QueryDict, known: tuple[str, ...]) -> None:
    """A misspelt filter would otherwise find everything."""
    if wrong := {name: [f"There is no filter “{name}”."] for name in query if name not in known}:
        raise _unknown(wrong)


def _told(filterset: OfferFilterSet) -> dict[str, list[str]]:
    """By parameter; nothing is ignored here, as it is on a page."""
    errors = filterset.form.errors.as_data() if filterset.is_bound else {}
    return {name: [words for one in found for words in _words(one)] for name, found in errors.items()}


def _words(error: ValidationError) -> list[str]:
    return [f"Unknown value: {error.params['value']}"] if error.code == "unknown" else error.messages


def _unknown(parameters: dict[str, list[str]]) -> Refused:
    told = " ".join(f"{name}: {words}" for name, found in parameters.items() for words in found)
    return Refused("parameter", told, parameters=parameters)
