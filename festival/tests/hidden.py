"""A world in which something of every kind is hidden: whatever is secret has a name that begins with Hush.

`MOMENT` is when part of it opens. What opens is in `opening`, what never does in `never`; `closed` are the objects
whose pages answer 404 before, `opened` those of them that have a page after.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from films.models import EditionSubtitle, FilmCountry, Genre, Hall, Presence, Prize, SectionPerson, Tag
from films.tests import builders as make
from films.tests.builders import LONG_AGO, athens
from people.models import Country, Language, PastSlug

MOMENT = athens("2023-11-03 18:00")
BEFORE = MOMENT - timedelta(microseconds=1)
AFTERWARDS = MOMENT + timedelta(hours=1)  # of another announcement
COLOURS = ["#0a1b2c", "#1b2c3d"]
PRESS = ["hushpress", "hushspeaker"]


@dataclass
class World:
    closed: list = field(default_factory=list)
    opened: list = field(default_factory=list)
    needles: list = field(default_factory=list)  # the names of hidden pictures
    opening: list = field(default_factory=list)  # those of them that open
    guests_only: list = field(default_factory=list)

    def never(self, *objects):
        self.closed += objects

    def later(self, *objects):
        self.closed += objects
        self.opened += objects


OPENING = [
    *("hushlater", "hushheld", "hushheldmaker", "hushfilmworks", "hushsales", "hushedition", "hushstrand"),
    *("hushcurator", "hushhonoured", "hushjury", "hushjuror", "hushnote", "hushsecondnote", "hushpacket", "hushtalk"),
    *(
        "hushoccasion",
        "hushdescription",
        "hushguest",
        "hushprize",
        "hushlaureate",
        "hushcitation",
        "hushwindow",
        "hushalt",
        "hush9",
        "hushtold",
        "hushtoldmaker",
        "hushhonour",
    ),
]
OPENING_AFTERWARDS = ["hushtoldlast", "hushtoldlastmaker"]
NEVER = [
    *("hushdraft", "hushdraftmaker", "hushdraftworks", "hushbill", "hushexpected", "hushtdffilm", "hushtdfstrand"),
    *("hushtdfjuror", "hushmail", "hushtag", "hushgenre", "hushreplacing", "hushfortaste"),
    *("hushconference", "hushonhold", "hushonholdmaker", "hushonholdhonour", "hushtakenout"),
]


def build() -> World:
    world = World()
    tiff = make.edition(starts=date(2023, 11, 3), ends=date(2023, 11, 5), awards_public_at=MOMENT)
    EditionSubtitle.objects.create(edition=tiff, language=Language.objects.get(code="el"))
    open_section = make.section(title_en="Open Section", edition=tiff)
    plain = make.film(title_en="Plain Film", minutes=100)
    make.selection(plain, open_section)
    make.credit(plain, person=make.person(name="Plain Maker"))
    made_by = make.company(name="Plain Works", email="hushmail@secret.example", phone="+30 hushmail")
    make.credit(plain, "production", company=made_by)
    FilmCountry.objects.create(film=plain, country=Country.objects.get(code="GR"))
    _screening(film=plain, edition=tiff, start=athens("2023-11-03 20:00"))
    make.page(title_en="Tickets")
    _drafts(world, tiff, open_section, plain)
    _held_back(world, tiff, plain)
    _awards(world, tiff, plain)
    _announcements(world, tiff, open_section)
    _guests(world, tiff, plain)
    _next_edition(world, plain)
    _announced_edition(world)
    _old_addresses(world)
    return world


def _screening(**given):
    """All in one hall: venues are never hidden."""
    return make.screening(hall=Hall.objects.first() or make.hall(), **given)


def _drafts(world, tiff, section, plain):
    """What has no moment at all, and what has one that is still to come."""
    draft = make.selected_film(section, title_en="Hushdraft", publish_at=None)
    draft.tags.add(Tag.objects.create(name_en="Hushtag"))
    draft.genres.add(Genre.objects.create(name_en="Hushgenre"))
    FilmCountry.objects.create(film=draft, country=Country.objects.get(code="TV"))
    maker = make.person(name="Hushdraftmaker", portrait=make.picture())
    works = make.company(name="Hushdraftworks")
    make.credit(draft, person=maker)
    make.credit(draft, "production", company=works)
    make.award(film=draft, edition=None, words_en="Hushfortaste", event_en="Elsewhere")
    shown = _screening(film=draft, edition=tiff, start=athens("2023-11-04 19:00"))
    bill = make.package([plain, draft], title_en="Hushbill", edition=tiff, section=section)
    billed = _screening(package=bill, start=athens("2023-11-04 21:00"))
    make.online_window(package=bill, edition=tiff, note_en="Hushbill")
    world.needles += [make.still(draft).image.name, maker.portrait.name]
    world.never(draft, maker, works, shown, bill, billed)

    later = make.selected_film(section, title_en="Hushlater", publish_at=MOMENT)
    world.later(later)


def _held_back(world, tiff, plain):
    """Own moments in an edition that is open: a selection, a package, screenings, an online window."""
    second = make.section(title_en="Second Section", edition=tiff, position=1)
    make.selection(plain, second, publish_at=MOMENT, premiere="world", note_en="Hushsecondnote")
    packet = make.package([plain], title_en="Hushpacket", edition=tiff, publish_at=MOMENT)
    talk = _screening(
        title_en="Hushtalk",
        description_en="Hushdescription",
        edition=tiff,
        start=athens("2023-11-04 21:37"),
        publish_at=MOMENT,
    )
    guest = make.person(name="Hushguest")
    make.presence(screening=talk, person=guest, task=Presence.Task.SPEAKS)
    again = _screening(
        film=plain,
        title_en="Hushoccasion",
        edition=tiff,
        code="HUSH9",
        start=athens("2023-11-05 21:37"),
        publish_at=MOMENT,
    )
    world.later(packet, talk, guest, again)


def _awards(world, tiff, plain):
    prize = Prize.objects.create(name_en="Hushprize")
    laureate = make.person(name="Hushlaureate")
    make.award(film=plain, words_en="", prize=prize, edition=tiff, citation_en="Hushcitation")
    make.award(person=laureate, words_en="Honorary award", edition=tiff)
    world.later(prize, laureate)


def _announcements(world, tiff, section):
    """In an edition that is open: one at the moment, one an hour later, and one on hold. They are named by nobody."""
    at_the_moment = make.announcement(title="Hushconference", edition=tiff, moment=MOMENT)
    afterwards = make.announcement(title="Hushconference afterwards", edition=tiff, moment=AFTERWARDS)
    on_hold = make.announcement(title="Hushconference on hold", edition=tiff, moment=LONG_AGO, hold=True)
    world.later(*_told(world, section, "Hushtold", at_the_moment))
    world.never(*_told(world, section, "Hushtoldlast", afterwards), *_told(world, section, "Hushonhold", on_hold))
    for announcement, name in [(at_the_moment, "Hushhonour"), (on_hold, "Hushonholdhonour")]:
        make.award(person=make.person(name=f"{name} Laureate"), words_en=name, announcement=announcement)
    out = make.selected_film(section, title_en="Hushtakenout")
    at_the_moment.take(out.selections.all())
    at_the_moment.leave_out(out.selections.all(), BEFORE)
    world.never(out)


def _told(world, section, name, announcement):
    """A film that an announcement holds, and somebody who is known by it alone."""
    film = make.film(title_en=name)
    make.selection(film, section, announcement=announcement)
    maker = make.credit(film, person=make.person(name=f"{name}maker", portrait=make.picture())).person
    pictures = [make.still(film).image.name, maker.portrait.name]
    world.needles += pictures
    world.opening += pictures if announcement.moment == MOMENT else []
    return film, maker


def _guests(world, tiff, plain):
    """Who may come, who comes for the press only, and what stands in for what."""
    expected, speaker = make.person(name="Hushexpected"), make.person(name="Hushspeaker")
    public = _screening(film=plain, edition=tiff, start=athens("2023-11-05 18:00"), status="cancelled")
    make.presence(screening=plain.screenings.earliest("start"), person=expected, status=Presence.Status.EXPECTED)
    press = _screening(title_en="Hushpress", edition=tiff, audience="press", start=athens("2023-11-04 10:00"))
    make.presence(screening=press, person=speaker, task=Presence.Task.SPEAKS)
    unseen = make.film(title_en="Hushreplacing", publish_at=None)
    instead = _screening(film=unseen, edition=tiff, start=athens("2023-11-05 18:00"), replaces=public)
    world.guests_only.append(press)
    world.never(expected, speaker, unseen, instead)


def _next_edition(world, plain):
    """An edition nobody knows of, with all it holds; at the moment it opens altogether. An archive film is in it."""
    moments = dict.fromkeys(("announced_at", "programme_public_at", "schedule_public_at"), MOMENT)
    days = {"starts": date(2024, 11, 1), "ends": date(2024, 11, 2)}
    edition = make.closed_edition(name_en="Hushedition", accent_color=COLOURS[0], **moments, **days)
    make.announcement(title="Hushconference", edition=edition, moment=MOMENT, opens="programme")
    strand = make.section(title_en="Hushstrand", edition=edition, color=COLOURS[1])
    curator, honoured = make.person(name="Hushcurator"), make.person(name="Hushhonoured")
    make.section_person(section=strand, person=curator, task=SectionPerson.Task.CURATOR)
    make.section_person(section=strand, person=honoured)
    juror = make.person(name="Hushjuror")
    make.jury([juror], name_en="Hushjury", edition=edition).sections.add(strand)

    sales, works = make.company(name="Hushsales"), make.company(name="Hushfilmworks")
    maker = make.person(name="Hushheldmaker", portrait=make.picture())
    held = make.selected_film(strand, title_en="Hushheld", contact=sales)
    FilmCountry.objects.create(film=held, country=Country.objects.get(code="GR"))
    make.credit(held, "production", company=works)
    make.credit(held, person=maker)
    shown = _screening(film=held, edition=edition, start=athens("2024-11-01 20:00"))
    pictures = [make.still(held, alt_en="Hushalt").image.name, maker.portrait.name]
    world.needles += pictures
    world.opening += pictures

    archive = make.edition(number=3, starts=None, ends=None, year=1962, **dict.fromkeys(moments, LONG_AGO))
    classic = make.film(title_en="Classic Film", year=1962)
    make.selection(classic, make.section(title_en="Old Section", edition=archive))
    make.award(film=classic, words_en="", prize=Prize.objects.create(name_en="Old Prize"), edition=archive)
    make.selection(classic, strand, premiere="european", note_en="Hushnote")
    make.online_window(film=classic, edition=edition, territory_en="Hushwindow")
    again = _screening(film=classic, edition=edition, start=athens("2024-11-02 20:00"))
    press = _screening(film=classic, edition=edition, audience="press", start=athens("2024-11-02 09:00"))
    world.later(edition, strand, curator, honoured, juror, sales, works, maker, held, shown, again, press)


def _announced_edition(world):
    """Announced, its programme closed; one film, one package and one award of it came out early."""
    days = {"starts": date(2024, 3, 7), "ends": date(2024, 3, 8)}
    tdf = make.closed_edition(acronym="TDF", number=26, announced_at=LONG_AGO, **days)
    strand = make.section(title_en="Early Strand", edition=tdf)
    early, waiting = make.film(title_en="Early Film"), make.film(title_en="Hushtdffilm")
    make.selection(early, strand, publish_at=LONG_AGO)
    make.selection(waiting, strand)
    other = make.section(title_en="Hushtdfstrand", edition=tdf, position=1)
    early_bill = make.package([early], title_en="Early Bill", edition=tdf, section=other, publish_at=LONG_AGO)
    make.award(person=make.person(name="Early Laureate"), edition=tdf, section=other, publish_at=LONG_AGO)
    juror = make.person(name="Hushtdfjuror")
    make.jury([juror], name_en="Hushtdfjury", edition=tdf).sections.add(strand)
    unopened = _screening(package=early_bill, start=athens("2024-03-08 20:00"))
    world.never(waiting, other, juror, unopened)


def _old_addresses(world):
    """Everything hidden was renamed once."""
    for row in world.closed:
        if hasattr(row, "slug_kind"):
            old = row.slug_key(f"hushold-{row.slug}")
            PastSlug.objects.create(kind=row.slug_kind, slug=old, current=row.slug_key(row.slug))
