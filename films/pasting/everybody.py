"""Who a typed name may be: the people and companies of the site, asked for once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from festival.lib.text import elot, has_greek
from films.models import Credit, Role
from people.finding import Names
from people.models import Company, Person

from .names import in_mixed_case

_MOST_TITLES = 3
_COMPANY_WORDS = {
    "film", "films", "filmproduktion", "filmes", "pictures", "production", "productions", "producciones", "cinema",
    "media", "studio", "studios", "entertainment", "tv", "television", "broadcasting", "corporation", "company", "co",
    "ltd", "inc", "llc", "gmbh", "sa", "srl", "sarl", "bv", "ab", "aps", "oy", "doo", "sales", "distribution", "fund",
    "foundation", "institute", "centre", "center", "ινστιτούτο", "κέντρο", "ίδρυμα", "παραγωγές", "εταιρεία", "αε",
}  # fmt: skip


class Everybody:
    """Finds by any name, among those who can have a role."""

    def __init__(self):
        people = Person.objects.only("slug", "name", "name_el", "aliases", "line_en", "line_el")
        self.rows = [*people.order_by("pk"), *Company.objects.only("slug", "name").order_by("pk")]
        self._people = Names(row for row in self.rows if isinstance(row, Person))
        self._companies = Names(row for row in self.rows if isinstance(row, Company))

    def knows(self, name: str) -> bool:
        return bool(self._people.find(name) or self._companies.find(name))

    def find(self, name: str, role: Role | None = None) -> list:
        """All that go by this name and can have the role."""
        return [row for names in self._for(role) for row in names.find(name)]

    def similar(self, name: str, role: Role | None = None) -> list:
        return [row for names in self._for(role) for row in names.similar(name)]

    def _for(self, role: Role | None) -> list[Names]:
        return [
            names
            for model, names in ((Person, self._people), (Company, self._companies))
            if role is None or role.takes(model)
        ]


def kind_of_new(name: str, role: Role | None) -> type | None:
    """What somebody unknown would be made as; nothing where the role takes both and the name does not tell."""
    if role and role.names != Role.Names.EITHER:
        return Person if role.takes(Person) else Company
    words = {word.strip(".,&").casefold().replace(".", "") for word in name.split()}
    return Company if words & _COMPANY_WORDS else None


def made(model: type, name: str):
    """A new one, not saved. A name in Greek letters is the Greek name; in Latin letters it is spelt by ELOT 743."""
    if model is Person and has_greek(name):
        return Person(name=in_mixed_case(elot(name)), name_el=name)
    return model(name=name)


def described(rows: Iterable) -> dict:
    """Each person or company with the words that tell it from its namesakes: who it is, and some of its films."""
    rows = list(dict.fromkeys(rows))
    people = [row.pk for row in rows if isinstance(row, Person)]
    companies = [row.pk for row in rows if isinstance(row, Company)]
    titles = _titles("person", people) | _titles("company", companies)
    return {row: _words(row, titles.get((row._meta.model_name, row.pk), [])) for row in rows}


def _titles(kind: str, keys: list[int]) -> dict[tuple[str, int], list[str]]:
    titles = defaultdict(list)
    for credit in Credit.objects.filter(**{f"{kind}__in": keys}).select_related("film").order_by("film__year", "pk"):
        titles[kind, getattr(credit, f"{kind}_id")].append(str(credit.film))
    return titles


def _words(row, titles: list[str]) -> str:
    known = list(dict.fromkeys(titles))[:_MOST_TITLES]
    return " · ".join(filter(None, [str(row), str(getattr(row, "line", "")), ", ".join(known)]))
