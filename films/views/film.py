"""The page everything starts from."""

from collections.abc import Collection
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import override, pgettext
from django.views.generic import DetailView

from festival.lib.structured import picture
from festival.lib.translated import LANGUAGES, page_language
from festival.lib.viewing import viewing
from festival.lib.views import PublicPage
from films.models import Film, Role
from films.models.selection import by_edition, premiere_of
from films.preview import previewed, unlinked
from films.proof import facts
from films.schedule.load import film_schedule
from films.schedule.load_errata import notes
from films.structured.events import events, window
from films.structured.works import movie, social
from films.subtitles import spoken, subtitles
from people.filmography import filmographies
from people.redirects import Lasting

SWITCH = [(code, f"?language={code}") for code in LANGUAGES]  # of a preview, whose address has no language


class FilmPage(PublicPage, Lasting, DetailView):
    """A film: what it is, whether it is on, who made it. Found by its slug or a past one."""

    template_name = "films/film.html"
    slug_kinds = {"slug": "film"}

    def get_object(self, queryset=None):
        self.proof = self._proof()
        if self.proof:
            return previewed(self.proof, self.at)
        return get_object_or_404(Film.objects.public(self.at).for_detail(self.at), slug=self.kwargs["slug"])

    def _proof(self) -> Film | None:
        """The film whose proof this is, where the page is read through the share link of that film."""
        through = self.request.through
        own = through and Film.objects.filter(slug=self.kwargs["slug"]).first()
        return own if own and through.proves(own) else None

    def breadcrumbs(self):
        selections = self.object.public_selections
        if self.proof or not selections:
            return in_programme()
        section = selections[0].section
        return [
            (section.edition.label, section.edition.get_absolute_url()),
            (section.title, section.get_absolute_url()),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.proof:
            context |= preview_context(self.object, self.at)
            return context | {"facts": facts(self.object, context)}
        context |= film_context(self.object, self.at)
        return context | for_machines(self.object, context)


def in_programme() -> list[tuple[str, str]]:
    """The way to a film whose section readers may not know."""
    return [(pgettext("films", "Programme"), reverse("films:programme"))]


def for_machines(film: Film, context) -> dict:
    """The film, its public screenings and windows as structured data; its still for who shares the address."""
    schedule, at, still = context["schedule"], context["at"], context["picture"]
    return {
        "structured": [
            movie(film),
            *events(schedule.screenings, at, still and picture(still)),
            *map(window, schedule.windows),
        ],
        "social": {"type": "video.movie", "pictured": still, "more": social(film)},
    }


def film_page(request, film) -> HttpResponse:
    """The page of `film` as the public will see it: drafts and held selections as if their moments had come.

    Only for staff: the caller checks the permission. Never cached, never indexed. In the language of the editors' room,
    or in that of `?language=`.
    """
    at, asked = viewing(request), request.GET.get("language")
    with override(asked if asked in LANGUAGES else page_language()):
        shown = previewed(film, at)
        context = {"film": shown, "object": shown, "at": at, **preview_context(shown, at)}
        context |= {"breadcrumbs": in_programme(), "own_path": shown.get_absolute_url(), "switch": SWITCH}
        response = TemplateResponse(request, "films/film.html", context).render()
        response["Content-Language"] = page_language()
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def preview_context(film: Film, at) -> dict:
    """What the template prints of a film that is not public yet: all as it will be, and that it is not."""
    return {"preview": True, "unlinked": unlinked(film, at), **film_context(film, at, as_if_public={film.pk})}


def film_context(film: Film, at, as_if_public: Collection[int] = ()) -> dict:
    """What the template prints beside the film itself."""
    schedule = film_schedule([film.pk], at, as_if_public)[film.pk]
    selections = film.public_selections
    edition = selections[0].edition if selections else None
    direction = [credit for credit in film.page_credits if credit.role.code == Role.DIRECTION]
    return {
        "schedule": schedule,
        "notes": notes(schedule.screenings, at),
        "edition": edition,
        "section": selections[0].section if selections else None,
        "presented": presented(selections),
        "credit_lines": credits_by_role(film.page_credits),
        "spoken": spoken(film),
        "subtitles": subtitles(film, edition),
        "direction": direction,
        "directors": directors(film, direction, at),
        "picture": film.pictures[0] if film.pictures else None,
        "more_pictures": film.pictures[1:],
    }


def credits_by_role(credits) -> list[tuple[Role, list]]:
    """The credit lines of a page: each role once, with its names in order."""
    return [(role, list(names)) for role, names in groupby(credits, key=lambda credit: credit.role)]


def presented(selections) -> list[dict]:
    """Where the film was chosen, newest first: edition, sections, the one premiere, and whether it was withdrawn."""
    return [
        {
            "edition": edition,
            "premiere": premiere_of(chosen),
            "selections": chosen,
            "withdrawn": all(selection.withdrawn for selection in chosen),
        }
        for edition, chosen in by_edition(selections)
    ]


def directors(film: Film, direction, at) -> list[dict]:
    """Who directed it, each with biography and the joined filmography; nobody of whom there is nothing to tell."""
    people = [credit.person for credit in direction if credit.person]
    lines = filmographies(people, at, also=film)
    return [
        {"person": person, "filmography": made}
        for person in people
        if (made := _beyond(film, lines[person.pk])) or person.biography or person.portrait
    ]


def _beyond(film: Film, filmography: list) -> list:
    """Nothing where it names only the film whose page this is."""
    return filmography if any(line.film != film for line in filmography) else []
