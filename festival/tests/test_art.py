"""The placeholder stills."""

from hashlib import sha256

import pytest

from festival.demo.art import ALT, PALETTES, SCENES, still

SMALL = (240, 130)


def pixels(*words):
    return sha256(still(*words, SMALL).tobytes()).hexdigest()


@pytest.mark.parametrize("scene", SCENES)
def test_same_words_give_the_same_pixels(scene):
    assert pixels("red-rooms", scene, "red") == pixels("red-rooms", scene, "red")


@pytest.mark.parametrize("scene", SCENES)
def test_two_films_never_share_a_picture(scene):
    assert pixels("red-rooms", scene, "red") != pixels("the-sea", scene, "red")


@pytest.mark.parametrize("size", [(240, 100), (240, 130), (240, 175), (120, 150)])
def test_picture_has_the_size_asked_for(size):
    picture = still("red-rooms", "disc", "gold", size)

    assert (picture.mode, picture.size) == ("RGB", size)


def test_palette_colours_the_whole_picture():
    red, blue = (
        still("red-rooms", "door", palette, SMALL).resize((1, 1)).getpixel((0, 0)) for palette in ("red", "blue")
    )

    assert red[0] > red[2]
    assert blue[2] > blue[0]


def test_every_scene_is_described_in_both_languages():
    assert {scene: sorted(words) for scene, words in ALT.items()} == {scene: ["el", "en"] for scene in SCENES}
    assert all(words["en"].isascii() and not words["el"].isascii() for words in ALT.values())


def test_palettes_go_from_dark_to_light():
    assert [name for name, inks in PALETTES.items() if sorted(inks, key=brightness) != list(inks)] == []


def brightness(ink):
    return sum(int(ink[at : at + 2], 16) for at in (1, 3, 5))
