"""`--thorough`: long tests look at everything; without it each looks at a part, so that `make test` stays quick.

A test says which part by the fixtures. What is marked `thorough` is left out, and of the cases of a test that is marked
`many_cases` every eighth is run. Hypothesis makes the same examples each time, so that what was green stays green;
`make search` looks for others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

import pytest
from hypothesis import settings

PART = 8

settings.register_profile("quick", max_examples=5, derandomize=True)
settings.register_profile("thorough", derandomize=True)
settings.register_profile("search", max_examples=2000)


def pytest_addoption(parser):
    parser.addoption("--thorough", action="store_true", help="long tests look at everything, however long it takes")


def pytest_configure(config):
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("thorough" if config.getoption("thorough") else "quick")


def pytest_collection_modifyitems(config, items):
    if config.getoption("thorough"):
        return
    cases = defaultdict(list)
    for item in items:
        if item.get_closest_marker("many_cases"):
            cases[item.nodeid.partition("[")[0]].append(item)
    left_out = {item for same in cases.values() for number, item in enumerate(same) if number % PART}
    left_out |= {item for item in items if item.get_closest_marker("thorough")}
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def thorough(request) -> bool:
    """Whether time does not matter."""
    return request.config.getoption("thorough")


@pytest.fixture(scope="session")
def part(thorough) -> Callable[[Iterable], list]:
    """What a test looks at of many things of one sort: all, or every eighth."""
    return lambda many: list(many)[:: 1 if thorough else PART]


@pytest.fixture(scope="session")
def of_a_kind(thorough) -> int | None:
    """How many addresses of one kind a crawl visits in a language; None: all."""
    return None if thorough else 1


@pytest.fixture(scope="session")
def languages(thorough) -> list[str]:
    """The languages in which a crawl visits the site."""
    return ["en", "el"] if thorough else ["en"]
