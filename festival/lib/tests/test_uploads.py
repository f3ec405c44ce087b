"""What editors may upload, and what is left of it."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from festival.lib.uploads import read, refuse_unfit

RED, WHITE, GREY = (200, 0, 0), (255, 255, 255), (128, 128, 128)


def picture(mode="RGB", size=(60, 40), colour=RED):
    return Image.new(mode, size, colour)


def upload(image, kind="JPEG", name="", **options):
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return SimpleUploadedFile(name or f"still.{kind.lower()}", buffer.getvalue())


def refusal(file):
    with pytest.raises(ValidationError) as refused:
        refuse_unfit(file)
    return refused.value.messages


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_four_kinds_are_accepted(kind):
    file = upload(picture(), kind)

    refuse_unfit(file)

    assert read(file).size == (60, 40)
    assert file.tell() == 0


def test_extension_must_be_that_of_a_picture():
    assert refusal(upload(picture(), "JPEG", name="still.svg")) == ["Use JPEG, PNG, WebP or AVIF."]
    assert refusal(SimpleUploadedFile("still", b"\xff\xd8")) == ["Use JPEG, PNG, WebP or AVIF."]


@pytest.mark.parametrize(
    "file",
    [
        upload(picture(), "GIF", name="still.png"),
        upload(picture(), "TIFF", name="still.jpg"),
        upload(picture(), "EPS", name="still.jpg"),
        SimpleUploadedFile("still.jpg", b"<script>"),
        SimpleUploadedFile("still.jpg", b""),
        SimpleUploadedFile("still.jpg", upload(Image.effect_noise((200, 200), 90)).read()[:4000]),
        SimpleUploadedFile("still.avif", upload(picture(), "AVIF").read()[:300]),
    ],
    ids=["gif", "tiff", "eps", "text", "empty", "half a jpeg", "half an avif"],
)
def test_other_and_damaged_files_are_refused(file):
    assert refusal(file) == ["The file is not a picture, or it is damaged. Use JPEG, PNG, WebP or AVIF."]


def test_size_in_megabytes_is_bounded():
    file = SimpleUploadedFile("still.jpg", b"\0" * (12 * 1024 * 1024 + 1))

    assert refusal(file) == ["The file is too heavy: 12 MB is the most."]


def test_pixels_are_counted_before_they_are_decoded():
    header_only = upload(picture("1", (8000, 5001), 0), "PNG").read()[:60]

    refused = refusal(SimpleUploadedFile("still.png", header_only))

    assert refused == ["The picture is too large: 8000×5001. 40 megapixels is the most."]


@pytest.mark.parametrize("size", [(10_000, 10_000), (20_000, 10_000)])
def test_bombs_are_refused(size):
    small_file = upload(picture("1", size, 0), "PNG")

    assert refusal(small_file) == ["The picture is too large: 40 megapixels is the most."]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_moving_pictures_are_refused(kind):
    file = upload(picture(), kind, save_all=True, append_images=[picture(colour=GREY)], duration=100)

    assert refusal(file) == ["The picture moves. Use a still one."]


def test_telephone_picture_with_a_second_frame_is_no_moving_picture():
    file = upload(picture(), "MPO", name="still.jpg", save_all=True, append_images=[picture(colour=GREY)])

    refuse_unfit(file)

    assert read(file).getpixel((5, 5)) == pytest.approx(RED, abs=3)


def test_picture_taken_on_its_side_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert read(upload(picture(), exif=exif)).size == (40, 60)


def test_nothing_but_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[2] = (40.0, 38.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = upload(picture(), exif=exif, icc_profile=profile, comment=b"from the client", dpi=(72, 72))

    cleaned = read(file)

    assert (cleaned.mode, cleaned.info, dict(cleaned.getexif())) == ("RGB", {}, {})


def test_damaged_colour_profile_is_passed_over():
    cleaned = read(upload(picture(), icc_profile=b"no profile at all"))

    assert cleaned.getpixel((5, 5)) == pytest.approx(RED, abs=3)


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (picture("RGBA", colour=(0, 0, 0, 0)), WHITE),
        (picture("LA", colour=(0, 0)), WHITE),
        (picture("P", colour=0).convert("RGBA"), (0, 0, 0)),
        (picture("L", colour=128), GREY),
        (picture("I;16", colour=128 * 257), GREY),
        (picture("1", colour=1), WHITE),
    ],
    ids=["clear", "clear grey", "palette", "grey", "16 bits", "black and white"],
)
def test_every_mode_becomes_plain_colour(image, expected):
    assert read(upload(image, "PNG")).getpixel((5, 5)) == expected


def test_colours_of_a_printer_become_those_of_a_screen():
    cleaned = read(upload(picture("CMYK", colour=(0, 255, 255, 0))))

    assert cleaned.getpixel((5, 5)) == pytest.approx((255, 0, 0), abs=6)
