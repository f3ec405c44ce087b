"""What several files of tests begin with."""

import pytest

from . import builders as make


@pytest.fixture
def shown(now):
    """A public screening on Friday evening at eight, two days ahead; the schedule is open."""
    now("2023-11-01 12:00")
    return make.screening(start=make.athens("2023-11-03 20:00"))
