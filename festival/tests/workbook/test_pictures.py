"""Pictures come in beside the sheets, and are found again."""

import pytest
from django.db import IntegrityError, transaction

from festival.lib.images import undoing_pictures
from festival.tests.workbook.books import table, told, zipped
from festival.workbook import Refused, apply, export, plan, read
from festival.workbook.separated import written
from films.models import Still
from films.tests import builders as make
from people.models import Person

pytestmark = pytest.mark.django_db


def packed(rows, **pictures):
    files = {f"{name}.jpg": picture for name, picture in pictures.items()}
    return read(zipped(**{"stills.csv": written(table(rows)), **files}))


def test_a_picture_beside_the_sheets_becomes_a_still_once():
    make.film(slug="a")
    boat = make.picture().read()
    rows = [{"film": "a", "file": "boat.jpg", "alt_en": "A boat.", "focal_x": "30"}]

    apply(plan(packed(rows, boat=boat)))
    again = plan(packed(rows, boat=boat))

    still = Still.objects.get()
    assert (still.alt_en, still.focal_x, still.width, still.image.storage.exists(still.image.name)) == (
        "A boat.", 30, 16, True,
    )  # fmt: skip
    assert "boat" not in still.image.name
    assert again.changes_nothing


def test_a_portrait_goes_to_its_person():
    make.person(name="Ann")

    apply(plan(packed([{"person": "ann", "file": "ann.jpg", "alt_en": "Ann."}], ann=make.picture().read())))

    ann = Person.objects.get()
    assert (ann.portrait.storage.exists(ann.portrait.name), ann.portrait_alt_en, ann.width) == (True, "Ann.", 16)


def test_what_is_no_picture_is_refused():
    make.film(slug="a")
    rows = [{"film": "a", "file": "boat.jpg"}, {"film": "a", "file": "gone.jpg"}]

    assert told(plan(packed(rows, boat=b"no picture"))) == [
        ("stills", 2, "file", "The file is not a picture, or it is damaged. Use JPEG, PNG, WebP or AVIF."),
        ("stills", 3, "file", "is not a picture of this site."),
    ]


def test_a_still_of_an_export_is_made_again_before_its_file_is_there(media_root):
    still = make.still(make.film(slug="a"))
    exported, name = export(), still.image.name
    Still.objects.all().delete()
    from festival.models import WorkbookExport

    WorkbookExport.objects.all().delete()

    apply(plan(read(exported)))

    assert Still.objects.get().image.name == name


def test_a_portrait_of_nobody_is_refused():
    assert told(plan(packed([{"person": "nobody", "file": "", "alt_en": "?"}]))) == [
        ("stills", 2, "person", "is not known.")
    ]


# --- What fails leaves no file --------------------------------------------------------------------------------------


def stored_files(media_root) -> list[str]:
    return sorted(str(path.relative_to(media_root)) for path in media_root.rglob("*") if path.is_file())


@pytest.fixture
def boat():
    make.film(slug="a")
    return plan(packed([{"film": "a", "file": "boat.jpg"}], boat=make.picture().read()))


def test_what_is_refused_by_the_database_leaves_no_picture(boat, media_root, monkeypatch):
    def someone_was_faster(rows, *args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(Still._base_manager, "bulk_create", someone_was_faster)

    with pytest.raises(Refused):
        apply(boat)

    assert (stored_files(media_root), Still.objects.count()) == ([], 0)


def test_what_breaks_off_after_the_import_leaves_no_picture(boat, media_root):
    def and_then_breaks_off():
        with undoing_pictures(), transaction.atomic():
            apply(boat)
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        and_then_breaks_off()

    assert (stored_files(media_root), Still.objects.count()) == ([], 0)


def test_what_is_written_keeps_its_picture(boat, media_root):
    with undoing_pictures(), transaction.atomic():
        apply(boat)

    assert stored_files(media_root) == [Still.objects.get().image.name]
