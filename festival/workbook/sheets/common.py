"""What the sheets share: kinds of values, references to each other, and columns named like their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from films.models import Edition, Film, Jury, Role, Screening, Section
from people.models import Company, Country, Person

from ..columns import Boolean, Column, Integer, Lines, Position, Text
from ..moments import Day, Moment, OwnMoment
from ..references import Ref

TEXT, LINES, NUMBER, POSITION, BOOLEAN, DAY = Text(), Lines(), Integer(), Position(), Boolean(), Day()
MOMENT, OWN_MOMENT = Moment(), OwnMoment()
COUNTRY = Ref(Country)
EDITION, SECTION = Ref(Edition, "editions"), Ref(Section, "sections")
FILM, PERSON, COMPANY = Ref(Film, "films"), Ref(Person, "people"), Ref(Company, "companies")
SCREENING, JURY, ROLE = Ref(Screening, "screenings"), Ref(Jury, "juries"), Ref(Role, "roles")

FROM_KEY = _("Where it is empty, the key says it.")


def texts(*names: str, required: str = "") -> list[Column]:
    """Columns of plain text named like their fields."""
    return [Column(name, TEXT, required=name == required) for name in names]


def own_edition(required: bool = True, **given) -> Column:
    return Column("edition", EDITION, required=required, **given)
