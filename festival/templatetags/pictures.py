"""The `<picture>` of a still or a portrait."""

from django import template

from festival.lib.translated import page_language

register = template.Library()


@register.inclusion_tag("includes/picture.html")
def picture(pictured, sizes="100vw", alt=None, eager=False, **attributes):
    """`{% picture still sizes="(min-width: 62rem) 50vw, 100vw" class="still" %}`; nothing where there is no picture.

    `alt` is the picture's own unless given; give "" where the words beside it say the same. `eager` is for the one
    picture a page opens with.
    """
    sources = pictured.sources if pictured else None
    alt = getattr(pictured, "alt", "") if alt is None else alt
    classes = attributes.pop("class", "")
    if attributes:
        raise TypeError(f"picture takes no {', '.join(attributes)}")
    return {
        "sources": sources,
        "sizes": sizes,
        "alt": alt,
        "lang": foreign(alt),
        "eager": eager,
        "classes": " ".join([classes, *focus(pictured)]).strip() if sources else "",
    }


def focus(pictured) -> list[str]:
    """The focal point as classes on a grid of quarters; the middle is where a crop looks anyway."""
    steps = {"fx": round(pictured.focal_x / 25) * 25, "fy": round(pictured.focal_y / 25) * 25}
    return [f"{axis}-{step}" for axis, step in steps.items() if step != 50]


def foreign(text) -> str:
    """The language of a text that is not the page's, as a translated text knows it."""
    lang = getattr(text, "lang", "")
    return "" if lang == page_language() else lang
