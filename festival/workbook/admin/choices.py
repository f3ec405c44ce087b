"""What a person chose in the preview: kept with the upload, so that a preview can be left and opened again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from django.http import QueryDict

from festival.workbook import Conflict, Side

DECIDE, SAME, DELETE, MANY, ALL = "decide-", "same-", "delete", "many", "all"


@dataclass(frozen=True)
class Choices:
    """Sides of conflicts by their id, known people by the new name they are, whom to delete, and the one tick."""

    decisions: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    delete: list[str] = field(default_factory=list)
    many: bool = False

    @classmethod
    def sent(cls, data: QueryDict) -> Choices:
        """As the form of the preview was sent; what means nothing is nothing."""
        decisions = {key: side for key, side in _named(data, DECIDE).items() if side in list(Side)}
        return cls(decisions, _named(data, SAME), sorted(set(data.getlist(DELETE))), MANY in data)

    @classmethod
    def kept(cls, stored: dict) -> Choices:
        return cls(**stored)

    def stored(self) -> dict:
        return asdict(self)

    def for_all(self, conflicts: list[Conflict], side: str) -> Choices:
        """The same side for every conflict."""
        return Choices(dict.fromkeys((conflict.id for conflict in conflicts), side), self.same, self.delete, self.many)


def _named(data: QueryDict, prefix: str) -> dict[str, str]:
    """What was chosen under names that begin with `prefix`; an empty choice is none."""
    return {name.removeprefix(prefix): data[name] for name in sorted(data) if name.startswith(prefix) and data[name]}
