"""The two small forms of the workbook's page: what comes in, and what goes out."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.uploads import TOO_HEAVY
from festival.workbook import export
from festival.workbook.messages import Wrong
from films.models import Edition

MEGABYTES = 50  # it is kept in a row for an hour; larger ones, with many pictures, go by the command line
SUFFIXES = [".xlsx", ".zip"]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Workbook"),
        help_text=format_lazy(_("An .xlsx file, or a .zip of .csv files; {limit} MB at the most."), limit=MEGABYTES),
        widget=forms.FileInput({"accept": ",".join(SUFFIXES)}),
        max_length=200,
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty. Choose another one.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise ValidationError(_("Use an .xlsx file, or a .zip of .csv files. Old .xls files: save them as .xlsx."))
        if file.size > MEGABYTES * 1024 * 1024:
            raise ValidationError(TOO_HEAVY, "weight", {"limit": MEGABYTES})
        return file


class ExportForm(forms.Form):
    edition = forms.ModelChoiceField(
        Edition.objects.all(), label=_("Edition"), required=False, to_field_name="slug", empty_label=_("The whole site")
    )
    kind = forms.ChoiceField(
        label=_("As"), choices=[("xlsx", _("Workbook (.xlsx)")), ("zip", _("Texts (.zip of .csv files)"))]
    )

    @property
    def name(self) -> str:
        """`programme-tiff-64.xlsx`."""
        edition = self.cleaned_data["edition"]
        return f"programme-{edition.slug if edition else 'all'}.{self.cleaned_data['kind']}"

    def content(self) -> bytes | None:
        """The file; None with an error where a text is longer than Excel can hold."""
        try:
            return export(self.cleaned_data["edition"], self.cleaned_data["kind"])
        except Wrong as wrong:
            self.add_error("kind", f"{wrong.what} {wrong.fix}")
            return None
