"""The column `file`: a picture the site has, or one that lies in the folder or zip beside the sheets.

A picture that comes in is stored under a name made of its own bytes and of whose it is, so that a second import finds
it there. The name tells nothing, as all names of pictures.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image

from festival.lib import uploads
from festival.lib.images import MASTER, to_be_undone
from festival.lib.renditions import ORIGINAL, home, ladder

from .columns import Kind
from .messages import Wrong, of_validation


@dataclass(frozen=True)
class Upload:
    """A picture beside the sheets, and the name it will have."""

    name: str
    content: bytes

    def __str__(self):
        return self.name


class Picture(Kind):
    about = _("A picture's name as exported, or that of a file in the same folder or zip.")

    def __init__(self, folder: str, owner: str):
        self.folder, self.owner = folder, owner
        self.stored = re.compile(rf"{folder}/[-0-9a-f]{{32,36}}/{re.escape(ORIGINAL)}")

    def read(self, text, line):
        name = text.strip()
        if content := line.workbook.pictures.get(name):
            return self._upload(name, content, line)
        if self.stored.fullmatch(name) or self._known(name, line) or self._lies_there(name, line):
            return name
        fix = _("Put the picture into the folder or zip beside the sheets, or upload it in the admin.")
        raise Wrong(_("is not a picture of this site."), fix)

    def _known(self, name, line) -> bool:
        model, field = line.table.model, line.table.picture
        return any(getattr(row, field).name == name for row in line.site.all(model))

    def _lies_there(self, name, line) -> bool:
        """A file placed by hand."""
        storage = line.table.model._meta.get_field(line.table.picture).storage
        return name.startswith(f"{self.folder}/") and ".." not in name and storage.exists(name)

    def _upload(self, name, content, line):
        owner = line.value(self.owner)
        digest = hashlib.sha256(f"{getattr(owner, 'slug', owner)}\n".encode() + content).hexdigest()[:32]
        stored = f"{self.folder}/{digest}/{ORIGINAL}"
        if self._known(stored, line):
            return stored
        try:
            uploads.refuse_unfit(ContentFile(content, name))
        except ValidationError as error:
            raise Wrong(of_validation(error), _("Choose another picture.")) from None
        return Upload(stored, content)

    def blank(self, column, line):
        return ""

    def text(self, value, frame):
        return str(value or "")

    def index(self, value):
        return str(value or "")

    def get(self, row, column, site):
        return getattr(row, column.attribute).name or ""

    def put(self, row, column, value, site):
        setattr(row, column.attribute, str(value))
        row.incoming = value if isinstance(value, Upload) else None

    def fields(self, column):
        return [column.attribute, "width", "height", "renditions", "card"]


def settle(row) -> None:
    """Before the row is written: store a picture that comes in; its size and its renditions as they lie there."""
    picture = row.picture
    storage = picture.storage if picture else None
    if upload := getattr(row, "incoming", None):
        cleaned = uploads.read(ContentFile(upload.content, upload.name))
        storage.delete(upload.name)
        to_be_undone(storage, upload.name)
        storage.save(upload.name, uploads.encoded(cleaned, "JPEG", **MASTER))
    row.width = row.height = None
    row.renditions, row.card = [], {}
    if picture and storage.exists(picture.name):
        row.width, row.height = size_of(picture)
        row.renditions = lying_there(picture, row.width, row.height)


def size_of(picture) -> tuple[int | None, int | None]:
    """Read off the head of the file; unknown where it is damaged."""
    try:
        with picture.storage.open(picture.name) as file, Image.open(file, formats=uploads.FORMATS) as image:
            return image.size
    except (OSError, ValueError):
        return None, None


def lying_there(picture, width: int | None, height: int | None) -> list[dict]:
    """The renditions of a picture that was here before, where all of them still are."""
    folder = home(picture.name)
    steps = ladder(width) if width else []
    made = [
        {
            "width": step,
            "height": max(1, round(height * step / width)),
            "avif": f"{folder}/{step}.avif",
            "jpeg": f"{folder}/{step}.jpg",
        }
        for step in steps
    ]
    there = all(picture.storage.exists(one[kind]) for one in made for kind in ("avif", "jpeg"))
    return made if there else []
