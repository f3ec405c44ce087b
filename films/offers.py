"""What a reader can choose in the filters of one edition: (public word, label) pairs, by parameter."""

from django.db.models import Exists, OuterRef

from festival.lib.translated import page_language
from films.models import Credit, FilmCountry, FilmLanguage, Role, Section, Selection, Tag, Venue
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


def screening_choices(edition, screenings) -> dict[str, list[tuple[str, str]]]:
    """Days, venues and subtitle languages. Days are the edition's; venues those of the screenings that are open."""
    halls = set(screenings.order_by().values_list("hall", flat=True))  # once, not inside the query
    venues = Venue.objects.filter(halls__in=halls).distinct()
    language = page_language()
    return {
        "day": [(day.isoformat(), day_short(day)[language]) for day in edition.days],
        "venue": [(venue.slug, venue.name) for venue in venues],
        "subtitles": [(spoken.code, spoken.name) for spoken in Language.objects.order_by(f"name_{language}")],
    }


def _of(rows, name, films):
    return rows.objects.filter(**{name: OuterRef("pk")}, film__in=films)
