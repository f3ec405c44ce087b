"""Who the names of an export are: remembered from the last import, decided in the preview, found, or new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from festival.lib.text import elot, fold
from films.models import Role
from films.pasting.everybody import Everybody, kind_of_new, made
from films.pasting.names import in_mixed_case
from people.finding import Names
from people.models import Company, PastSlug, Person, give_slugs

from .fields import who

NEW = {Person: "new/person", Company: "new/company"}  # followed by the name: a reference to somebody not yet made
AS = "as/"  # followed by a name: whoever that is, another new name of the file


@dataclass
class Name:
    """A name the site does not know, or knows too well, and the films it is for."""

    name: str
    role: Role
    same: list = field(default_factory=list)
    near: list = field(default_factory=list)
    before: list[Name] = field(default_factory=list)  # new names of the file that are nearly this one, met before it
    films: list[str] = field(default_factory=list)
    chosen: str = ""

    @property
    def key(self) -> str:
        return fold(self.name)

    @property
    def aliases(self) -> str:
        """Its Latin letters, by which `Names` finds it too."""
        return elot(self.name)

    @property
    def kinds(self) -> list[str]:
        """What can be made anew for the role."""
        return [kind for model, kind in NEW.items() if self.role.takes(model)]

    @property
    def choices(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.same or self.near or self.before or len(self.kinds) > 1)

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
        self._met = Names([])  # the same, to look for those that are nearly one
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
        asked = self.names.get(fold(name)) or self._meet(Name(name, role, same, self.everybody.similar(name, role)))
        asked.films = list(dict.fromkeys([*asked.films, film]))
        asked.chosen = self._choice(asked)
        return self._reference(asked, role)

    def _meet(self, asked: Name) -> Name:
        latin = elot(asked.name)
        asked.before = [*self._met.find(latin), *self._met.similar(latin)]
        self._met.add(asked)
        self.names[asked.key] = asked
        return asked

    def _reference(self, asked: Name, role: Role) -> str:
        """However it is spelt in other rows, somebody new has the name that came first."""
        if asked.chosen.startswith(AS):
            return self._reference(self.names[fold(asked.chosen.removeprefix(AS))], role)
        chosen = asked.chosen
        if chosen and not _fits(chosen, role):
            chosen = NEW[kind_of_new(asked.name, role)]
        return f"{chosen}/{asked.name}" if chosen in NEW.values() else chosen

    def _choice(self, asked: Name) -> str:
        """As decided; else somebody new, where no namesake makes that doubtful."""
        chosen = self.chosen.get(asked.key, "")
        if chosen in self._rows or chosen in NEW.values() or chosen in [AS + one.name for one in asked.before]:
            return chosen
        return "" if asked.same else NEW[kind_of_new(asked.name, asked.role) or Person]

    def save_new(self, references: Iterable[str]) -> None:
        """Who is new is made now, all together."""
        made_of = {}
        for reference in dict.fromkeys(references):
            if reference not in self._rows:
                kind, name = reference.removeprefix("new/").split("/", 1)
                made_of[reference] = made({"person": Person, "company": Company}[kind], name)
        for model in NEW:
            rows = [row for row in made_of.values() if isinstance(row, model)]
            give_slugs(rows)
            model.objects.bulk_create(rows)
        self._rows |= made_of

    def saved(self, reference: str):
        return self._rows[reference]


def _fits(reference: str, role: Role) -> bool:
    """Whether the role can name such: the name of a company may be that of a person in another role."""
    return role.takes(Company if "company" in reference.split("/")[:2] else Person)
