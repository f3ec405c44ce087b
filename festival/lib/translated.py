"""Content in two languages: `title_en`, `title_el` as plain columns, and one property `title` that falls back.

What the property returns is a `Text`: a string that knows its own language, so that a template can mark a fallback
with `lang` (`{{ film.title|marked }}`) without a second look-up.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from translated_fields import TranslatedField, to_attribute

LANGUAGES = [code for code, _name in settings.LANGUAGES]
to_attribute = cache(to_attribute)  # a regular expression each time, for thousands of texts


class Text(str):
    """A string and the language it is written in ('' when there is no text, or its language is not known)."""

    lang: str

    def __new__(cls, value: str, lang: str = "") -> Text:
        text = super().__new__(cls, value)
        text.lang = lang
        return text


def page_language() -> str:
    """The language of the page being made: `en` or `el`."""
    language = get_language() or settings.LANGUAGE_CODE
    return language if language in LANGUAGES else settings.LANGUAGE_CODE


def text_in(obj: models.Model, name: str, language: str) -> Text:
    """The value of translated field `name` in `language`, else in another language, else empty."""
    for code in (language, *LANGUAGES):
        if value := getattr(obj, to_attribute(name, code), ""):
            return Text(value, code)
    return Text("")


def words(obj: models.Model, name: str) -> dict[str, str]:
    """The value in every language, each with its fallback: `{"en": …, "el": …}`."""
    return {code: str(text_in(obj, name, code)) for code in LANGUAGES}


def own_words(obj: models.Model, name: str) -> dict[str, str]:
    """The value in every language, nothing filled in from another."""
    return {code: getattr(obj, to_attribute(name, code)) for code in LANGUAGES}


def translated(field: models.Field, **specific) -> TranslatedField:
    """A model field in every language: `title = translated(models.CharField(_("title"), …), en={"blank": False})`."""
    return TranslatedField(field, specific, attrgetter=_getter)


def _getter(name, field):
    return lambda obj: text_in(obj, name, page_language())
