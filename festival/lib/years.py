"""The years in which something can happen here: what is typed outside of them is a slip, and past some of them there
is no calendar to count in.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

YEARS = range(1895, 2201)  # from the first film that was shown
BETWEEN = _("Choose a year between %(first)s and %(last)s.")


def validate_year(day: date) -> None:
    """Refuse a day, or a moment as the wall shows it, that no festival ever has."""
    if day.year not in YEARS:
        raise ValidationError(BETWEEN, "year", {"first": YEARS[0], "last": YEARS[-1]})
