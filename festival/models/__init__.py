"""Import models from here: `from festival.models import Page`."""

from .page import Page
from .textstate import TextState

__all__ = ["Page", "TextState"]
