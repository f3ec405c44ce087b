"""What a reader can choose in the filters of one edition: (public word, label) pairs, by parameter."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from festival.lib.translated import page_language
from films.models import (
    Credit,
    Film,
    FilmCountry,
    FilmLanguage,
    FilmSubtitle,
    Role,
    ScreeningSubtitle,
    Section,
    Selection,
    Tag,
    Venue,
)
from films.models.film import SubtitleMethod
from films.models.selection import premiere_label
from films.schedule.when import day_short
from people.models import Country, Language, Person


def film_choices(edition, at, films=None) -> dict[str, list[tuple[str, str]]]:
    """Sections, premieres, countries, languages, directors and tags of the films an edition shows to the public:
    `films`, where the page has their ids already."""
    if films is None:
        films = Selection.objects.films_shown(edition, at)
    language = page_language()
    sections = Section.objects.public(at).filter(edition=edition)
    countries = Country.objects.filter(Exists(_of(FilmCountry, "country", films))).order_by(f"name_{language}")
    languages = Language.objects.filter(Exists(_of(FilmLanguage, "language", films))).order_by(f"name_{language}")
    direction = Credit.objects.filter(role__code=Role.DIRECTION, film__in=films).order_by()
    directors = Person.objects.filter(pk__in=set(direction.values_list("person", flat=True))).in_order(language)
    tags = Tag.objects.filter(films__in=films).distinct()
    return {
        "section": [(section.slug, section.title) for section in sections],
        "country": [(country.code, country.name) for country in countries],
        "language": [(language.code, language.name) for language in languages],
        "director": [(person.slug, person.shown_name) for person in directors],
        "premiere": [(code, premiere_label(code, edition)) for code in Selection.Premiere.values],
        "tag": [(tag.slug, tag.name) for tag in tags],
    }


def screening_choices(edition, screenings, at) -> dict[str, list[tuple[str, str]]]:
    """Days, venues and subtitle languages. Days are the edition's; the others those of the screenings that are open."""
    rows = list(screenings.order_by().values_list("pk", "hall", "film", "package"))  # once, not inside the queries
    opened, halls, films, packages = ({row[column] for row in rows} for column in range(4))
    venues = Venue.objects.filter(halls__in=halls).distinct()
    language = page_language()
    shown = Q(film__in=films) | Q(film__package_films__package__in=packages)
    subtitled = _subtitled(edition, opened, FilmSubtitle.objects.filter(shown, Film.public_q(at, "film__")))
    return {
        "day": [(day.isoformat(), day_short(day)[language]) for day in edition.days],
        "venue": [(venue.slug, venue.name) for venue in venues],
        "subtitles": [(read.code, read.name) for read in subtitled.order_by(f"name_{language}")],
    }


def _subtitled(edition, screenings, copies):
    """The languages that may be read: by the edition's rule, on a copy, at a screening."""
    own = ScreeningSubtitle.objects.filter(screening__in=screenings).exclude(method=SubtitleMethod.INTERPRETER)
    rows = (edition.subtitles, own, copies)
    return Language.objects.filter(reduce(or_, (Q(pk__in=some.values("language")) for some in rows)))


def _of(rows, name, films):
    return rows.objects.filter(**{name: OuterRef("pk")}, film__in=films)
