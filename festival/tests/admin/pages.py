"""A form as a browser sees it: every field with its value, to be changed and sent."""

from __future__ import annotations

from functools import cached_property
from html.parser import HTMLParser

from django.urls import reverse


class _Fields(HTMLParser):
    """Name and value of whatever a browser would send."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, str | list[str]] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name") or ""
        if "__prefix__" in name or "disabled" in given:
            return
        if tag == "textarea":
            self.area, self.values[name] = name, ""
        elif tag == "select":
            self.select = name
            self.values.setdefault(name, "")
        elif tag == "option" and self.select and "selected" in given:
            self.values[self.select] = given.get("value", "")
        elif tag == "input" and name:
            self._input(given, name)

    def _input(self, given, name):
        if given.get("type") in ("submit", "file"):
            return
        if given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                self.values.setdefault(name, []).append(given.get("value", "on"))
            return
        self.values[name] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data):
        if self.area:
            self.values[self.area] = f"{self.values[self.area]}{data}".lstrip("\n")


def fields(response) -> dict:
    """What the form on a page would send as it stands."""
    html = response.content.decode()
    start = html.index('id="content-main"')
    parser = _Fields()
    parser.feed(html[start:])
    return parser.values


def change_url(obj) -> str:
    return reverse(f"admin:{obj._meta.label_lower.replace('.', '_')}_change", args=[obj.pk])


def list_url(model) -> str:
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")


def add_url(model) -> str:
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_add")


class Saved:
    """The page that is shown after something was saved: a large one, fetched if somebody looks at it."""

    def __init__(self, client, answer):
        self._fetch = lambda: client.get(answer["Location"])

    @cached_property
    def _page(self):
        return self._fetch()

    def __getattr__(self, name):
        return getattr(self._page, name)


def send(client, url: str, **typed):
    """Opens the form, types, saves and stays on it."""
    data = fields(client.get(url))
    answer = client.post(url, {**data, "_continue": "1", **typed})
    return Saved(client, answer) if answer.status_code == 302 else answer


def errors(response) -> list[str]:
    """All errors on a form that came back; none where it was saved."""
    if isinstance(response, Saved):
        return []
    return [str(error) for listed in response.context.get("errors") or [] for error in listed]


def told(response) -> list[str]:
    """The messages of the page."""
    return [str(message) for message in response.context["messages"]]


def found(response) -> list:
    """The rows of a list."""
    return list(response.context["cl"].result_list)
