"""Who the names of an export are: remembered from the last import, decided in the preview, found, or new."""

from __future__ import annotations

from dataclasses import dataclass, field

from festival.lib.text import fold
from films.models import Role
from films.pasting.everybody import Everybody, kind_of_new, made
from films.pasting.names import in_mixed_case
from people.models import Company, PastSlug, Person

from .fields import who

NEW = {Person: "new/person", Company: "new/company"}  # followed by the name: a reference to somebody not yet made


@dataclass
class Name:
    """A name the site does not know, or knows too well, and the films it is for."""

    name: str
    role: Role
    same: list = field(default_factory=list)
    near: list = field(default_factory=list)
    films: list[str] = field(default_factory=list)
    chosen: str = ""

    @property
    def key(self) -> str:
        return fold(self.name)

    @property
    def kinds(self) -> list[str]:
        """What can be made anew for the role."""
        return [kind for model, kind in NEW.items() if self.role.takes(model)]

    @property
    def choices(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.same or self.near or len(self.kinds) > 1)

    @property
    def open(self) -> bool:
        """Namesakes, between whom nobody has chosen yet."""
        return bool(self.same) and not self.chosen


class Casting:
    """Finds the reference of each name; what has to be decided, and who is new, is in `names`."""

    def __init__(self, chosen: dict[str, str]):
        self.everybody = Everybody()
        self.chosen = chosen
        self.names: dict[str, Name] = {}
        self._rows = {who(row): row for row in self.everybody.rows}
        renamed = PastSlug.objects.filter(kind__in=["person", "company"])
        self._now = {f"{past.kind}/{past.slug}": f"{past.kind}/{past.current}" for past in renamed}

    def current(self, reference: str) -> str:
        """The reference under the address its person has by now."""
        return reference if reference in self._rows else self._now.get(reference, reference)

    def refer(self, name: str, role: Role, remembered: dict[str, str], film: str) -> str:
        """`person/anna-vissi`, or `new/person/Anna Vissi`; '' while namesakes have to be chosen between."""
        name = in_mixed_case(name)[:200]
        known = remembered.get(fold(name), "")
        if known in self._rows and _fits(known, role):
            return known
        same = self.everybody.find(name, role)
        if len(same) == 1:
            return who(same[0])
        asked = self.names.get(fold(name)) or Name(name, role, same, self.everybody.similar(name, role))
        asked.films = list(dict.fromkeys([*asked.films, film]))
        asked.chosen = self._choice(asked)
        self.names[asked.key] = asked
        chosen = asked.chosen if not asked.chosen or _fits(asked.chosen, role) else NEW[kind_of_new(name, role)]
        return f"{chosen}/{name}" if chosen in NEW.values() else chosen

    def _choice(self, asked: Name) -> str:
        """As decided; else somebody new, where no namesake makes that doubtful."""
        chosen = self.chosen.get(asked.key, "")
        if chosen in self._rows or chosen in NEW.values():
            return chosen
        return "" if asked.same else NEW[kind_of_new(asked.name, asked.role) or Person]

    def saved(self, reference: str):
        """The row; who is new is made now, once for all films."""
        if reference not in self._rows:
            kind, name = reference.removeprefix("new/").split("/", 1)
            row = made({"person": Person, "company": Company}[kind], name)
            row.save()
            self._rows[reference] = row
        return self._rows[reference]


def _fits(reference: str, role: Role) -> bool:
    """Whether the role can name such: the name of a company may be that of a person in another role."""
    return role.takes(Company if "company" in reference.split("/")[:2] else Person)
