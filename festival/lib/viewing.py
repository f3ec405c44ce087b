"""What one request sees: its moment, taken once.

Every public view asks `viewing(request)` and passes it down as `at`; nothing below asks the clock. For a visitor it is
the present; `festival/through.py` sets another where the address begins with a share link or a moment.
"""

from __future__ import annotations

from datetime import UTC, datetime

from festival.lib import clock


class Viewing(datetime):
    """The moment that public things are asked at, wherever a rule takes `at`, and an announcement that is opened in it
    before its time; for visitors there is none.

    A datetime, so that every rule, comparison and sentence works with it as with any other moment. What is computed
    from it (`at - OVER_FOR`) is a moment and opens nothing.
    """

    opened = None

    @classmethod
    def of(cls, moment: datetime, opened=None) -> Viewing:
        utc = moment.astimezone(UTC)
        seen = cls.combine(utc.date(), utc.timetz())
        seen.opened = opened
        return seen


def opened_in(at: datetime):
    """The announcement that is seen before its time; None at a plain moment."""
    return getattr(at, "opened", None)


def viewing(request) -> Viewing:
    """What this request sees; the same from its first question to its last."""
    if not hasattr(request, "at"):
        request.at = Viewing.of(clock.now())
    return request.at
