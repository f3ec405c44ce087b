"""The demonstration edition, from four files: real films (facts.json), invented ones, the festival, its screenings."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from django.db import transaction

from films.models import Edition, Role
from films.models.recording import unrecorded
from people.models import Country, Language

from .changes import make_changes
from .dates import Dates
from .editions import make_archive, make_edition
from .pictures import make_pictures
from .rows import Rows
from .schedule import make_halls, make_screenings
from .works import make_invented, make_real, make_words

HERE = Path(__file__).parent


class Demo:
    """What has been read, and what has been made of it so far, by the names the files use."""

    def __init__(self, now: datetime | None):
        """Fixed dates; with `now`, the festival is on at that moment."""
        self.facts, self.invented, self.plan = _read("facts"), _read("invented"), _read("festival")
        self.screening_lines = _read("screenings")["screenings"]
        self.dates = Dates.around(now) if now else Dates.fixed(self.plan["fixed"])
        self.rows = Rows(self.dates.at)
        self.published = self.dates.read(self.plan["published"])
        self.countries, self.languages, self.roles = (
            model.objects.in_bulk(field_name="code") for model in (Country, Language, Role)
        )
        self.edition: Edition | None = None
        self.words, self.people, self.companies, self.films = {}, {}, {}, {}
        self.editions, self.sections, self.packages, self.halls, self.screenings = {}, {}, {}, {}, {}

    def build(self) -> None:
        """All rows or none; that everything moves to the present is no news of the festival's."""
        with transaction.atomic(), unrecorded():
            make_words(self)
            make_halls(self)
            make_invented(self)
            make_real(self)
            make_archive(self)
            make_edition(self)
            make_screenings(self)
            make_changes(self)

    def draw(self) -> None:
        """The pictures, one after the other: a site that runs meanwhile need not wait for them."""
        make_pictures(self)

    def spoken(self, codes: list[str]) -> list[Language]:
        return [self.languages[code] for code in codes]


def _read(name: str) -> dict:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf8"))
