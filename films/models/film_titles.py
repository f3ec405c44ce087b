"""The titles a film goes by, and what is made of them: its name on a page, its place in a list, its address."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from festival.lib.derived import DerivedTextField, SortKeyField
from festival.lib.text import filing, has_greek, search_text
from festival.lib.translated import LANGUAGES, Text, translated
from people.models import Language, Slugged


class Titled(Slugged):
    """A film as far as its titles say: any one of them is enough."""

    title = translated(
        models.CharField(
            _("title"),
            max_length=300,
            blank=True,
            default="",
            help_text=_("On its page, on cards and tickets. Empty where it has none in this language."),
        )
    )
    original_title = models.CharField(
        _("original title"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("In its own script. Printed under the title where it differs."),
    )
    other_titles = models.TextField(
        _("other titles"), blank=True, default="", help_text=_("Working and foreign titles, one a line; for search.")
    )
    sort_key_en = SortKeyField(compute="make_sort_key_en", db_index=True)
    sort_key_el = SortKeyField(compute="make_sort_key_el", db_index=True)
    folded = DerivedTextField(compute="make_folded")

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.shown_title)

    def slug_source(self):
        return self.title_en or self.title_el or self.original_title

    @property
    def shown_title(self) -> Text:
        """The title in the page's language, else in another, else the original one."""
        title = self.title
        return title if title else Text(self.original_title, self.original_language)

    @property
    def title_below(self) -> Text:
        """The original title, where it is not the one already shown."""
        same = self.original_title.casefold() == self.shown_title.casefold()
        return Text("") if same else Text(self.original_title, self.original_language)

    @property
    def original_language(self) -> str:
        """The code of the original title's language, for `lang`; '' while unknown.

        Greek letters are Greek; else the film's first language; else that of the title with the same words.
        """
        if has_greek(self.original_title):
            return "el"
        first = next(iter(self.film_languages.all()), None) if self.pk else None
        if first and first.language.code != Language.NO_DIALOGUE:
            return first.language.code
        return next((code for code in LANGUAGES if getattr(self, f"title_{code}") == self.original_title), "")

    @property
    def titles(self) -> list[str]:
        """Every title it goes by."""
        known = [self.title_en, self.title_el, self.original_title, *self.other_titles.splitlines()]
        return [title for title in dict.fromkeys(known) if title]

    def make_sort_key_en(self):
        return self._sort_key("en", "el")

    def make_sort_key_el(self):
        return self._sort_key("el", "en")

    def _sort_key(self, language, other):
        for code in (language, other):
            if title := getattr(self, f"title_{code}"):
                return filing(title, code, language)
        return filing(self.original_title, "", language)

    def make_folded(self):
        return search_text(*self.titles)
