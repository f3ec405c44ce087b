"""Markdown written by staff, as safe HTML."""

import re
from html import unescape

import nh3
from django.urls import get_script_prefix
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

from .translated import LANGUAGES

ALLOWED = {"p", "em", "strong", "a", "ul", "ol", "li", "br", "blockquote", "h2", "h3", "h4", "hr", "code", "table"}
ALLOWED |= {"thead", "tbody", "tr", "th", "td"}

OWN = re.compile(rf"/({'|'.join([*LANGUAGES, 'media'])})(?=[/?#]|$)")  # an address of this site

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def render(text: str) -> str:
    """CommonMark to HTML: raw HTML is text, links go to http, https, mailto and tel only, and on this site stay
    behind the prefix of the request."""
    return mark_safe(_html(text))  # noqa: S308  it has just been through the allow-list


def plain(text: str) -> str:
    """What is read of it, for a place that takes no tags; to be escaped there, since a quotation mark is one."""
    return unescape(strip_tags(_html(text)))


def _html(text: str) -> str:
    return nh3.clean(
        _markdown.render(text),
        tags=ALLOWED,
        attributes={"a": {"href"}},
        attribute_filter=lambda _tag, name, value: within(value) if name == "href" else value,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def within(address: str) -> str:
    """An address as staff wrote it, behind the prefix of the request: under a share link a link must not lead out."""
    return get_script_prefix() + address.removeprefix("/") if OWN.match(address) else address
