"""How a title is set where it stands in place of a picture: on the card of a film without a still, in a foyer."""

from textwrap import wrap

from django import template

register = template.Library()
ROOM = {"s": (7, 2), "m": (11, 3), "l": (14, 4)}  # letters in a line and lines, in the narrowest of five compositions


@register.filter
def type_face(film):
    """How a film without a still is set: one of five compositions, by its slug, and its size, by its title."""
    return f"type-{'abcde'[sum(map(ord, film.slug)) % 5]} {title_size(film.shown_title)}"


@register.filter
def title_size(title):
    """`len-s`, `len-m`, `len-l`, `len-x`: the largest size that holds a title, since a style sheet cannot measure."""
    return f"len-{next((size for size, room in ROOM.items() if _fits(title, *room)), 'x')}"


def _fits(title, letters, lines):
    if title.isupper():  # capitals are wide
        letters = letters * 2 // 3
    rows = wrap(title, letters, break_long_words=False)
    return len(rows) <= lines and all(len(row) <= letters for row in rows)
