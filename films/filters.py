"""The two FilterSets behind programme, schedule and all that exports them.

Repeating a parameter means *or*, different ones *and*. Values are public words: slugs and codes. What a reader cannot
choose (an unknown value, a letter where a number belongs) is an error of the form, told on the page, and left out.
"""

from __future__ import annotations

import datetime
from datetime import timedelta

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.text import search_query
from people.choices import Form, Kind
from people.models import Language

from .filter_words import (
    NOW,
    TODAY,
    DaysFilter,
    HourFilter,
    NumberFilter,
    OfferFilterSet,
    OfferForm,
    WordsFilter,
)
from .models import (
    Credit,
    Film,
    FilmLanguage,
    FilmSubtitle,
    Hall,
    PackageFilm,
    Presence,
    Role,
    Screening,
    ScreeningSubtitle,
    Selection,
)
from .models.film import SubtitleMethod
from .models.screening_words import ACCESS
from .schedule.chances import chances_left
from .schedule.film import showing
from .schedule.tickets import state_read


class FilmFilter(OfferFilterSet):
    """Films by what they are. A film's section and premiere are those it has in `edition`."""

    q = django_filters.CharFilter(label=_("Title, name or word"), method="search", max_length=100)
    section = WordsFilter(label=_("Section"), method="in_section")
    country = WordsFilter(label=_("Country"), field_name="countries__code")
    language = WordsFilter(label=_("Language"), field_name="languages__code")
    form = WordsFilter(label=_("Length"), field_name="form_shown", choices=Form.choices)
    kind = WordsFilter(label=_("Kind of film"), field_name="kind", choices=Kind.choices)
    premiere = WordsFilter(label=_("Premiere"), method="with_premiere", choices=Selection.Premiere.choices)
    director = WordsFilter(label=_("Direction"), method="directed_by")
    year_min = NumberFilter(label=_("From year"), field_name="year", lookup_expr="gte")
    year_max = NumberFilter(label=_("To year"), field_name="year", lookup_expr="lte")
    minutes_min = NumberFilter(label=_("Minutes, at least"), field_name="minutes", lookup_expr="gte")
    minutes_max = NumberFilter(label=_("Minutes, at most"), field_name="minutes", lookup_expr="lte")
    age = NumberFilter(label=_("Suitable from age"), field_name="age_class__min_age", lookup_expr="lte", max_value=120)
    tag = WordsFilter(label=_("Tag"), field_name="tags__slug")

    class Meta:
        model = Film
        fields = []
        form = OfferForm

    def __init__(self, data=None, queryset=None, *, edition=None, at=None, **kwargs):
        self.edition, self.at = edition, at
        super().__init__(data, queryset, **kwargs)

    def search(self, films, name, value):
        """Every word stands in a title or in a name; Greek is found without accents and in Latin letters."""
        for word in search_query(value):
            named = Credit.objects.filter(film=OuterRef("pk"), person__folded__contains=word)
            films = films.filter(Q(folded__contains=word) | Exists(named))
        return films

    def in_section(self, films, name, value):
        return films.filter(pk__in=self._chosen(section__slug__in=value)) if value else films

    def with_premiere(self, films, name, value):
        return films.filter(pk__in=self._chosen(premiere__in=value)) if value else films

    def directed_by(self, films, name, value):
        direction = Credit.objects.filter(film=OuterRef("pk"), role__code=Role.DIRECTION, person__slug__in=value)
        return films.filter(Exists(direction)) if value else films

    def _chosen(self, **conditions) -> set[int]:
        """The ids of those publicly selected in the edition, and so."""
        return Selection.objects.films_shown(self.edition, self.at, **conditions)


CHANCES = [("only", _("Only screening")), ("last", _("Last screening"))]
HALL_ACCESS = [name for name in Hall.ACCESS_FACTS if name not in ACCESS]
ACCESS_CHOICES = [
    (code, capfirst(model._meta.get_field(code).verbose_name))
    for model, codes in ((Screening, ACCESS), (Hall, HALL_ACCESS))
    for code in codes
]


class ScreeningFilter(OfferFilterSet):
    """Screenings by when, where and how one gets in. Without `audience` only public ones are meant."""

    day = DaysFilter(label=_("Day"), method="on_days")
    venue = WordsFilter(label=_("Venue"), field_name="hall__venue__slug")
    entry = WordsFilter(label=_("Entry"), field_name="entry", choices=Screening.Entry.choices)
    tickets = WordsFilter(label=_("Tickets"), method="with_tickets", choices=Screening.Tickets.choices)
    access = WordsFilter(label=_("Access"), method="with_access", choices=ACCESS_CHOICES)
    subtitles = WordsFilter(label=_("Subtitles"), method="subtitled")
    audience = WordsFilter(label=_("Audience"), field_name="audience", choices=Screening.Audience.choices)
    guests = WordsFilter(label=_("Guests"), method="with_guests", choices=Presence.Task.choices)
    event = WordsFilter(label=_("Kind of event"), field_name="kind", choices=Screening.Kind.choices)
    to = HourFilter(label=_("To"), method="until_hour")
    chances = WordsFilter(label=_("Chances left"), method="with_chances", choices=CHANCES)

    class Meta:
        model = Screening
        fields = []
        form = OfferForm

    @classmethod
    def get_filters(cls):
        """With `from`, which Python does not let a class name, before `to`."""
        filters = super().get_filters()
        until = filters.pop("to")
        return {**filters, "from": HourFilter(field_name="from", label=_("From"), method="from_hour"), "to": until}

    def __init__(self, data=None, queryset=None, *, edition=None, at=None, chances_left=None, **kwargs):
        """`chances_left`: as `films.schedule.chances` gives them, where the page has asked already."""
        self.edition, self.at, self.chances_left = edition, at, chances_left
        super().__init__(data, queryset, **kwargs)

    def filter_queryset(self, screenings):
        if not self.form.cleaned_data.get("audience"):
            screenings = screenings.filter(audience=Screening.Audience.PUBLIC)
        return super().filter_queryset(screenings)

    def on_days(self, screenings, name, value):
        zone, days = self.edition.zone, Q(pk__in=[])
        for word in value:
            day = clock.festival_day(self.at, zone) if word == TODAY else datetime.date.fromisoformat(word)
            days |= Q(start__gte=clock.day_opens(day, zone), start__lt=clock.day_closes(day, zone))
        return screenings.filter(days) if value else screenings

    def from_hour(self, screenings, name, value):
        """`now`: what has not begun."""
        if value == NOW:
            return screenings.filter(start__gt=self.at)
        return screenings.filter(self._hours(value, None))

    def until_hour(self, screenings, name, value):
        if value == NOW:
            return screenings.filter(start__lte=self.at)
        return screenings.filter(self._hours(None, value))

    def _hours(self, first, last):
        """Starts between two hours of a festival day, on any day of the edition; both included."""
        zone, hours = self.edition.zone, Q(pk__in=[])
        for day in self.edition.days:
            begins = clock.day_hour(day, first, zone) if first else clock.day_opens(day, zone)
            ends = clock.day_hour(day, last, zone) if last else clock.day_closes(day, zone) - timedelta(seconds=1)
            hours |= Q(start__gte=begins, start__lte=ends)
        return hours

    def with_tickets(self, screenings, name, value):
        """As they are read, not as they are stored: the two differ once a sale should have opened."""
        if not value:
            return screenings
        waiting = screenings.filter(tickets=Screening.Tickets.NOT_YET).select_related("edition")
        read = {row.pk: state_read(row.tickets, row.sale_opens_at, self.at) for row in waiting}
        found = Q(tickets__in=value) & ~Q(pk__in=read)
        return screenings.filter(found | Q(pk__in=[pk for pk, state in read.items() if state in value]))

    def with_guests(self, screenings, name, value):
        """Somebody is expected for certain with one of these tasks."""
        coming = Presence.objects.filter(status=Presence.Status.CONFIRMED, screening=OuterRef("pk"), task__in=value)
        return screenings.filter(Exists(coming)) if value else screenings

    def with_access(self, screenings, name, value):
        services = Q(pk__in=[])
        for code in value:
            services |= provided(code)
        return screenings.filter(services) if value else screenings

    def subtitled(self, screenings, name, value):
        """As `films.subtitles` says it: the screening's own, else the copy's, else the edition's rule."""
        if not value:
            return screenings
        own = ScreeningSubtitle.objects.filter(screening=OuterRef("pk")).exclude(method=SubtitleMethod.INTERPRETER)
        inherited = Q(subtitles_state=Screening.SubtitlesState.INHERIT) & ~Exists(own)
        films = self._films_subtitled(value).values("pk")
        return screenings.filter(Exists(own.filter(language__code__in=value)) | (inherited & showing(films)))

    def _films_subtitled(self, languages):
        """The films whose copy has one of the languages, or for which the edition's rule gives it."""
        copy = FilmSubtitle.objects.filter(film=OuterRef("pk"))
        silent = FilmLanguage.objects.filter(film=OuterRef("pk"), language__code=Language.NO_DIALOGUE)
        said = Exists(copy.filter(language__code__in=languages))
        if self.edition.subtitles.filter(language__code__in=languages).exists():
            said |= ~Exists(copy) & ~Q(subtitles_state=Film.SubtitlesState.NONE)
        return Film.objects.filter(said, ~Exists(silent))

    def with_chances(self, screenings, name, value):
        """The one screening a film has left: its only one, or the last of several."""
        left = self._chances(screenings) if self.chances_left is None else self.chances_left
        wanted = {pk for pk, chance in left.items() if ("only" if chance == "only" else "last") in value}
        return screenings.filter(pk__in=wanted) if value else screenings

    def _chances(self, screenings) -> dict:
        ahead = list(screenings.values_list("film", "package"))
        bills = PackageFilm.objects.filter(package__in={package for _film, package in ahead if package})
        films = {film for film, _package in ahead if film} | set(bills.values_list("film", flat=True))
        return chances_left(sorted(films), self.at)


def provided(code: str) -> Q:
    """The screenings that offer a service of access, or whose hall is known to have it."""
    offered = Q(**{code: True}) if code in ACCESS else Q(pk__in=[])
    return offered | Q(**{f"hall__{code}": Hall.Known.YES}) if code in Hall.ACCESS_FACTS else offered


def access_unknown(screening: Screening, codes) -> bool:
    """Whether nobody has said if its hall has one of these, nor the screening offers any of them."""
    if any(code in screening.access for code in codes):
        return False
    asked = [code for code in codes if code in Hall.ACCESS_FACTS]
    known = {getattr(screening.hall, code) if screening.hall else Hall.Known.UNKNOWN for code in asked}
    return Hall.Known.UNKNOWN in known and Hall.Known.YES not in known


def films_shown(screenings) -> Q:
    """The films of a QuerySet of screenings, also inside packages; as a condition on films."""
    bills = PackageFilm.objects.filter(package__in=screenings.filter(package__isnull=False).values("package"))
    return Q(pk__in=screenings.filter(film__isnull=False).values("film")) | Q(pk__in=bills.values("film"))
