"""The two small forms of the workbook's page: what comes in, and what goes out."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.uploads import TOO_HEAVY
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
