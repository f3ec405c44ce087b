"""A festival with any number of everything, written in bulk: making it is not what is measured."""

from festival.models import Page
from films.models import (
    AgeClass,
    Award,
    Credit,
    Edition,
    Film,
    FilmCountry,
    Genre,
    Hall,
    Jury,
    OnlineWindow,
    Package,
    PackageFilm,
    Prize,
    Screening,
    Section,
    Selection,
    Tag,
    Venue,
)
from films.tests import builders as make
from people.models import Company, Country, PastSlug, Person

EVENING, CLOSES = make.athens("2023-11-03 20:00"), make.athens("2023-11-20 12:00")


def festival_of(number: int) -> None:
    """That many films of one section, all by one director, one company, for one prize, in one hall and one package; and
    that many of whatever else has a list."""
    edition = make.edition(awards_public_at=make.LONG_AGO)
    section = make.section(title_en="Open Horizons", edition=edition)
    director, company = make.person(name="Anna Director"), make.company(name="One Company")
    films = named(Film, number, "title", minutes=90, publish_at=make.LONG_AGO, contact=company)
    of_each(Selection, films, section=section)
    of_each(FilmCountry, films, country=Country.objects.get(code="GR"))
    of_each(Credit, films, role=make.role("direction"), person=director)
    of_each(Credit, films, role=make.role("production"), company=company)
    of_each(PackageFilm, films, package=make.package([], title_en="All of Them", edition=edition))
    of_each(Award, films, edition=edition, prize=Prize.objects.create(name_en="Golden Alexander"))
    of_each(OnlineWindow, films, edition=edition, opens=make.LONG_AGO, closes=CLOSES)
    shown_in(make.hall(make.venue(name_en="Olympion"), name_en="Big"), films, edition)
    whatever_else(number, edition)


def shown_in(hall, films, edition):
    """A screening of each film, on one evening."""
    Screening.objects.bulk_create(
        Screening(film=film, edition=edition, hall=hall, start=EVENING, code=f"{n:03}", key=f"{n:03}")
        for n, film in enumerate(films)
    )


def whatever_else(number, edition):
    for model in (Venue, Genre, Tag, Prize, AgeClass):
        named(model, number, "name")
    for person in named(Person, number, ""):
        make.credit(Film.objects.first(), "actors", person=person)
    named(Company, number, "")
    named(Page, number, "title")
    named(Section, number, "title", edition=edition)
    named(Package, number, "title", edition=edition)
    named(Hall, number, "name", venue=Venue.objects.first())
    named(Jury, number, "name", edition=edition)
    PastSlug.objects.bulk_create(PastSlug(kind="film", slug=f"old-{n}", current="film-0") for n in range(number))
    Edition.objects.bulk_create(
        Edition(acronym="TDF", number=n, slug=f"tdf-{n}", name_en="Documentary", year=2000, announced_at=make.LONG_AGO)
        for n in range(1, number + 1)
    )


def named(model, number, column, **given):
    """Rows called by their model and a number, with the address that saving would make."""
    kind, field = model._meta.model_name, f"{column}_en" if column else "name"
    rows = [model(**{field: f"{kind} {n}", "slug": f"{kind}-{n}"}, **given) for n in range(number)]
    return model.objects.bulk_create(rows)


def of_each(model, films, **given):
    model.objects.bulk_create(model(film=film, **given) for film in films)
