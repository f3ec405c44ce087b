"""Import models from here: `from festival.models import Page`."""

from .export import WorkbookExport
from .page import Page
from .workbook_import import WorkbookImport

__all__ = ["Page", "WorkbookExport", "WorkbookImport"]
