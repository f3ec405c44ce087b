"""Pictures on a model: the field that cleans an upload, and the columns that go with it.

    class Still(Pictured):
        picture_name = "image"
        image = PictureField(_("picture"), folder="stills")

Files follow rows, and only when the transaction holds: renditions are made after the commit, and the files of a
picture that was replaced or deleted go after it too, so that a rollback finds everything in its place.
"""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from uuid import uuid4

from django import forms
from django.core.files.storage import Storage
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models.fields.files import ImageFieldFile
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from festival.lib import uploads
from festival.lib.renditions import (
    ORIGINAL,
    Jpeg,
    Sources,
    card_name,
    jpeg_of,
    make_card,
    make_renditions,
    picture_sources,
    remove_files,
)

MASTER = {"quality": 90, "subsampling": "4:4:4", "progressive": True}


def refuse_unfit_upload(picture: PictureFile) -> None:
    """A validator of PictureField. What is stored was looked at when it came."""
    if not picture._committed:
        uploads.refuse_unfit(picture.file)


_stored: ContextVar[list | None] = ContextVar("stored", default=None)


@contextmanager
def undoing_pictures():
    """Around what is saved as a whole or not at all, outside its transaction: where it fails, a database takes its rows
    back, and this the pictures that were stored for them."""
    stored, outer = [], _stored.get()
    token = _stored.set(stored)
    try:
        yield
    except BaseException:
        for storage, name in stored:
            remove_files(storage, name)
        raise
    else:
        if outer is not None:
            outer += stored
    finally:
        _stored.reset(token)


def to_be_undone(storage: Storage, name: str) -> None:
    """A picture was stored: it goes again if what it is stored for fails."""
    if (stored := _stored.get()) is not None:
        stored.append((storage, name))


class PictureFile(ImageFieldFile):
    """A stored picture, or an upload not stored yet."""

    def save(self, name, content, save=True):
        """Stores the cleaned picture, never the upload itself, and writes its size on the row."""
        picture = uploads.read(content)
        super().save(name, uploads.encoded(picture, "JPEG", **MASTER), save=False)
        to_be_undone(self.storage, self.name)
        self.instance.width, self.instance.height = picture.size
        self.instance.renditions, self.instance.card = [], {}
        if save:
            self.instance.save()


class PictureUpload(forms.FileField):
    """Django's form field for images would try every decoder of Pillow; ours leaves the looking to the model."""

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": ",".join(f".{known}" for known in uploads.EXTENSIONS)}


class PictureField(models.ImageField):
    """A still or a portrait of a `Pictured` model, kept as `<folder>/<uuid>/original.jpg`."""

    attr_class = PictureFile
    default_validators = [refuse_unfit_upload]

    def __init__(self, *args, folder="pictures", **kwargs):
        super().__init__(*args, upload_to=folder, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs["folder"] = kwargs.pop("upload_to")
        return name, path, args, kwargs

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:  # a signal, since neither a cascade nor the admin's bulk action calls delete()
            post_delete.connect(self.after_delete, sender=cls)

    def generate_filename(self, instance, filename):
        """A name that tells nothing: the client's is forgotten."""
        return self.storage.generate_filename(posixpath.join(self.upload_to, uuid4().hex, ORIGINAL))

    def formfield(self, **kwargs):
        # No limit on the client's file name: it is not kept.
        return super().formfield(**{"form_class": PictureUpload, "max_length": None, **kwargs})

    def after_delete(self, sender, instance, using, **kwargs):
        self.discard(sender, getattr(instance, self.name).name, using)

    def discard(self, model: type[models.Model], name: str, using: str | None) -> None:
        """After the commit, removes the files of a picture that no row names any more."""
        if name:
            transaction.on_commit(partial(self._remove_unnamed, model, name, using), using=using, robust=True)

    def _remove_unnamed(self, model, name, using):
        if not model._base_manager.using(using).filter(**{self.name: name}).exists():
            remove_files(self.storage, name)


class RenditionsField(models.JSONField):
    """What was made of a picture, as `make_renditions` or `make_card` returns it. Nobody types these."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True, "editable": False, **kwargs})


class Pictured(models.Model):
    """A model with one picture, in the PictureField that `picture_name` names; all columns here are about it."""

    picture_name = "image"
    FOCUS = {"focal_x", "focal_y"}

    width = models.PositiveIntegerField(_("picture width"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("picture height"), null=True, blank=True, editable=False)
    renditions = RenditionsField(_("sizes"))
    card = RenditionsField(_("picture for sharing"), default=dict)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, across"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("What stays in view when the picture is cropped: 0 is its left edge, 100 its right."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, down"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("What stays in view when the picture is cropped: 0 is its top, 100 its foot."),
    )

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None and self.picture_name not in update_fields:
            super().save(*args, update_fields=update_fields, **kwargs)
            if self.FOCUS & set(update_fields):
                self.make_after_commit()
            return
        if self.picture and not self.picture._committed:  # before the columns that are read off it are written
            self.picture.save(self.picture.name, self.picture.file, save=False)
        former = self._former_picture()
        changed = former != (self.picture.name or "")
        if changed and former:
            self.renditions, self.card = [], {}
        if not self.picture:
            self.width = self.height = None
        if update_fields is not None:
            update_fields = {*update_fields, "width", "height", "renditions", "card"}
        super().save(*args, update_fields=update_fields, **kwargs)
        if changed:
            self.picture.field.discard(type(self), former, self._state.db)
        self.make_after_commit()

    @property
    def picture(self) -> PictureFile:
        """The picture, whatever the model calls it."""
        return getattr(self, self.picture_name)

    @property
    def sources(self) -> Sources | None:
        """What a `<picture>` is made of, or None where there is no picture."""
        return picture_sources(self.picture, self.renditions, self.width, self.height) if self.picture else None

    def jpeg(self, width: int) -> Jpeg | None:
        """One file for whoever takes no other: the widest of at most `width`; the picture itself while there is no
        size of it."""
        return jpeg_of(self.picture, self.renditions, self.width, self.height, width) if self.picture else None

    @property
    def shared(self) -> Jpeg | None:
        """What is shown where somebody shares an address: the card; while it is not made, a whole size."""
        if not (self.picture and self.card):
            return self.jpeg(1440)
        return Jpeg(self.picture.storage.url(self.card["jpeg"]), self.card["width"], self.card["height"])

    @property
    def files(self) -> set[str]:
        """The storage's names of the picture and of all that was made of it."""
        sizes = {made[kind] for made in self.renditions for kind in ("avif", "jpeg")}
        return {self.picture.name, *sizes, *([self.card["jpeg"]] if self.card else [])}

    def make_renditions(self) -> None:
        """Makes every size and the card and lists them on the row, unless it has another picture by now."""
        self.renditions = make_renditions(self.picture)
        self.card = make_card(self.picture, self._focus)
        self._list("renditions", "card")

    def make_card(self) -> None:
        """Makes the card alone, where another part of the picture is to stay in view."""
        self.card = make_card(self.picture, self._focus)
        self._list("card")

    def make_after_commit(self) -> None:
        """What is missing: every size, or the card alone. A failure there is logged, nothing is lost."""
        if not self.picture:
            return
        has_card = self.card.get("jpeg") == card_name(self.picture.name, self._focus)
        if not (self.renditions and has_card):
            make = self.make_card if self.renditions else self.make_renditions
            transaction.on_commit(make, using=self._state.db, robust=True)

    @property
    def _focus(self) -> tuple[int, int]:
        return self.focal_x, self.focal_y

    def _list(self, *columns: str) -> None:
        """Writes on the row what was made, or takes it away again if the row has another picture by now."""
        name = self.picture.name
        rows = type(self)._base_manager.using(self._state.db).filter(pk=self.pk, **{self.picture_name: name})
        if not rows.update(**{column: getattr(self, column) for column in columns}):
            self.picture.field.discard(type(self), name, self._state.db)

    def _former_picture(self) -> str:
        if self._state.adding:
            return ""
        rows = type(self)._base_manager.using(self._state.db).filter(pk=self.pk)
        return rows.values_list(self.picture_name, flat=True).first() or ""
