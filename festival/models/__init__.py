"""Import models from here: `from festival.models import Page`."""

from .export import WorkbookExport
from .page import Page

__all__ = ["Page", "WorkbookExport"]
