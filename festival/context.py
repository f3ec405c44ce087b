"""What every page prints: the current edition at its head, the pages at its foot, the other language."""

from django.utils.functional import SimpleLazyObject

from festival.lib.translated import LANGUAGES, page_language
from festival.lib.viewing import viewing
from festival.lib.views import in_language
from festival.models import Page
from films.current import current_edition
from films.models import Shortcut


def site(request):
    """For templates: `current` (edition or None), `menu_pages`, `shortcuts`, `language`, `switch` (where each language
    leads), and `through`, what the page is seen through (None for visitors)."""
    language = page_language()
    return {
        "current": SimpleLazyObject(lambda: current_edition(request)),
        "menu_pages": SimpleLazyObject(lambda: list(Page.objects.all())),
        "shortcuts": SimpleLazyObject(lambda: list(Shortcut.objects.all())),
        "language": language,
        "switch": [(code, in_language(request.get_full_path_info(), code)) for code in LANGUAGES],
        "now": viewing(request),
        "through": request.through,
    }
