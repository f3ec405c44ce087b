"""Markdown written by staff, as safe HTML."""

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

ALLOWED = {"p", "em", "strong", "a", "ul", "ol", "li", "br", "blockquote", "h2", "h3", "h4", "hr", "code", "table"}
ALLOWED |= {"thead", "tbody", "tr", "th", "td"}

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def render(text: str) -> str:
    """CommonMark to HTML: raw HTML is text, links go to http, https, mailto and tel only."""
    html = nh3.clean(
        _markdown.render(text),
        tags=ALLOWED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return mark_safe(html)  # noqa: S308  it has just been through the allow-list
