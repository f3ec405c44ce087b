"""What scenarios share: films by the dozen, a hall, and reading a page."""

from films.models import Film, FilmCountry, Selection
from films.tests import builders as make
from people.models import Country


def olympion():
    venue = make.venue(name_en="Olympion", name_el="Ολύμπιον")
    return make.hall(venue, name_en="Olympion", name_el="Ολύμπιον")


def pavlos_zannas():
    names = {"name_en": "Pavlos Zannas", "name_el": "Παύλος Ζάννας"}
    return make.hall(make.venue(**names), **names)


def many_films(number, section, stem, **given):
    """Films made at once, each with a selection in the section."""
    films = Film.objects.bulk_create(
        Film(title_en=f"{stem} {n}", slug=f"{stem}-{n}".lower(), publish_at=make.LONG_AGO, **given)
        for n in range(number)
    )
    Selection.objects.bulk_create(Selection(film=film, section=section, position=n) for n, film in enumerate(films))
    return films


def from_country(code, films):
    country = Country.objects.get(code=code)
    FilmCountry.objects.bulk_create(FilmCountry(film=film, country=country) for film in films)


def facets(page):
    """The numbers of each filter of a programme that counts."""
    form, numbers = page.main.find("details", css="filters"), {}
    for one in form.all("label", css="tick"):
        for number in one.all("span", css="nums"):
            numbers.setdefault(one.find("input").attrs["name"], []).append(int(number.text))
    for one in form.all("select"):
        offered = [option for option in one.all("option") if option.attrs["value"]]
        numbers[one.attrs["name"]] = [int(option.text.rsplit("(")[1][:-1]) for option in offered]
    return numbers


def below(page, words):
    """What stands right under a heading."""
    [heading] = [one for one in page.main.all("h3") if one.text == words]
    beside = [one for one in heading.parent.children if not isinstance(one, str)]
    return beside[beside.index(heading) + 1]
