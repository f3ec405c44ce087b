"""Who may be seen from when: rows on both sides of every border, for `test_public.py`.

Everything in `OPENS` becomes public at `MOMENT`, each thing for one reason; what is in `HIDDEN` never does.
"""

from datetime import date, timedelta

from films.models import Edition

from .builders import (
    LONG_AGO,
    athens,
    award,
    closed_edition,
    company,
    credit,
    edition,
    film,
    jury,
    online_window,
    package,
    person,
    presence,
    screening,
    screening_change,
    section,
    section_person,
    selected_film,
    selection,
    still,
)

MOMENT = athens("2024-09-01 06:00")  # at which everything below opens; also the end of a festival's last night
INSTANT = timedelta(microseconds=1)
BEFORE, AFTER = MOMENT - INSTANT, MOMENT + INSTANT
RULES_OF_EDITIONS = {  # by the method of the instance that says the same
    "announced": Edition.public_q,
    "programme_open": Edition.programme_q,
    "schedule_open": Edition.schedule_q,
    "awards_open": Edition.awards_q,
}
LAST_NIGHT = {"starts": date(2024, 8, 22), "ends": date(2024, 8, 31)}


def announced(**given):
    """An edition of which the public knows no more than that it will be."""
    return closed_edition(announced_at=LONG_AGO, **given)


def with_programme(**given):
    return announced(programme_public_at=LONG_AGO, **given)


def with_schedule(**given):
    return with_programme(schedule_public_at=LONG_AGO, **given)


def announced_at_the_moment():
    return closed_edition(announced_at=MOMENT)


def with_programme_at_the_moment():
    return announced(programme_public_at=MOMENT)


def with_schedule_at_the_moment():
    return with_programme(schedule_public_at=MOMENT)


def secret(**given):
    """An edition that is planned to the minute, but not announced: nothing of it opens."""
    return edition(number=66, announced_at=None, **given)


def within(edition, **given):
    """A film chosen for that edition."""
    return selected_film(section(edition=edition), **given)


def chosen(edition, chosen_film=None, **given):
    """A selection in that edition."""
    return selection(chosen_film, section(edition=edition), **given)


def draft(**given):
    return film(publish_at=None, **given)


def coming(**given):
    """A film published at the moment."""
    return film(publish_at=MOMENT, **given)


def early_selection(edition):
    return chosen(edition, publish_at=MOMENT)


def held_back():
    """A published film whose one selection opens at the moment."""
    return chosen(with_programme(), film(), publish_at=MOMENT).film


def held_for_ever():
    return chosen(announced(), film()).film


def twice_chosen():
    """A film with one selection that stays closed and one that opens."""
    twice = film()
    chosen(secret(), twice)
    chosen(with_programme_at_the_moment(), twice)
    return twice


def bill(*films, **given):
    return package(films=list(films), **given)


def shown_by(edition, **given):
    return screening(edition=edition, **given)


def talk(edition, **given):
    return screening(edition=edition, title_en="Talk", **given)


def of_person(row):
    return row.person


def windows_film_in(edition_of_selection):
    """A window of TIFF 64 for a film that another edition chose."""
    return online_window(film=within(edition_of_selection), edition=edition())


OPENS = {
    "edition, when it is announced": announced_at_the_moment,
    "section, with its programme": lambda: section(edition=with_programme_at_the_moment()),
    "section, with its first early selection": lambda: early_selection(announced()).section,
    "section, when the film of an early selection is published": lambda: (
        chosen(announced(), coming(), publish_at=LONG_AGO).section
    ),
    "section of a withdrawn early selection": lambda: (
        chosen(announced(), publish_at=MOMENT, status="withdrawn").section
    ),
    "person of a section, with the programme": lambda: section_person(
        section=section(edition=with_programme_at_the_moment())
    ),
    "person of a section, with an early selection": lambda: section_person(
        section=early_selection(announced()).section
    ),
    "jury, with the programme": lambda: jury(edition=with_programme_at_the_moment()),
    "juror, with the programme": lambda: jury([person()], edition=with_programme_at_the_moment()).jurors.get(),
    "selection, with the programme": lambda: chosen(with_programme_at_the_moment()),
    "selection, announced early": lambda: early_selection(announced()),
    "selection, held back": lambda: early_selection(with_programme()),
    "selection with a moment, when the edition is announced": lambda: chosen(
        announced_at_the_moment(), publish_at=LONG_AGO
    ),
    "selection, when its film is published": lambda: chosen(with_programme(), coming()),
    "selection, withdrawn": lambda: chosen(with_programme_at_the_moment(), status="withdrawn"),
    "film, when it is published": coming,
    "film with an open selection, when it is published": lambda: chosen(with_programme(), coming()).film,
    "film, with the programme": lambda: within(with_programme_at_the_moment()),
    "film, with its own early selection": lambda: early_selection(announced()).film,
    "film, held back": held_back,
    "film, with the first of two selections": twice_chosen,
    "credit, with its film": lambda: credit(coming()),
    "credit, with the film's selection": lambda: credit(held_back()),
    "still, with its film": lambda: still(coming()),
    "still, with the film's selection": lambda: still(held_back()),
    "package, with the programme": lambda: bill(film(), edition=with_programme_at_the_moment()),
    "package, announced early": lambda: bill(film(), edition=announced(), publish_at=MOMENT),
    "package, held back": lambda: bill(film(), edition=with_programme(), publish_at=MOMENT),
    "package with a moment, when the edition is announced": lambda: bill(
        film(), edition=announced_at_the_moment(), publish_at=LONG_AGO
    ),
    "package, with the last of its films": lambda: bill(film(), coming(), edition=with_programme()),
    "package, with its film's selection": lambda: bill(film(), held_back(), edition=edition()),
    "screening, with the schedule": lambda: shown_by(with_schedule_at_the_moment(), film=film()),
    "screening, announced early": lambda: shown_by(announced(), film=film(), publish_at=MOMENT),
    "screening, announced with the programme": lambda: shown_by(with_programme(), film=film(), publish_at=MOMENT),
    "screening, held back": lambda: shown_by(with_schedule(), film=film(), publish_at=MOMENT),
    "screening with a moment, when the edition is announced": lambda: shown_by(
        announced_at_the_moment(), film=film(), publish_at=LONG_AGO
    ),
    "screening, when its film is published": lambda: shown_by(with_schedule(), film=coming()),
    "screening, with its film's selection": lambda: shown_by(edition(), film=held_back()),
    "screening with a moment, when its film is published": lambda: shown_by(
        announced(), film=coming(), publish_at=LONG_AGO
    ),
    "screening, with its package": lambda: screening(package=bill(film(), edition=edition(), publish_at=MOMENT)),
    "screening, with a film of its package": lambda: screening(package=bill(film(), coming(), edition=edition())),
    "screening, cancelled": lambda: shown_by(with_schedule_at_the_moment(), film=film(), status="cancelled"),
    "screening of a withdrawn film": lambda: shown_by(
        with_schedule(), film=chosen(edition(), coming(), status="withdrawn").film
    ),
    "talk, with the schedule": lambda: talk(with_schedule_at_the_moment()),
    "talk, announced early": lambda: talk(announced(), publish_at=MOMENT),
    "online window, with its film's selection": lambda: online_window(film=held_back(), edition=Edition.objects.get()),
    "online window, with its package": lambda: online_window(
        package=bill(film(), edition=edition(), publish_at=MOMENT)
    ),
    "own award, at the edition's moment": lambda: award(film=film(), edition=announced(awards_public_at=MOMENT)),
    "own award, after the last night": lambda: award(film=film(), edition=announced(**LAST_NIGHT)),
    "own award, earlier than the others": lambda: award(film=film(), edition=announced(), publish_at=MOMENT),
    "own award, later than the others": lambda: award(
        film=film(), edition=announced(awards_public_at=LONG_AGO), publish_at=MOMENT
    ),
    "own award, when the edition is announced": lambda: award(
        film=film(), edition=closed_edition(announced_at=MOMENT, awards_public_at=LONG_AGO)
    ),
    "own award, when its film is published": lambda: award(film=coming(), edition=announced(awards_public_at=LONG_AGO)),
    "honorary award without a film": lambda: award(person=person(), edition=announced(awards_public_at=MOMENT)),
    "award of another event, with its film": lambda: award(film=held_back(), edition=None),
    "award of another event, at its moment": lambda: award(film=film(), edition=None, publish_at=MOMENT),
    "change, with its screening": lambda: screening_change(
        screening=talk(with_schedule_at_the_moment()), moment=LONG_AGO
    ),
    "change, at its own moment": lambda: screening_change(screening=talk(with_schedule()), moment=MOMENT),
    "presence, with its screening": lambda: presence(screening=talk(with_schedule_at_the_moment())),
    "person, by a credit": lambda: credit(coming()).person,
    "person, by an own award without a film": lambda: (
        award(person=person(), edition=announced(awards_public_at=MOMENT)).person
    ),
    "person, by another event's award for a film": lambda: award(person=person(), film=coming(), edition=None).person,
    "person, honoured by a section": lambda: (
        section_person(section=section(edition=with_programme_at_the_moment())).person
    ),
    "person, by a jury": lambda: jury([person()], edition=with_programme_at_the_moment()).jurors.get().person,
    "person, by a talk": lambda: presence(screening=talk(with_schedule_at_the_moment())).person,
    "company, by a credit": lambda: credit(coming(), "production", company=company()).company,
    "company, as a film's contact": lambda: coming(contact=company()).contact,
}

HIDDEN = {
    "edition never announced": closed_edition,
    "edition with all moments but the first": secret,
    "section before the programme": lambda: chosen(announced()).section,
    "section beside one that was announced early": lambda: section(edition=early_selection(announced()).edition),
    "section of an early draft": lambda: chosen(announced(), draft(), publish_at=LONG_AGO).section,
    "section of a secret edition": lambda: early_selection(secret()).section,
    "section's person before the programme": lambda: section_person(section=section(edition=announced())),
    "jury beside an early selection": lambda: jury(edition=early_selection(announced()).edition),
    "jury of a secret edition": lambda: jury(edition=secret()),
    "juror of a closed jury": lambda: jury([person()], edition=announced()).jurors.get(),
    "selection before the programme": lambda: chosen(announced()),
    "selection with a moment in a secret edition": lambda: early_selection(secret()),
    "selection of a draft": lambda: chosen(edition(), draft()),
    "draft": draft,
    "draft with an open selection": lambda: chosen(edition(), draft()).film,
    "film with a closed selection": held_for_ever,
    "film of a secret edition": lambda: within(secret()),
    "credit of a draft": lambda: credit(draft()),
    "credit of a held film": lambda: credit(held_for_ever()),
    "still of a draft": lambda: still(draft()),
    "still of a held film": lambda: still(held_for_ever()),
    "package without films": lambda: bill(edition=edition()),
    "package with a draft": lambda: bill(film(), draft(), edition=edition()),
    "package with a held film": lambda: bill(film(), held_for_ever(), edition=edition()),
    "package before the programme": lambda: bill(film(), edition=announced()),
    "package with a moment in a secret edition": lambda: bill(film(), edition=secret(), publish_at=LONG_AGO),
    "screening before the schedule": lambda: shown_by(with_programme(), film=film()),
    "screening with a schedule and no programme": lambda: shown_by(announced(schedule_public_at=LONG_AGO), film=film()),
    "screening with a moment in a secret edition": lambda: shown_by(secret(), film=film(), publish_at=LONG_AGO),
    "screening of a draft": lambda: screening(film=draft()),
    "screening with a moment, of a draft": lambda: screening(film=draft(), publish_at=LONG_AGO),
    "screening of a held film": lambda: shown_by(edition(), film=held_for_ever()),
    "screening of a package with a draft": lambda: screening(package=bill(film(), draft(), edition=edition())),
    "screening of a held package": lambda: screening(package=bill(film(), edition=announced()), publish_at=LONG_AGO),
    "press screening": lambda: screening(audience="press"),
    "industry screening": lambda: screening(audience="industry"),
    "school screening": lambda: screening(audience="school"),
    "press screening with a moment": lambda: screening(audience="press", publish_at=LONG_AGO),
    "online window of another edition's film": lambda: windows_film_in(with_programme()),
    "online window of a film in no edition": lambda: online_window(film=film()),
    "online window of a draft": lambda: online_window(film=chosen(edition(), draft()).film),
    "online window of a held package": lambda: online_window(package=bill(film(), edition=announced())),
    "own award for a draft": lambda: award(film=draft(), edition=edition()),
    "own award of a secret edition": lambda: award(film=film(), edition=secret(), publish_at=LONG_AGO),
    "award of another event for a draft": lambda: award(film=draft(), edition=None),
    "change of a press screening": lambda: screening_change(screening=screening(audience="press"), moment=LONG_AGO),
    "change of a draft's screening": lambda: screening_change(screening=screening(film=draft()), moment=LONG_AGO),
    "presence that is only expected": lambda: presence(status="expected"),
    "presence at a press screening": lambda: presence(screening=screening(audience="press")),
    "presence at a closed screening": lambda: presence(screening=talk(with_programme())),
    "person nobody names": person,
    "person of a draft": lambda: credit(draft()).person,
    "person only expected": lambda: presence(status="expected").person,
    "person at a press screening": lambda: presence(screening=screening(audience="press")).person,
    "person of a closed section": lambda: section_person(section=section(edition=announced())).person,
    "person of a closed jury": lambda: jury([person()], edition=announced()).jurors.get().person,
    "person of a secret edition's award": lambda: award(person=person(), edition=secret()).person,
    "person with another event's award for a draft": lambda: award(person=person(), film=draft(), edition=None).person,
    "person with only another event's award": lambda: award(person=person(), edition=None).person,
    "company nobody names": company,
    "company of a draft": lambda: credit(draft(), "production", company=company()).company,
    "contact of a draft": lambda: draft(contact=company()).contact,
}
