"""Builders: each makes one valid saved object, public at `NOW`; keyword arguments say what is different.

Rows that need an edition share TIFF 64, which is made when it is first needed. Names are numbered, so that none is
given twice. Wall times are those of Athens.
"""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from PIL import Image

from festival.models import CategoryRule, Page, Submission
from films.models import (
    Announcement,
    Award,
    Credit,
    Edition,
    Film,
    Hall,
    Juror,
    Jury,
    OnlineWindow,
    Package,
    PackageFilm,
    Presence,
    Role,
    Screening,
    ScreeningChange,
    Section,
    SectionPerson,
    Selection,
    ShareLink,
    Still,
    TicketFeed,
    TicketReport,
    Venue,
)
from people.models import Company, Country, Person

ATHENS = ZoneInfo("Europe/Athens")
numbers = itertools.count(100_001)  # all of one length: what is sorted by name stays in the order it was made


def athens(text: str) -> datetime:
    """`2023-11-03 20:00`, as the wall shows it in Athens; in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ATHENS).astimezone(UTC)


NOW = athens("2023-11-03 12:00")  # the second day of TIFF 64
LONG_AGO, FAR = athens("1990-01-01 12:00"), athens("2099-01-01 12:00")
ANNOUNCED, PROGRAMME, SCHEDULE = athens("2023-06-01 12:00"), athens("2023-10-10 12:00"), athens("2023-10-20 11:00")


def tiff_64() -> Edition:
    """The edition of whatever names none."""
    return Edition.objects.filter(acronym="TIFF", number=64).first() or edition()


def edition(**given) -> Edition:
    defaults = {
        "acronym": "TIFF",
        "number": 64,
        "name_en": "Thessaloniki International Film Festival",
        "starts": date(2023, 11, 2),
        "ends": date(2023, 11, 12),
        "country": Country.objects.get(code="GR"),
        "city_en": "Thessaloniki",
        "city_el": "Θεσσαλονίκη",
        "announced_at": ANNOUNCED,
        "programme_public_at": PROGRAMME,
        "schedule_public_at": SCHEDULE,
    }
    return Edition.objects.create(**defaults | given)


def closed_edition(**given) -> Edition:
    """TIFF 65, of which nothing is public yet; say which moments it has."""
    closed = {"announced_at": None, "programme_public_at": None, "schedule_public_at": None}
    days = {"starts": date(2024, 10, 31), "ends": date(2024, 11, 10)}
    return edition(**{"number": 65, **days, **closed, **given})


def section(**given) -> Section:
    given.setdefault("title_en", f"Section {next(numbers)}")
    if "edition" not in given:
        given["edition"] = tiff_64()
    return Section.objects.create(**given)


def film(**given) -> Film:
    """A film in no edition: it has a page of its own."""
    given.setdefault("title_en", f"Film {next(numbers)}")
    return Film.objects.create(**{"minutes": 100, "publish_at": LONG_AGO} | given)


def selection(film: Film | None = None, section: Section | None = None, **given) -> Selection:
    return Selection.objects.create(film=film or _film(), section=section or _section(), **given)


def selected_film(section: Section | None = None, **given) -> Film:
    """A film with its place in a section."""
    chosen = film(**given)
    selection(chosen, section)
    return chosen


def announcement(films: list[Film] = (), **given) -> Announcement:
    """Of TIFF 64, an hour before its programme opens, unless said otherwise; it holds the films' places there."""
    given.setdefault("title", f"Announcement {next(numbers)}")
    if "edition" not in given:
        given["edition"] = tiff_64()
    made = Announcement.objects.create(**{"moment": athens("2023-10-10 11:00")} | given)
    made.take(Selection.objects.filter(film__in=films, section__edition=made.edition))
    return made


def person(**given) -> Person:
    given.setdefault("name", f"Person {next(numbers)}")
    return Person.objects.create(**given)


def company(**given) -> Company:
    given.setdefault("name", f"Company {next(numbers)}")
    return Company.objects.create(**given)


def role(code: str) -> Role:
    """One of those that come with the program."""
    return Role.objects.get(code=code)


def credit(film: Film | None = None, code: str = "direction", **given) -> Credit:
    """Of a new person, unless `person` or `company` is given."""
    if not {"person", "company"} & given.keys():
        given["person"] = person()
    return Credit.objects.create(film=film or selected_film(), role=role(code), **given)


def venue(**given) -> Venue:
    given.setdefault("name_en", f"Venue {next(numbers)}")
    return Venue.objects.create(**given)


def hall(venue: Venue | None = None, **given) -> Hall:
    given.setdefault("name_en", f"Hall of Names {next(numbers)}, upstairs")
    return Hall.objects.create(venue=venue or _venue(), **given)


def screening(**given) -> Screening:
    """Of a selected film on Friday evening, unless `film`, `package` or a title is given."""
    if not {"film", "package", "title_en", "title_el"} & given.keys():
        given["film"] = selected_film()
    if "edition" not in given:
        given["edition"] = given["package"].edition if given.get("package") else tiff_64()
    if "hall" not in given:
        given["hall"] = hall()
    return Screening.objects.create(**{"start": athens("2023-11-03 20:00")} | given)


def package(films: list[Film] | None = None, **given) -> Package:
    """A bill of `films` in that order; of two selected shorts, unless given."""
    given.setdefault("title_en", f"Shorts {next(numbers)}")
    if "edition" not in given:
        given["edition"] = tiff_64()
    made = Package.objects.create(**given)
    bill = [selected_film(minutes=20), selected_film(minutes=20)] if films is None else films
    PackageFilm.objects.bulk_create(
        PackageFilm(package=made, film=film, position=place) for place, film in enumerate(bill)
    )
    return made


def picture(width: int = 16, height: int = 9) -> ContentFile:
    """A small JPEG, as an upload."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), "maroon").save(buffer, "JPEG")
    return ContentFile(buffer.getvalue(), name="upload.jpg")


def still(film: Film | None = None, **given) -> Still:
    return Still.objects.create(film=film or selected_film(), **{"image": picture(), "alt_en": "A boat."} | given)


def award(**given) -> Award:
    """One of TIFF 64's own, for a selected film; another event's with `edition=None`."""
    if not {"film", "person"} & given.keys():
        given["film"] = selected_film()
    if "edition" not in given:
        given["edition"] = tiff_64()
    return Award.objects.create(**{"words_en": "Best Film"} | given)


def jury(jurors: list[Person] = (), **given) -> Jury:
    given.setdefault("name_en", f"Jury {next(numbers)}")
    if "edition" not in given:
        given["edition"] = tiff_64()
    made = Jury.objects.create(**given)
    Juror.objects.bulk_create(Juror(jury=made, person=juror, position=n) for n, juror in enumerate(jurors))
    return made


def screening_change(**given) -> ScreeningChange:
    """Cancelled at noon, of a new screening, unless they are given."""
    if "screening" not in given:
        given["screening"] = screening()
    return ScreeningChange.objects.create(**{"kind": "cancelled", "moment": NOW} | given)


def change(row, **values):
    """The row, saved with other values."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def online_window(**given) -> OnlineWindow:
    """Of a selected film for a week, unless `film` or `package` is given."""
    if not {"film", "package"} & given.keys():
        given["film"] = selected_film()
    if "edition" not in given:
        given["edition"] = tiff_64()
    week = {"opens": athens("2023-11-03 12:00"), "closes": athens("2023-11-10 23:59")}
    return OnlineWindow.objects.create(**week | given)


def presence(**given) -> Presence:
    """Confirmed, of a new person at a new screening, unless they are given."""
    if "screening" not in given:
        given["screening"] = screening()
    if "person" not in given:
        given["person"] = person()
    return Presence.objects.create(**{"status": Presence.Status.CONFIRMED} | given)


def section_person(**given) -> SectionPerson:
    if "section" not in given:
        given["section"] = section()
    if "person" not in given:
        given["person"] = person()
    return SectionPerson.objects.create(**given)


def share_link(film: Film | None = None, **given) -> ShareLink:
    """The proof of a film, unless an announcement is given; open for ever unless it says otherwise."""
    if film is None and "announcement" not in given:
        film = _film()
    return ShareLink.objects.create(**{"film": film, "recipient": "The reader", "expires_at": FAR} | given)


def ticket_feed(**given) -> TicketFeed:
    """Its token is its attribute `token`."""
    given.setdefault("name", f"Ticketing {next(numbers)}")
    feed = TicketFeed(**given)
    feed.token = feed.give_token()
    feed.save()
    return feed


def ticket_report(**given) -> TicketReport:
    """Sold out, where nothing was known, of a new screening, unless said otherwise."""
    if "screening" not in given:
        given["screening"] = screening()
    return TicketReport.objects.create(**{"tickets": "sold_out", "before": "unknown"} | given)


def page(**given) -> Page:
    given.setdefault("title_en", f"Page {next(numbers)}")
    return Page.objects.create(**given)


def submission(**given) -> Submission:
    """A film of TIFF 64 that came from FilmFreeway."""
    if "edition" not in given:
        given["edition"] = tiff_64()
    if "film" not in given:
        given["film"] = film()
    return Submission.objects.create(**{"key": f"3000{next(numbers)}"} | given)


def category_rule(**given) -> CategoryRule:
    """Of a category that goes to a new section of TIFF 64, unless `section` says otherwise."""
    if "edition" not in given:
        given["edition"] = tiff_64()
    if "section" not in given:
        given["section"] = section(edition=given["edition"])
    return CategoryRule.objects.create(**{"category": f"Category {next(numbers)}"} | given)


# Under the names of arguments, which hide the builders.
_film, _section, _venue = film, section, venue
