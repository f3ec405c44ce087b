"""When tickets go on sale, as a rule of an edition: `-3d 10:00`, three days before the screening's day, at ten."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from festival.lib import clock

PATTERN = r"^-([0-9]{1,3})d ([01][0-9]|2[0-3]):([0-5][0-9])$"
RULE = re.compile(PATTERN)


def validate_rule(rule: str) -> None:
    if not RULE.fullmatch(rule):
        words = _("“%(rule)s” is no rule: write -3d 10:00 for three days before the screening's day, at ten.")
        raise ValidationError(words, "tickets_rule", {"rule": rule})


def sale_opens(rule: str, start: datetime, zone: ZoneInfo) -> datetime:
    """For a screening that starts then; on the wall, whatever the clocks do in between. A screening after midnight
    belongs to the day before, and is sold with it."""
    days, hour, minute = map(int, RULE.fullmatch(rule).groups())
    day = clock.festival_day(start, zone) - timedelta(days=days)
    return clock.at_wall(day, time(hour, minute), zone)
