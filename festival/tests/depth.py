"""`--thorough`: long tests look at everything; without it each looks at a part, so that `make test` stays quick."""

import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=25)


def pytest_addoption(parser):
    parser.addoption("--thorough", action="store_true", help="long tests look at everything, however long it takes")


def pytest_configure(config):
    settings.load_profile("default" if config.getoption("thorough") else "quick")


@pytest.fixture(scope="session")
def thorough(request) -> bool:
    """Whether time does not matter."""
    return request.config.getoption("thorough")


@pytest.fixture(scope="session")
def of_a_kind(thorough) -> int | None:
    """How many addresses of one kind a crawl visits in a language; None: all."""
    return None if thorough else 2
