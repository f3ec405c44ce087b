"""The sizes of a stored picture: made beside it, listed on its row, offered to the browser.

A picture's files lie in a folder of their own, `<folder>/<uuid>/original.jpg`, `640.avif`, `640.jpg`, … A page reads
the list on the row and never looks at the disk: what is not listed is not offered. Beside the sizes, which are whole,
there is the *card*: cropped to the shape in which an address is shown where somebody shares it.
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from dataclasses import dataclass

from django.core.files.storage import Storage
from PIL import Image, ImageOps

from festival.lib import uploads

ORIGINAL = "original.jpg"
WIDTHS = [320, 640, 960, 1440, 1920]
FALLBACK_WIDTH = 960  # for readers that know no srcset: feeds, mail, old browsers
AVIF = {"quality": 55, "speed": 8}  # 8: a third of the time of 6, a tenth more bytes
JPEG = {"quality": 80, "progressive": True, "optimize": True}
CARD = (1200, 630)  # as Open Graph wants it
CARD_BYTES, CARD_QUALITIES = 300_000, (80, 65, 50)  # what is heavier is not fetched everywhere


@dataclass(frozen=True)
class Sources:
    """What a `<picture>` is made of; the two sets are empty until the renditions are made."""

    src: str
    width: int | None
    height: int | None
    avif: str = ""
    jpeg: str = ""


@dataclass(frozen=True)
class Jpeg:
    """One file of a picture and its size."""

    url: str
    width: int | None
    height: int | None


def ladder(width: int) -> list[int]:
    """The widths to make of an original: never larger than it is, and its own as the last where it is smaller."""
    largest = min(width, WIDTHS[-1])
    return [*(step for step in WIDTHS if step < largest), largest]


def make_renditions(file) -> list[dict]:
    """Makes every size of a stored picture; one dict a width, with the storage's names of its two files."""
    picture = _read(file)
    return [_rendition(file.storage, home(file.name), picture, width) for width in ladder(picture.width)]


def make_card(file, focus: tuple[int, int]) -> dict:
    """Makes the card of a stored picture around its focal point, in per cent; never larger than what is there."""
    picture = _read(file)
    scale = min(1, picture.width / CARD[0], picture.height / CARD[1])
    width, height = (max(1, round(side * scale)) for side in CARD)
    across, down = (percent / 100 for percent in focus)
    cropped = ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS, centering=(across, down))
    name = _stored(file.storage, card_name(file.name, focus), _light(cropped))
    return {"width": width, "height": height, "jpeg": name}


def card_name(name: str, focus: tuple[int, int]) -> str:
    """Where the card of a picture lies. It names the focal point, so that another crop has another address."""
    return f"{home(name)}/card-{focus[0]}-{focus[1]}.jpg"


def picture_sources(file, renditions: list[dict], width: int | None, height: int | None) -> Sources:
    """What a template needs to show the picture: its renditions, or the original while there are none."""
    if not renditions:
        return Sources(file.url, width, height)
    url = file.storage.url
    fallback = [made for made in renditions if made["width"] <= FALLBACK_WIDTH] or renditions
    return Sources(
        url(fallback[-1]["jpeg"]),
        width or renditions[-1]["width"],
        height or renditions[-1]["height"],
        avif=", ".join(f"{url(made['avif'])} {made['width']}w" for made in renditions),
        jpeg=", ".join(f"{url(made['jpeg'])} {made['width']}w" for made in renditions),
    )


def jpeg_of(file, renditions: list[dict], width: int | None, height: int | None, most: int) -> Jpeg:
    """The widest size of at most `most` pixels; the original where none is made."""
    fitting = [made for made in renditions if made["width"] <= most]
    if not fitting:
        return Jpeg(file.url, width, height)
    return Jpeg(file.storage.url(fitting[-1]["jpeg"]), fitting[-1]["width"], fitting[-1]["height"])


def home(name: str) -> str:
    """The folder of one picture's files: where its original lies, or for a file placed by hand one beside it."""
    folder, file = posixpath.split(name)
    return folder if file == ORIGINAL else posixpath.splitext(name)[0]


def originals_of(name: str) -> list[str]:
    """The names that a picture can have of which `name` is a file: the way back from `home`."""
    folder = posixpath.dirname(name)
    return [name, f"{folder}/{ORIGINAL}", *(f"{folder}.{known}" for known in uploads.EXTENSIONS)]


def remove_files(storage: Storage, name: str) -> None:
    """Removes a picture: the original, its renditions and the folder they lay in."""
    storage.delete(name)
    remove_folder(storage, home(name))


def remove_folder(storage: Storage, folder: str) -> None:
    with suppress(FileNotFoundError):
        for file in storage.listdir(folder)[1]:
            storage.delete(posixpath.join(folder, file))
        storage.delete(folder)


def _read(file) -> Image.Image:
    with file.storage.open(file.name) as original:
        return uploads.read(original)


def _light(picture: Image.Image):
    """The best JPEG that is light enough."""
    for quality in CARD_QUALITIES:
        content = uploads.encoded(picture, "JPEG", **JPEG | {"quality": quality})
        if content.size <= CARD_BYTES:
            break
    return content


def _rendition(storage: Storage, folder: str, picture: Image.Image, width: int) -> dict:
    height = max(1, round(picture.height * width / picture.width))
    sized = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    return {
        "width": width,
        "height": height,
        "avif": _stored(storage, f"{folder}/{width}.avif", uploads.encoded(sized, "AVIF", **AVIF)),
        "jpeg": _stored(storage, f"{folder}/{width}.jpg", uploads.encoded(sized, "JPEG", **JPEG)),
    }


def _stored(storage: Storage, name: str, content) -> str:
    storage.delete(name)  # when they are made again the name stays
    return storage.save(name, content)
