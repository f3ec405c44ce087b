"""Every kind of page once: what the browser tests walk through, and what `make screenshots` takes pictures of.

A new address belongs into PUBLIC, or into NOT_PAGES if nobody reads it in a browser; a test compares with the urlconf.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import get_resolver, reverse
from django.utils.translation import override

from festival.models import Page as FestivalPage
from films.models import (
    Announcement,
    Award,
    Edition,
    Film,
    Jury,
    Package,
    Screening,
    Section,
    ShareLink,
    Shortcut,
    Venue,
)
from people.models import Person

from .site import ATHENS, EVENING

NOT_PAGES = {
    "choose-language",
    "set_language",
    "colours",
    "robots",
    "sitemap",
    "sitemap-section",
    "alive",
    "ready",
    "media",
}
NOT_PAGES |= {"films:changes-feed", "films:display-worker", "ticket-states", "api:screenings", "api:screening"}
NOT_PAGES |= {f"films:{name}calendar" for name in ("", "film-", "person-", "section-", "venue-", "screening-", "pick-")}


@dataclass(frozen=True)
class Page:
    """One page: a view, its arguments (or how to ask the database for them), a query, and the time on the clock."""

    name: str  # of its tests and of its picture
    view: str  # the name of its URL pattern
    args: tuple | Callable[[], tuple] = ()
    query: str = ""
    wall: str = ""  # in Athens; else the evening of the demonstration
    status: int = 200
    through: Callable[[], str] | None = None  # what its address begins with

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.wall).replace(tzinfo=ATHENS) if self.wall else EVENING

    @property
    def staff(self) -> bool:
        return self.view.startswith("admin:") or self.through is friday

    def path(self, language: str) -> str:
        args = self.args() if callable(self.args) else self.args
        with override(language):
            path = reverse(self.view, args=args) + self.query
        return f"{self.through()}{path.removeprefix('/')}" if self.through else path


def screening(**given) -> Callable[[], tuple]:
    """The address of the first screening of the demonstration that is `given`."""
    return lambda: (Screening.objects.filter(edition__slug="demo-12", **given).order_by("code")[:1].get().uuid,)


def pk(model, **given) -> Callable[[], tuple]:
    return lambda: (model.objects.get(**given).pk,)


def first(model, **given) -> Callable[[], tuple]:
    """The key of the first row of the demonstration."""
    return lambda: (model.objects.filter(edition__slug="demo-12", **given).first().pk,)


def link(**given) -> Callable[[], str]:
    """The beginning of a share link's addresses."""
    return lambda: ShareLink.objects.get(**given).get_absolute_url()


def friday() -> str:
    """The beginning of the addresses of the site as of the first Friday."""
    return "/at/2026-11-06T18:00:00Z/"


PROOF, PRESS = link(film__slug="red-rooms"), link(announcement__title="Press conference")


def desk_text() -> tuple:
    """The short synopsis of a film, which has a limit."""
    return "films.film", Film.objects.get(slug="salt-on-the-stairs").pk, "short_synopsis"


DEMO, SEED = ("demo-12",), ("tiff-64",)

PUBLIC = [
    Page("home-silent", "home", wall="2010-01-01 12:00"),
    Page("home-announced", "home", wall="2026-07-01 12:00"),
    Page("home-announcing", "home", wall="2026-10-01 12:00"),
    Page("home-programme", "home", wall="2026-10-25 12:00"),
    Page("home-running", "home"),
    Page("home-night", "home", wall="2026-11-09 01:30"),
    Page("home-over", "home", wall="2026-11-16 12:00"),
    Page("home-archive", "home", wall="2024-02-01 12:00"),
    Page("programme", "films:programme"),
    Page("programme-list", "films:programme", query="?view=list&country=GR"),
    Page("programme-filtered", "films:programme", query="?section=feature-competition&country=GR&day=2026-11-09"),
    Page("programme-none", "films:programme", query="?q=no+such+film"),
    Page("programme-broken", "films:programme", query="?section=nowhere&age=old&from=noon&q=lighthouse"),
    Page("programme-closed", "films:programme", wall="2026-07-01 12:00"),
    Page("programme-early", "films:programme", wall="2026-10-01 12:00"),
    Page("schedule", "films:schedule"),
    Page("schedule-grid", "films:schedule", query="?view=grid"),
    Page("schedule-list", "films:schedule", query="?view=list&access=wheelchair"),
    Page("schedule-whole", "films:edition-schedule", DEMO, query="?day=all&section=feature-competition"),
    Page("schedule-filtered", "films:schedule", query="?venue=olympion&from=18:00"),
    Page("schedule-none", "films:schedule", query="?q=no+such+film"),
    Page("schedule-elsewhere", "films:schedule", query="?entry=pass&venue=port"),
    Page("schedule-closed", "films:schedule", wall="2026-10-15 12:00"),
    Page("schedule-day", "films:schedule-day", ("2026-11-13",)),
    Page("changes", "films:changes"),
    Page("changes-none", "films:edition-changes", SEED),
    Page("now", "films:now"),
    Page("now-night", "films:now", wall="2026-11-09 02:00"),
    Page("now-before", "films:now", wall="2026-10-25 12:00"),
    Page("now-over", "films:now", wall="2026-11-16 12:00"),
    Page("now-still", "films:now", query="?refresh=off"),
    Page("display", "films:display", ("port",)),
    Page("display-hall", "films:display", ("port",), query="?hall=stavros-tornes"),
    Page("display-night", "films:display", ("olympion",), wall="2026-11-09 02:00"),
    Page("pick-tonight", "films:pick", ("tonight",)),
    Page("pick-children", "films:pick", ("children",)),
    Page("pick-press", "films:pick", ("press",)),
    Page("editions", "films:editions"),
    Page("edition", "films:edition", DEMO),
    Page("edition-announced", "films:edition", DEMO, wall="2026-07-01 12:00"),
    Page("edition-seed", "films:edition", SEED),
    Page("edition-programme", "films:edition-programme", SEED),
    Page("edition-schedule", "films:edition-schedule", SEED),
    Page("edition-schedule-day", "films:edition-schedule-day", (*DEMO, "2026-11-06")),
    Page("section", "films:section", (*DEMO, "short-film-competition")),
    Page("section-parent", "films:section", (*DEMO, "open-waters")),
    Page("section-seed", "films:section", (*SEED, "tribute-takis-kanellopoulos")),
    Page("awards", "films:awards", DEMO, wall="2026-11-16 12:00"),
    Page("awards-closed", "films:awards", DEMO),
    Page("juries", "films:juries", DEMO),
    Page("juries-none", "films:juries", SEED),
    Page("film", "films:film", ("salt-on-the-stairs",)),
    Page("film-moved", "films:film", ("in-the-mood-for-love",)),
    Page("film-withdrawn", "films:film", ("nine-winters-of-paper",)),
    Page("film-without-still", "films:film", ("harakiri",)),
    Page("film-awarded", "films:film", ("the-lighthouse-timetable",), wall="2026-11-16 12:00"),
    Page("film-red-rooms", "films:film", ("red-rooms",)),
    Page("package", "films:package", ("demo-12-shorts-2",)),
    Page("screening", "films:screening", screening(film__slug="salt-on-the-stairs", tickets="standby")),
    Page("screening-package", "films:screening", screening(package__slug="demo-12-shorts-2")),
    Page("screening-talk", "films:screening", screening(kind="masterclass")),
    Page("screening-cancelled", "films:screening", screening(status="cancelled", film__slug="atlantics")),
    Page("screening-press", "films:screening", screening(audience="press")),
    Page("venues", "films:venues"),
    Page("venue", "films:venue", ("port",)),
    Page("country", "films:country", ("gr",)),
    Page("country-none", "films:country", ("fj",)),
    Page("prize", "films:prize", ("golden-paper-boat",), wall="2026-11-16 12:00"),
    Page("people", "people:people"),
    Page("people-letter", "people:people", query="?letter=M"),
    Page("person", "people:person", ("danai-thalassiou",)),
    Page("person-seed", "people:person", ("pascal-plante",)),
    Page("company", "people:company", ("lantern-and-daughters",)),
    Page("company-seed", "people:company", ("h264-distribution",)),
    *[Page(f"page-{slug}", "page", (slug,)) for slug in ("tickets", "passes", "access", "about", "accessibility")],
    Page("not-found", "films:film", ("no-such-film",), status=404),
    Page("proof", "films:film", ("red-rooms",), through=PROOF),
    Page("press", "home", through=PRESS),
    Page("link-closed", "home", through=lambda: "/v/closed/", status=404),
]

NAMESAKES = [  # of an edition whose festival has the same name as another's
    Page(f"{view}-namesake", f"films:{view}", ("demo-1",))
    for view in ("awards", "juries", "edition-changes", "edition-schedule", "edition-programme")
]

ADMIN = [
    Page("admin-index", "admin:index"),
    Page("admin-films", "admin:films_film_changelist"),
    Page("admin-films-unready", "admin:films_film_changelist", query="?edition=demo-12&readiness=warnings"),
    Page("admin-film-add", "admin:films_film_add"),
    Page("admin-film", "admin:films_film_change", pk(Film, slug="red-rooms")),
    Page("admin-paste", "admin:films_film_paste", pk(Film, slug="red-rooms")),
    Page("admin-freeway", "admin:festival_submission_import"),
    Page("admin-submissions", "admin:festival_submission_changelist"),
    Page("admin-category-rules", "admin:festival_categoryrule_changelist"),
    Page("admin-screenings", "admin:films_screening_changelist"),
    Page("admin-screening", "admin:films_screening_change", pk(Screening, edition__slug="demo-12", code="056")),
    Page("admin-screening-delete", "admin:films_screening_delete", pk(Screening, edition__slug="demo-12", code="056")),
    Page("admin-film-delete", "admin:films_film_delete", pk(Film, slug="salt-on-the-stairs")),
    Page("admin-replace", "admin:films_screening_replace", pk(Screening, edition__slug="demo-12", code="056")),
    Page("admin-withdraw", "admin:films_film_withdraw", pk(Film, slug="salt-on-the-stairs")),
    Page("admin-changes", "admin:films_screeningchange_changelist"),
    Page("admin-hall-delay", "admin:films_halldelay_add"),
    Page("admin-halls", "admin:films_halldelay_today"),
    Page("admin-tickets", "admin:films_ticketreport_today"),
    Page("admin-ticket-reports", "admin:films_ticketreport_changelist"),
    Page("admin-ticket-feed-add", "admin:films_ticketfeed_add"),
    Page("admin-proof-links", "admin:films_film_links", pk(Film, slug="red-rooms")),
    Page("admin-press-links", "admin:films_announcement_links", pk(Announcement, title="Press conference")),
    Page("admin-announcements", "admin:films_announcement_changelist"),
    Page("admin-announcement-form", "admin:films_announcement_change", pk(Announcement, title="Press conference")),
    Page("admin-announcement", "admin:films_announcement_page", pk(Announcement, title="Press conference")),
    Page("admin-announcement-released", "admin:films_announcement_page", pk(Announcement, title="First titles")),
    Page("admin-as-of", "admin:as_of", query="?at_0=2026-11-30&at_1="),
    Page("admin-desk", "admin:festival_textstate_changelist"),
    Page("admin-desk-text", "admin:festival_textstate_text", desk_text),
    Page("admin-shortcut", "admin:films_shortcut_change", pk(Shortcut, slug="tonight")),
    Page("admin-edition", "admin:films_edition_change", pk(Edition, slug="demo-12")),
    Page("admin-section", "admin:films_section_change", first(Section, slug="feature-competition")),
    Page("admin-package", "admin:films_package_change", pk(Package, slug="demo-12-shorts-2")),
    Page("admin-jury", "admin:films_jury_change", first(Jury)),
    Page("admin-award", "admin:films_award_change", first(Award)),
    Page("admin-venue", "admin:films_venue_change", pk(Venue, slug="port")),
    Page("admin-page", "admin:festival_page_change", pk(FestivalPage, slug="tickets")),
    Page("admin-person", "admin:people_person_change", pk(Person, slug="danai-thalassiou")),
    Page("admin-workbook", "admin:festival_workbookimport_changelist"),
    Page("admin-workbook-help", "admin:workbook_help"),
]
AS_OF = [
    Page("as-of", "home", through=friday),
    Page("as-of-not-found", "films:film", ("no-such-film",), through=friday, status=404),
]
LOGIN = Page("admin-login", "admin:login")


def named_patterns(resolver=None, namespace="") -> set[str]:
    """The names of all URL patterns but those of the admin: `home`, `films:film`, …"""
    names = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            if entry.namespace != "admin":
                names |= named_patterns(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif entry.name:
            names.add(f"{namespace}{entry.name}")
    return names
