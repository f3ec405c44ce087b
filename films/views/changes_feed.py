"""The changes of the current edition as an Atom feed: each piece of news once, under an id that stays."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from festival.lib.text import NO_XML
from festival.lib.translated import page_language
from festival.lib.viewing import viewing
from festival.lib.views import absolute
from films.current import current_edition
from films.schedule.errata import NO_DAY_IS_NEAR, Erratum
from films.schedule.load_errata import told_one_by_one

MOST = 100


class StableAtom(Atom1Feed):
    """Its bytes follow the data alone: without an entry it is as old as what it is about."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["since"]


class ChangesFeed(Feed):
    """In the language of its address. Read at any time, so it never says “today”."""

    feed_type = StableAtom

    def get_object(self, request):
        self_address = absolute(request.get_full_path_info().partition("?")[0])
        return {"at": viewing(request), "edition": current_edition(request), "address": self_address}

    def title(self, asked):
        edition = asked["edition"]
        words = _("Programme changes")
        return _plain(f"{words} – {edition.label}") if edition else words

    def author_name(self, asked):
        return _plain(str(asked["edition"].name)) if asked["edition"] else _("Film festival")

    def link(self, asked):
        edition = asked["edition"]
        return absolute(reverse("films:edition-changes", args=[edition.slug]) if edition else reverse("films:changes"))

    def feed_url(self, asked):
        return asked["address"]

    feed_guid = feed_url

    def feed_extra_kwargs(self, asked):
        """Since when there can have been news."""
        edition = asked["edition"]
        return {"since": (edition and (edition.schedule_opens_at or edition.announced_at)) or NO_DAY_IS_NEAR}

    def items(self, asked):
        found = told_one_by_one(asked["edition"], asked["at"], MOST) if asked["edition"] else []
        return [(one, asked["at"]) for one in found]

    def item_title(self, item):
        one, at = item
        return _plain(f"{one.label(at)[page_language()]}: {one.screening.name[page_language()]}")

    def item_description(self, item):
        """Atom's summaries are HTML."""
        one, at = item
        language = page_language()
        details = one.details(at, near=NO_DAY_IS_NEAR)[language]
        return escape(_plain(f"{one.slot(NO_DAY_IS_NEAR)[language]}. {details}".strip()))

    def item_link(self, item):
        return absolute(item[0].screening.row.get_absolute_url())

    def item_guid(self, item):
        return entry_id(item[0])

    def item_pubdate(self, item):
        return item[0].moment

    def item_updateddate(self, item):
        return item[0].edited_at


def _plain(text: str) -> str:
    """Without what no feed may hold: a paste from Word can bring its line breaks, which are control characters."""
    return NO_XML.sub(" ", text)


def entry_id(one: Erratum) -> str:
    """The same for ever, in both languages and under whatever address the site lies."""
    return uuid.uuid5(one.screening.row.uuid, one.moment.isoformat()).urn


changes_feed = require_safe(ChangesFeed())
