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
from festival.lib.renditions import ORIGINAL, Jpeg, Sources, jpeg_of, make_renditions, picture_sources, remove_files

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
        self.instance.renditions = []
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
    """The sizes made of a picture, as `make_renditions` returns them. Nobody types these."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True, "editable": False, **kwargs})


class Pictured(models.Model):
    """A model with one picture, in the PictureField that `picture_name` names; all columns here are about it."""

    picture_name = "image"

    width = models.PositiveIntegerField(_("picture width"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("picture height"), null=True, blank=True, editable=False)
    renditions = RenditionsField(_("sizes"))
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
            return
        if self.picture and not self.picture._committed:  # before the columns that are read off it are written
            self.picture.save(self.picture.name, self.picture.file, save=False)
        former = self._former_picture()
        changed = former != (self.picture.name or "")
        if changed and former:
            self.renditions = []
        if not self.picture:
            self.width = self.height = None
        if update_fields is not None:
            update_fields = {*update_fields, "width", "height", "renditions"}
        super().save(*args, update_fields=update_fields, **kwargs)
        if changed:
            self._follow_up(former)

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
    def files(self) -> set[str]:
        """The storage's names of the picture and of all its sizes."""
        return {self.picture.name, *(made[kind] for made in self.renditions for kind in ("avif", "jpeg"))}

    def make_renditions(self) -> None:
        """Makes every size and lists them on the row, unless it has another picture by now."""
        name = self.picture.name
        self.renditions = make_renditions(self.picture)
        rows = type(self)._base_manager.using(self._state.db).filter(pk=self.pk, **{self.picture_name: name})
        if not rows.update(renditions=self.renditions):
            self.picture.field.discard(type(self), name, self._state.db)

    def _former_picture(self) -> str:
        if self._state.adding:
            return ""
        rows = type(self)._base_manager.using(self._state.db).filter(pk=self.pk)
        return rows.values_list(self.picture_name, flat=True).first() or ""

    def _follow_up(self, former: str) -> None:
        """After the commit the old files go and the new sizes are made; a failure there is logged, nothing is lost."""
        using = self._state.db
        self.picture.field.discard(type(self), former, using)
        if self.picture and not self.renditions:
            transaction.on_commit(self.make_renditions, using=using, robust=True)
