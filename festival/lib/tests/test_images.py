"""Pictures on a row: stored, measured, offered in sizes, and gone with the row."""

import os
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.core.serializers.base import DeserializedObject
from django.db import connection, models, transaction
from django.forms import modelform_factory
from PIL import Image

from festival.lib.images import Pictured, PictureField
from festival.lib.renditions import Jpeg, ladder

pytestmark = pytest.mark.django_db


class Poster(Pictured):
    """A model of no installed app: only these tests know it."""

    title = models.CharField(max_length=100, default="")
    image = PictureField(folder="posters", blank=True)

    class Meta:
        app_label = "tests_of_images"

    def __str__(self):
        return self.title


@pytest.fixture(scope="module", autouse=True)
def table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Poster)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Poster)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def upload(size=(400, 200), name="DSC_0001 Ελένη.JPG", **options):
    buffer = BytesIO()
    Image.new("RGB", size, "maroon").save(buffer, "JPEG", **options)
    return SimpleUploadedFile(name, buffer.getvalue())


def files(media):
    """Every file below MEDIA_ROOT, the folder with the generated name written as `*`."""
    found = [file.relative_to(media).parts for file in media.rglob("*") if file.is_file()]
    return sorted("/".join([parts[0], "*", *parts[2:]]) for parts in found)


STORED = [
    "posters/*/320.avif",
    "posters/*/320.jpg",
    "posters/*/400.avif",
    "posters/*/400.jpg",
    "posters/*/card-50-50.jpg",
    "posters/*/original.jpg",
]


def test_upload_is_stored_under_a_generated_name():
    poster = Poster.objects.create(image=upload())

    folder, own, name = Poster.objects.get().image.name.split("/")

    assert (folder, len(own), name) == ("posters", 32, "original.jpg")
    assert poster.image.name == f"posters/{own}/original.jpg"


def test_row_knows_the_size_of_the_picture_as_it_stands():
    exif = Image.Exif()
    exif[0x0112] = 6

    Poster.objects.create(image=upload((400, 200), exif=exif))

    assert Poster.objects.values_list("width", "height", "renditions").get() == (200, 400, [])


def test_sizes_are_made_after_the_commit_and_listed_on_the_row(committed, media):
    with committed():
        poster = Poster.objects.create(image=upload())
        assert files(media) == ["posters/*/original.jpg"]

    home = poster.image.name.removesuffix("/original.jpg")
    assert files(media) == STORED
    assert Poster.objects.get().renditions == [
        {"width": 320, "height": 160, "avif": f"{home}/320.avif", "jpeg": f"{home}/320.jpg"},
        {"width": 400, "height": 200, "avif": f"{home}/400.avif", "jpeg": f"{home}/400.jpg"},
    ]


@pytest.mark.parametrize(
    ("width", "made"),
    [
        (200, [200]),
        (320, [320]),
        (321, [320, 321]),
        (1920, [320, 640, 960, 1440, 1920]),
        (6000, [320, 640, 960, 1440, 1920]),
    ],
)
def test_no_size_is_larger_than_the_original(width, made):
    assert ladder(width) == made


def test_stored_picture_carries_nothing_but_pixels():
    poster = Poster.objects.create(image=upload(comment=b"from the client", dpi=(72, 72)))

    with poster.image.open() as file:
        stored = Image.open(file)

        assert (stored.format, stored.mode, stored.getexif().get_ifd(0x8825)) == ("JPEG", "RGB", {})
        assert set(stored.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_form_says_what_is_wrong_with_a_file_and_stores_nothing(media):
    form = modelform_factory(Poster, fields=["image"])(files={"image": SimpleUploadedFile("still.png", b"GIF89a")})

    assert form.errors == {"image": ["The file is not a picture, or it is damaged. Use JPEG, PNG, WebP or AVIF."]}
    assert files(media) == []


def test_form_offers_pictures_only_and_takes_any_name(media):
    form_class = modelform_factory(Poster, fields=["image"])

    assert 'accept=".jpg,.jpeg,.png,.webp,.avif"' in form_class().as_p()
    assert form_class(files={"image": upload(name="Φ" * 200 + ".jpg")}).is_valid()


def test_form_saved_again_keeps_the_picture(committed, media):
    poster = Poster.objects.create(image=upload())
    media.joinpath(poster.image.name).write_bytes(b"nobody looks at it again")

    with committed():
        modelform_factory(Poster, fields=["title", "image"])({"title": "Red"}, instance=poster).save()

    assert list(Poster.objects.values_list("title", "image")) == [("Red", poster.image.name)]


def test_file_saved_by_hand_is_treated_like_an_upload(committed, media):
    with committed():
        Poster().image.save("client.jpg", upload())

    assert files(media) == STORED


def test_replaced_picture_goes_after_the_commit(committed, media):
    with committed():
        poster = Poster.objects.create(image=upload())
    former = media / poster.image.name

    with committed():
        poster.image = upload((300, 300))
        poster.save(update_fields=["image"])
        assert former.exists()

    assert files(media) == [
        "posters/*/300.avif",
        "posters/*/300.jpg",
        "posters/*/card-50-50.jpg",
        "posters/*/original.jpg",
    ]
    assert Poster.objects.values_list("width", "height").get() == (300, 300)


def test_rollback_loses_no_picture(committed, media):
    with committed():
        poster = Poster.objects.create(image=upload())

    with committed(), transaction.atomic():
        poster.image = upload((300, 300))
        poster.save()
        Poster.objects.all().delete()
        transaction.set_rollback(True)

    stored = Poster.objects.get()
    assert all((media / made["avif"]).exists() for made in stored.renditions)
    assert (media / stored.image.name).exists()


def test_cleared_picture_leaves_nothing(committed, media):
    with committed():
        poster = Poster.objects.create(image=upload())

    with committed():
        poster.image = ""
        poster.save()

    assert files(media) == []
    assert list(Poster.objects.values_list("image", "width", "height", "renditions", "card")) == [
        ("", None, None, [], {})
    ]


def test_deleted_rows_take_their_files_with_them(committed, media):
    with committed():
        Poster.objects.create(image=upload())
        Poster.objects.create()

    with committed():
        Poster.objects.all().delete()
        assert files(media) == STORED

    assert list(media.joinpath("posters").iterdir()) == []


def test_file_that_another_row_names_stays(committed, media):
    with committed():
        first = Poster.objects.create(image=upload())
        Poster.objects.create(image=first.image.name, renditions=first.renditions)

    with committed():
        first.delete()

    assert files(media) == STORED


def test_saving_other_columns_does_not_look_at_the_picture(django_assert_num_queries):
    poster = Poster.objects.create(image=upload())

    with django_assert_num_queries(1):
        poster.save(update_fields=["title"])


def test_fixture_goes_back_as_it_came(committed, media):
    with committed():
        poster = Poster.objects.create(image=upload())
    columns = Poster.objects.values().get()
    Poster._base_manager.all()._raw_delete("default")
    before = {file: file.stat().st_mtime_ns for file in media.rglob("*")}

    with committed():
        DeserializedObject(Poster(**columns)).save()

    assert Poster.objects.values().get() == columns
    assert columns["image"] == poster.image.name
    assert {file: file.stat().st_mtime_ns for file in media.rglob("*")} == before


def test_damage_found_after_the_commit_leaves_the_original(committed, media, caplog):
    with committed():
        poster = Poster.objects.create(image=upload())
        media.joinpath(poster.image.name).write_bytes(b"struck by lightning")

    stored = Poster.objects.get()
    assert (stored.renditions, stored.sources.src) == ([], f"/media/{stored.image.name}")
    assert len(caplog.records) == 1


# --- The card, which is shown where an address is shared --------------------------------------------------------------


def halves(size):
    """An upload that is red on its left and blue on its right."""
    picture, buffer = Image.new("RGB", size, "red"), BytesIO()
    picture.paste("blue", (size[0] // 2, 0, *size))
    picture.save(buffer, "PNG")
    return SimpleUploadedFile("halves.png", buffer.getvalue())


def colours(poster):
    """Of the left and the right edge of its card: red, blue."""
    with poster.image.storage.open(poster.card["jpeg"]) as file:
        card = Image.open(file).convert("RGB")
        edges = [card.getpixel((across, card.height // 2)) for across in (2, card.width - 3)]
    return card.size, ["red" if red > blue else "blue" for red, _green, blue in edges]


@pytest.mark.many_cases
@pytest.mark.parametrize(
    ("size", "focal_x", "seen"),
    [
        ((2400, 630), 0, ["red", "red"]),
        ((2400, 630), 50, ["red", "blue"]),
        ((2400, 630), 100, ["blue", "blue"]),
        ((1200, 1800), 0, ["red", "blue"]),  # nothing is cut off at its sides
    ],
)
def test_card_is_cropped_around_the_focal_point(committed, size, focal_x, seen):
    with committed():
        poster = Poster.objects.create(image=halves(size), focal_x=focal_x)

    poster.refresh_from_db()
    assert poster.shared == Jpeg(f"/media/{poster.card['jpeg']}", 1200, 630)
    assert colours(poster) == ((1200, 630), seen)


def test_card_of_a_small_picture_has_its_shape_and_is_not_enlarged(committed):
    with committed():
        poster = Poster.objects.create(image=upload((600, 600)))

    assert (poster.shared.width, poster.shared.height) == (600, 315)


def test_card_is_light(committed, media):
    noise = BytesIO()
    Image.effect_noise((1200, 630), 60).convert("RGB").save(noise, "PNG")
    with committed():
        poster = Poster.objects.create(image=SimpleUploadedFile("noise.png", noise.getvalue()))

    whole = next(media / made["jpeg"] for made in poster.renditions if made["width"] == 1200)
    assert (media / poster.card["jpeg"]).stat().st_size < 300_000 < whole.stat().st_size


@pytest.mark.parametrize("columns", [None, ["focal_x"]])
def test_another_focal_point_makes_another_card_and_nothing_else(committed, media, columns):
    with committed():
        poster = Poster.objects.create(image=upload((2400, 630)))
    sizes, former = Poster.objects.get().renditions, poster.card["jpeg"]

    with committed():
        poster.focal_x = 20
        poster.save(update_fields=columns)
        assert poster.card["jpeg"] == former

    stored = Poster.objects.get()
    assert stored.card["jpeg"] == former.replace("card-50-50", "card-20-50")
    assert stored.renditions == sizes
    assert former not in stored.files


def test_until_there_is_a_card_the_whole_picture_is_shared(committed):
    poster = Poster.objects.create(image=upload())
    assert poster.shared == Jpeg(poster.image.url, 400, 200)


def test_without_a_picture_nothing_is_shared():
    assert Poster.objects.create().shared is None


@pytest.fixture
def make_renditions(monkeypatch):
    monkeypatch.setattr(apps, "get_models", lambda **options: [Poster])

    def run(*arguments):
        said = StringIO()
        call_command("make_renditions", *arguments, stdout=said, stderr=said)
        return said.getvalue()

    return run


def test_command_makes_what_is_missing(make_renditions, media):
    poster = Poster.objects.create(image=upload())
    Poster.objects.create()

    assert make_renditions() == f"{poster.image.name}: 2 sizes\n"
    assert make_renditions() == ""
    assert make_renditions("--all") == f"{poster.image.name}: 2 sizes\n"
    assert files(media) == STORED


def test_command_makes_a_card_that_is_missing(make_renditions):
    poster = Poster.objects.create(image=upload())
    make_renditions()
    Poster.objects.update(card={})

    assert make_renditions() == f"{poster.image.name}: 2 sizes\n"
    assert Poster.objects.get().card["width"] == 381


def test_command_names_the_file_it_cannot_read_and_goes_on(make_renditions, media):
    Poster.objects.create(image="posters/lost.jpg")
    good = Poster.objects.create(image=upload())

    with pytest.raises(CommandError, match="could not be read: 1"):
        make_renditions()

    good.refresh_from_db()
    assert len(good.renditions) == 2


def test_command_removes_old_folders_that_no_row_names(make_renditions, media):
    named, lost, fresh = (Poster.objects.create(image=upload()).image.name for _ in range(3))
    Poster._base_manager.exclude(image=named)._raw_delete("default")
    for name in (named, lost):
        os.utime(media.joinpath(name).parent, (0, 0))

    make_renditions("--prune")

    assert [media.joinpath(name).exists() for name in (named, lost, fresh)] == [True, False, True]
