"""A page as its reader meets it: the tree of its HTML, what it shows, in which language, and where it leads."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"head", "nav", "script", "style", "template"}
APART = {"div", "dd", "dl", "dt", "h1", "h2", "h3", "li", "ol", "p", "section", "td", "th", "tr", "ul", "br", "option"}


class Element:
    """A tag with its attributes and children, which are elements and strings."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: Element | None = None):
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Element | str] = []

    def __iter__(self):
        """Every element below this one, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    @property
    def lang(self) -> str:
        """The language in force here."""
        return self.attrs.get("lang") or (self.parent.lang if self.parent else "")

    @property
    def seen(self) -> bool:
        """Not in the head, a menu, hidden, or only read aloud."""
        return self.tag not in UNSEEN and "hidden" not in self.attrs and "vh" not in self.classes

    def find(self, tag: str = "", css: str = "", **attrs: str) -> Element:
        return self.all(tag, css, **attrs)[0]

    def all(self, tag: str = "", css: str = "", **attrs: str) -> list[Element]:
        return [
            one
            for one in self
            if tag in ("", one.tag)
            and (not css or css in one.classes)
            and all(one.attrs.get(name) == value for name, value in attrs.items())
        ]

    def strings(self):
        """What is shown, piece by piece, each with the element it stands in."""
        for child in self.children:
            if isinstance(child, str):
                yield child, self
            elif child.seen:
                yield from child.strings()

    @property
    def text(self) -> str:
        """What is shown, with single spaces."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self):
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.seen:
                space = " " if child.tag in APART else ""
                yield from (space, *child._pieces(), space)


class Page(HTMLParser):
    """The answer of the test client, or its HTML, read."""

    def __init__(self, answer):
        super().__init__()
        self.html = answer if isinstance(answer, str) else answer.content.decode()
        self.root = self._open = Element("", {})
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(element)
        if tag not in VOID:
            self._open = element

    def handle_endtag(self, tag):
        assert self._open.tag == tag, f"</{tag}> closes <{self._open.tag}> of {self._open.attrs}"
        self._open = self._open.parent

    def handle_data(self, data):
        self._open.children.append(data)

    @property
    def main(self) -> Element:
        return self.root.find("main")

    @property
    def text(self) -> str:
        """What the main part of the page shows."""
        return self.main.text

    @property
    def links(self) -> list[str]:
        """Where it leads and what it loads, in order."""
        where = ("href", "src", "action")
        return [one.attrs[name] for one in self.root for name in where if one.attrs.get(name)]

    def link(self, rel: str, **attrs: str) -> str:
        """The address of the one `<link>` of that kind in the head."""
        [found] = self.root.all("link", rel=rel, **attrs)
        return found.attrs["href"]


def in_order(text: str, facts: list[str]) -> list[str]:
    """The facts that are not in `text` behind the one before them: none, where all stand in this order."""
    missing, at = [], 0
    for fact in facts:
        found = text.find(fact, at)
        if found < 0:
            missing.append(fact)
        else:
            at = found + len(fact)
    return missing
