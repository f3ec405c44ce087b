"""The `<picture>` of a still or a portrait."""

import pytest
from django.template import Context, Template

from festival.lib.translated import Text
from people.models import Person


def rendered(tag, **context):
    page = Template("{% load pictures %}" + tag).render(Context(context))
    return " ".join(page.split()).replace("> <", "><").replace(" >", ">")


RENDITIONS = [
    {"width": width, "height": width // 2, "avif": f"portraits/a/{width}.avif", "jpeg": f"portraits/a/{width}.jpg"}
    for width in (640, 960, 1440)
]


def test_tag_offers_every_size():
    person = Person(
        portrait="portraits/a/original.jpg", width=1440, height=720, renditions=RENDITIONS, focal_x=20, focal_y=100
    )

    page = rendered('{% picture person sizes="50vw" alt=text class="still" %}', person=person, text='A "red" room')

    avif, jpeg = (
        ", ".join(f"/media/portraits/a/{width}.{kind} {width}w" for width in (640, 960, 1440))
        for kind in ("avif", "jpg")
    )
    assert page == (
        f'<picture><source type="image/avif" srcset="{avif}" sizes="50vw">'
        f'<img class="still fx-25 fy-100" src="/media/portraits/a/960.jpg" srcset="{jpeg}" sizes="50vw"'
        ' width="1440" height="720" alt="A &quot;red&quot; room" loading="lazy" decoding="async"></picture>'
    )


def test_tag_shows_the_original_while_there_are_no_sizes():
    person = Person(portrait="portraits/a/original.jpg", width=1440, height=720)

    assert rendered("{% picture person eager=True %}", person=person) == (
        '<picture><img src="/media/portraits/a/original.jpg" width="1440" height="720" alt="" fetchpriority="high">'
        "</picture>"
    )


def test_tag_says_in_which_language_the_alternative_text_is():
    person = Person(portrait="portraits/a/original.jpg")

    page = rendered("{% picture person alt=text %}", person=person, text=Text("Κόκκινα δωμάτια", "el"))

    assert ' alt="Κόκκινα δωμάτια" lang="el" ' in page
    assert " lang=" not in rendered("{% picture person alt=text %}", person=person, text=Text("Red rooms", "en"))


def test_tag_prints_nothing_without_a_picture():
    assert rendered("{% picture person %}{% picture nobody %}", person=Person(), nobody=None) == ""


def test_tag_refuses_what_it_does_not_know():
    with pytest.raises(TypeError, match="picture takes no style"):
        rendered('{% picture person style="red" %}', person=Person())
