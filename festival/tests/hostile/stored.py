"""A site of which every text is hostile."""

from __future__ import annotations

import itertools

from django.db.models import CharField, Field, Model, TextField

from festival.models import Page
from films import models as films
from people.models import Company, FilmographyEntry, Person

WRITTEN = [
    *(Page, Company, FilmographyEntry, Person),
    *(films.Edition, films.Section, films.SectionPerson, films.Film, films.Selection, films.Credit, films.Still),
    *(films.Genre, films.Tag, films.AgeClass, films.Award, films.Prize, films.Jury, films.Juror, films.Package),
    *(films.Venue, films.Hall, films.Screening, films.ScreeningChange, films.Presence, films.OnlineWindow),
    *(films.Announcement, films.ShareLink, films.TicketFeed, films.Shortcut),
]
# What a paste brings, and what ends a text, a tag, a script, a section of XML, a line of a calendar, a cell of a sheet.
ENDS = "\"'`]]></script></textarea><img src=x onerror=alert(1)>&amp;{{x}}{% x %}%s%(x)s${x}\\n;,:=1+1|\t"
SIGNS = "\x01\x0b\x0c\x1b\x7f\x85\u2028\u2029\u202e\u200f\ufeff\ufffe\U0001f3ac\u0301"
LINES = "\r\nEND:VEVENT\rX-BAD:1\nx"
TEXT = f"{ENDS}{SIGNS}{LINES} [a](javascript:alert(1)) {' '.join(['λέξη' * 75, 'word' * 75])}"
numbers = itertools.count(1)


def spoil() -> None:
    """Every row that staff write has hostile texts in all its fields; where they are short, the beginning."""
    for model in WRITTEN:
        for row in model.objects.all():
            for field in texts(row):
                setattr(row, field.name, hostile(field))
            row.save()


def texts(row: Model) -> list[Field]:
    """The fields of free text, of which nothing is required: no word of a list, no address, no colour."""
    free = [field for field in row._meta.fields if type(field) in (CharField, TextField) and field.editable]
    refused = ["title_en", "title_el"] if getattr(row, "package_id", None) else ["query"]
    return [field for field in free if not field.choices and not field._validators and field.name not in refused]


def hostile(field: Field) -> str:
    """Numbered, since some must not be given twice."""
    return f"{next(numbers)}{TEXT}"[: field.max_length]
