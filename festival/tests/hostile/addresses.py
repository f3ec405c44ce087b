"""Every pattern of the URL map, as an address in which each argument can be another; and the parameters it looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from unittest import mock

from django.contrib import admin
from django.http import QueryDict
from django.urls import URLPattern, get_resolver
from django.utils.datastructures import MultiValueDict
from django.utils.regex_helper import normalize

from festival.api.views import FILTERS
from festival.tests.crawl import stored
from films.models import Film

# What a page knows besides what it looks for unasked.
OWN = {
    "api:screenings": ["edition", "limit", "offset", *FILTERS],
    "api:screening": ["audience"],
    "admin:workbook_object": ["key"],
}
# What a page needs to look at the rest of its query.
NEEDED = {"admin:autocomplete": "app_label=films&model_name=credit&field_name=company&term=a"}


@dataclass(frozen=True)
class Pattern:
    """`form` has a place for each argument: `/en/films/%(slug)s/`; `known` fills them as one that there is."""

    name: str
    form: str
    known: dict[str, str] = field(hash=False)

    @property
    def staff(self) -> bool:
        return self.form.startswith("/admin/")

    @property
    def address(self) -> str:
        return self.form % self.known

    def in_language(self, language: str) -> Pattern:
        return replace(self, form=re.sub("^/en/", f"/{language}/", self.form))

    @property
    def queried(self) -> str:
        """Its address with a query that something can be added to; of a name that comes twice the later one counts."""
        return f"{self.address}?{NEEDED.get(self.name, '')}"

    def asked(self, pairs: list[tuple[str, str]]) -> str:
        return "&".join([self.queried, *(f"{name}={value}" for name, value in pairs)])

    def spoilt(self, value: str) -> list[str]:
        """Each argument in turn is `value`, as it stands in an address, beside others that are right."""
        return [self.form % {**self.known, name: value} for name in self.known]

    def parameters(self, client) -> list[str]:
        """The names it looks for in its query, and those that only its model or its filters know."""
        with noted() as names:
            for query in ("&x=1", ""):  # a form of a query is looked at where there is one
                answer = client.get(f"{self.queried}{query}")
        assert answer.status_code < 500, self.name
        lists = getattr(answer, "context", None) and answer.context.get("cl")
        found = {*names, *OWN.get(self.name, []), *self._fields()} | (_filters(lists) if lists else set())
        return sorted(found)

    def _fields(self) -> set[str]:
        """Those that a new form is filled in with."""
        if not (self.staff and self.name.endswith("_add")):
            return set()
        [model] = [one for one in admin.site._registry if self.name == f"{_rooms(one)}add"]
        return {one.name for one in [*model._meta.fields, *model._meta.many_to_many]}


def patterns() -> list[Pattern]:
    """All of the site; those under a language in English."""
    rows = {**stored(), **_of_staff()}
    return [Pattern(name, form, _known(name, arguments, rows)) for name, form, arguments in _forms(get_resolver(), "/")]


def _of_staff() -> dict[str, list[dict]]:
    film = Film.objects.earliest("pk")
    return {
        "media": [{"name": film.stills.get().image.name}],
        "sitemap-section": [{"section": "films"}],
        "admin:app_list": [{"app_label": "films"}],
        "admin:workbook_object": [{"sheet": "films"}],
        "admin:festival_textstate_text": [{"kind": "films.film", "pk": film.pk, "name": "synopsis"}],
    }


def _known(name: str, arguments: list[str], rows: dict[str, list[dict]]) -> dict[str, str]:
    """Of the first row of its kind; pages of staff go by its number."""
    first = next(iter(rows.get(name) or [_first(name)]))
    return {argument: str(first.get(argument, 1)) for argument in arguments}


def _rooms(model) -> str:
    """What the names of a model's rooms begin with."""
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_"


def _first(name: str) -> dict:
    for model in admin.site._registry:
        if name.startswith(_rooms(model)) and model.objects.exists():
            key = model.objects.order_by("pk").first().pk
            return {"object_id": key, "id": key}
    return {}


def _forms(resolver, before: str, space="") -> Iterator[tuple[str, str, list[str]]]:
    for one in resolver.url_patterns:
        [(form, arguments), *_others] = normalize(one.pattern.regex.pattern)
        if not isinstance(one, URLPattern):
            yield from _forms(one, before + form, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", before + form, arguments


@contextmanager
def noted():
    """Gathers the names under which anything is looked for in a query."""
    names = set()

    def noting(look):
        def looked(query, name, *given, **named):
            if isinstance(query, QueryDict) and isinstance(name, str):
                names.add(name)
            return look(query, name, *given, **named)

        return looked

    ways = ("__getitem__", "_getlist", "__contains__")
    with mock.patch.multiple(MultiValueDict, **{way: noting(getattr(MultiValueDict, way)) for way in ways}):
        yield names


def _filters(changelist) -> set[str]:
    """Which Django takes out of the query unasked."""
    return {"o", *(name for spec in changelist.filter_specs for name in spec.expected_parameters())}
