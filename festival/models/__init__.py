"""Import models from here: `from festival.models import Page`."""

from .export import WorkbookExport
from .page import Page
from .submission import CategoryRule, Submission
from .textstate import TextState
from .workbook_import import WorkbookImport

__all__ = ["CategoryRule", "Page", "Submission", "TextState", "WorkbookExport", "WorkbookImport"]
