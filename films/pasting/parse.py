"""Pasted text → lines of one role each. Pure: it guesses, a person decides; no word is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .labels import PERFORMERS, Labels
from .names import Named, has_word, maker, performer, split_names

_COLON = re.compile(r"(?P<label>[^:：]{1,80}?)\s*[:：](?!//)(?P<names>.*)")
_GAP = re.compile(r"\s+[-–—]+\s+|\s*\t\s*|\s*(?:\.{3,}|…|_{3,})[\s.…_]*")


@dataclass
class Line:
    """Names under one label; `role` is empty where the label is unknown or missing."""

    label: str
    role: str = ""
    names: list[Named] = field(default_factory=list)


def parse(text: str, labels: Labels, known: Callable[[str], bool] = lambda name: False) -> list[Line]:
    """A label holds for the lines under it, until another one or a blank line."""
    reading = _Reading(labels, known)
    for line in text.splitlines():
        reading.take(line)
    return reading.lines


class _Reading:
    """The lines so far, and those the next names belong to: several where a label means several roles."""

    def __init__(self, labels: Labels, known: Callable[[str], bool]):
        self.labels, self.known = labels, known
        self.lines: list[Line] = []
        self.open: list[Line] = []

    def take(self, text: str) -> None:
        if not has_word(text):
            if any(line.names for line in self.open):
                self.open = []
            return
        label, names = self._headed(text.strip())
        if label:
            self._begin(label)
        elif not self.open:
            self._begin("")
        self._add(names)

    def _headed(self, text: str) -> tuple[str, str]:
        """The label of a line, and the rest; no label where it begins with a name."""
        if self.labels.roles(text):
            return text, ""
        colon = _COLON.fullmatch(text)
        if colon and has_word(colon["label"]) and colon["label"].count("(") == colon["label"].count(")"):
            return colon["label"], colon["names"]
        gaps = [gap for gap in _GAP.finditer(text) if has_word(text[: gap.start()])]
        for gap in reversed(gaps):
            if self.labels.roles(text[: gap.start()]):
                return text[: gap.start()], text[gap.end() :]
        if gaps and not any(line.role for line in self.open):
            return text[: gaps[0].start()], text[gaps[0].end() :]
        return self.labels.lead(text)

    def _begin(self, label: str) -> None:
        label = label.strip(" \t•*-–—.:：")
        self.open = [Line(label, role) for role in self.labels.roles(label) or [""]]
        self.lines += self.open

    def _add(self, text: str) -> None:
        for part in split_names(text, self.known):
            own = _COLON.fullmatch(part)  # Script: Anna Vissi / Music: Petros Lamos
            if own and self.labels.roles(own["label"]):
                self._begin(own["label"])
                part = own["names"]
            for line in self.open if has_word(part) else ():
                self._put(line, part)

    def _put(self, line: Line, part: str) -> None:
        """A role in brackets takes its name out of the line: `Jan Drda (executive producer)` among the producers."""
        named = performer(part) if line.role in PERFORMERS else maker(part)
        own = self.labels.roles(named.note) if named.note else []
        if own:
            self.lines += [Line(named.note, role, [Named(named.name)]) for role in own]
        else:
            line.names.append(named)
