import logging

import pytest


@pytest.fixture(autouse=True)
def _quiet():
    """What is refused is logged: thousands of lines, some of 5,000 letters."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
