"""Editable pages that stand in one language only: a row of readiness, as a film without its Greek title is."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib.translated import own_words
from films.readiness import Lack, Level, asks
from films.readiness.texts import BY_LANGUAGE

from .models import Page

TEXTS = ["title", "text"]
MISSING = {"en": _("page without its English text"), "el": _("page without its Greek text")}


@asks
def pages_in_one_language(edition):
    for page in Page.objects.all():
        form = reverse("admin:festival_page_change", args=[page.pk])
        for language, words in MISSING.items():
            if fields := [f"{name}_{language}" for name in TEXTS if _is_missing(page, name, language)]:
                where = f"{form}#id_{fields[0]}"
                yield Lack(f"page_{language}", Level.ERROR, BY_LANGUAGE[language], words, str(page), where)


def _is_missing(page: Page, name: str, language: str) -> bool:
    """It is there, in another language."""
    texts = own_words(page, name)
    return any(texts.values()) and not texts[language].strip()
