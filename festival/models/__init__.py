"""Import models from here: `from festival.models import Page`."""

from .page import Page
from .submission import CategoryRule, Submission

__all__ = ["CategoryRule", "Page", "Submission"]
