"""Readiness in the editors' room: a column and two filters of the film list, a panel on the form, an export."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin_lists import OfferedFilter
from festival.lib.sheets import csv_download
from films.models import Edition, Film, Selection
from films.readiness import RULES, Finding, Lack, Level, at_work, findings, is_ready, lacks

from .zones import listed_edition, working_edition

# --- The list ---------------------------------------------------------------------------------------------------------


def judged(request) -> dict[int, list[Finding]]:
    """The findings of every film at work, or of the edition the list is filtered by; asked once a request."""
    if not hasattr(request, "_judged"):
        edition, now = listed_edition(request), clock.now()
        request._judged = findings(at_work(edition, now), edition, now)
    return request._judged


class FilmList(ChangeList):
    """A page of films that knows what is found on each."""

    def get_results(self, request):
        super().get_results(request)
        found = findings(self.result_list, listed_edition(request), clock.now())
        for film in self.result_list:
            film.findings = found[film.pk]


class MissingFilter(OfferedFilter):
    """By rule: which films lack a Greek synopsis, whether it is due or still to come."""

    title = _("missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(code, rule.words) for code, rule in RULES.items()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        films = [film for film, found in judged(request).items() if any(gap.code == self.value() for gap in found)]
        return queryset.filter(pk__in=films)


def _due(level: Level):
    return lambda found: any(gap.level == level and not gap.to_come for gap in found)


class ReadinessFilter(OfferedFilter):
    """By how far the films are."""

    title = _("readiness")
    parameter_name = "readiness"
    tests = {
        "ready": (_("ready"), is_ready),
        "errors": (_("with errors"), _due(Level.ERROR)),
        "warnings": (_("with warnings"), _due(Level.WARNING)),
        "to_come": (_("with something to come"), lambda found: any(gap.to_come for gap in found)),
    }

    def lookups(self, request, model_admin):
        return [(key, words) for key, (words, _test) in self.tests.items()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        _words, test = self.tests[self.value()]
        return queryset.filter(pk__in=[film for film, found in judged(request).items() if test(found)])


# --- The panel --------------------------------------------------------------------------------------------------------


class Entry(NamedTuple):
    """A finding as a link: inside the form, or to another one."""

    finding: Finding
    href: str

    @property
    def elsewhere(self) -> bool:
        return not self.href.startswith("#")


class Group(NamedTuple):
    """The findings of one level that count, or all that are to come."""

    key: str
    title: str
    entries: list[Entry]


TITLES = {
    Level.ERROR: _("Errors"),
    Level.WARNING: _("Warnings"),
    Level.NOTE: _("Notes"),
}


def href(finding: Finding, form: Film | None) -> str:
    """Where the field is, seen from the film's `form`: there a reload would lose what is typed."""
    return finding.url.removeprefix(reverse("admin:films_film_change", args=[form.pk])) if form else finding.url


def panel(found: list[Finding], form: Film | None = None) -> list[Group]:
    """The findings in groups, as links from a film's `form` or from another page; empty where nothing is said."""
    entries = [Entry(finding, href(finding, form)) for finding in found]
    now = [entry for entry in entries if not entry.finding.to_come]
    groups = [
        Group(level.value, title, [entry for entry in now if entry.finding.level == level])
        for level, title in TITLES.items()
    ]
    later = [entry for entry in entries if entry.finding.to_come]
    return [group for group in [*groups, Group("to-come", _("To come"), later)] if group.entries]


# --- The export -------------------------------------------------------------------------------------------------------

COLUMNS = [_("film"), _("section"), _("code"), _("words"), _("level"), _("due on"), _("address")]


def export(request, films, edition: Edition | None):
    """What is missing and for whom, a line for each finding, in the language of whoever asks."""
    return csv_download("readiness.csv", [COLUMNS, *_film_lines(request, films, edition)])


def whole_export(request, edition: Edition | None):
    """Of all films at work, and of what the edition needs besides."""
    lines = _film_lines(request, at_work(edition, clock.now()), edition)
    beside = [_lack_line(request, lack) for lack in lacks(edition, clock.now())] if edition else []
    return csv_download("readiness.csv", [COLUMNS, *lines, *beside])


def _film_lines(request, films, edition: Edition | None) -> list[list]:
    places = Selection.objects.select_related("section__edition")
    films = list(films.prefetch_related(Prefetch("selections", places)))
    found = findings(films, edition, clock.now())
    return [_line(request, film, edition, finding) for film in films for finding in found[film.pk]]


def _line(request, film: Film, edition: Edition | None, finding: Finding) -> list:
    places = [place for place in film.selections.all() if edition is None or place.edition == edition]
    where = "; ".join(f"{place.section.title} · {place.edition}" for place in places)
    return [film.title or film.original_title, where, *_matter(request, finding)]


def _lack_line(request, lack: Lack) -> list:
    return [lack.name, "", *_matter(request, lack)]


def _matter(request, gap: Finding | Lack) -> list:
    level = gettext("To come") if gap.to_come else gap.level.label
    due = gap.due.isoformat() if gap.due else ""
    return [gap.code, gap.words, level, due, request.build_absolute_uri(gap.url)]


# --- In the film's admin ----------------------------------------------------------------------------------------------


class ReadinessMixin:
    """For FilmAdmin: the list page judged, the form with its panel, the export as an action and as an address."""

    def get_changelist(self, request, **kwargs):
        return FilmList

    def get_urls(self):
        export_url = path("readiness.csv", self.admin_site.admin_view(self.export_view), name="films_film_readiness")
        return [export_url, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["readiness"] = panel(findings([obj], None, clock.now())[obj.pk], obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("readiness"))
    def readiness(self, film):
        """The errors by name, the rest in numbers."""
        errors = dict.fromkeys(str(RULES[gap.code].words) for gap in film.findings if gap.blocks)
        warnings = sum(gap.level == Level.WARNING and not gap.to_come for gap in film.findings)
        later = sum(gap.to_come for gap in film.findings)
        rest = [
            ngettext("%(number)s warning", "%(number)s warnings", warnings) % {"number": warnings} if warnings else "",
            gettext("to come: %(number)s") % {"number": later} if later else "",
        ]
        numbers = " · ".join(filter(None, rest))
        return format_html('{}<div class="to-come">{}</div>', ", ".join(errors), numbers)

    @admin.action(description=_("Export what is missing"), permissions=["view"])
    def export_readiness(self, request, queryset):
        return export(request, queryset, listed_edition(request))

    def export_view(self, request):
        """Of the edition asked for, else of the one staff work on."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        edition = listed_edition(request) or working_edition()
        return whole_export(request, edition)
