"""What is asked at the desk: which texts, and the text itself."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from festival.lib import clock
from festival.models import TextState
from festival.models.textstate import row_name
from films.admin.zones import working_edition
from films.models import Edition, Section

from .jobs import Job
from .kinds import KNOWN
from .queue import Wanted
from .state import Standing

ALL = "all"
CHANGED = _("Somebody else changed this text while you wrote. Both are shown: compare, then save again.")


class WantedForm(forms.Form):
    """The filters. Without an edition chosen it is the working one; what it does not know it says and passes by."""

    to = forms.ChoiceField(label=_("Translate into"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    edition = forms.ChoiceField(label=_("Edition"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    kind = forms.ChoiceField(label=_("Of what"), required=False)
    due = forms.BooleanField(label=_("Due now only"), required=False)

    def __init__(self, data=None):
        super().__init__(data or {}, label_suffix="")
        self.editions = {edition.slug: edition for edition in Edition.objects.all()}
        self.working = working_edition()
        self.sections = {section.slug: section for section in self._offered_sections()}
        anything = [("", pgettext_lazy("filter", "All"))]
        working = [("", str(self.working) if self.working else pgettext_lazy("filter", "All"))]
        others = [(slug, str(one)) for slug, one in self.editions.items() if one != self.working]
        self.fields["to"].choices = [*anything, ("el", _("Greek")), ("en", _("English"))]
        self.fields["state"].choices = [("", _("To be done")), *Standing.choices]
        self.fields["edition"].choices = [*working, *others, (ALL, _("All editions"))]
        self.fields["section"].choices = [*anything, *((slug, str(one.title)) for slug, one in self.sections.items())]
        self.fields["kind"].choices = [*anything, *((label, _plural(kind)) for label, kind in KNOWN.items())]

    @property
    def chosen_edition(self) -> Edition | None:
        slug = self.data.get("edition", "")
        return None if slug == ALL else self.editions.get(slug, self.working)

    def wanted(self) -> Wanted:
        self.is_valid()
        chosen = self.cleaned_data
        return Wanted(
            language=chosen.get("to", ""),
            state=chosen.get("state", ""),
            edition=self.chosen_edition,
            section=self.sections.get(chosen.get("section", "")),
            kind=chosen.get("kind", ""),
            due=chosen.get("due", False),
        )

    def _offered_sections(self):
        edition = self.chosen_edition
        return Section.objects.filter(edition=edition).order_by("position", "pk") if edition else []


class TextForm(forms.Form):
    """The translation, as the field it is stored in wants it, and the mark of what was seen when it was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    changed = False  # by somebody else, since it was opened

    def __init__(self, job: Job, data=None):
        super().__init__(data, initial={"seen": job.seen, "text": job.text})
        self.job = job
        field = job.kind.field(job.name, job.language)
        text = field.formfield(required=False, label=job.title, help_text="", widget=forms.Textarea)
        text.widget.attrs = {  # no maxlength: a browser would cut off silently what is pasted
            "lang": job.language,
            "spellcheck": "true",
            "rows": 4 if field.max_length else 16,
            "data-limit": field.max_length or "",
        }
        self.fields["text"] = text

    def clean(self):
        if self.cleaned_data.get("seen") != self.job.seen:
            self.data = {**self.data.dict(), "seen": self.job.seen}
            self.changed = True
            raise ValidationError(CHANGED, "changed")
        return self.cleaned_data

    def save(self, state: str, by: str) -> bool:
        """Whether it was written; else the errors say why."""
        text = self.cleaned_data["text"]
        if not text and state != TextState.State.DRAFT:
            self.add_error("text", _("Write the translation, or keep a draft."))
            return False
        try:
            with transaction.atomic():
                if state != TextState.State.DRAFT:
                    _print(self.job, text)
                _say(self.job, text, state, by)
        except ValidationError as error:
            self.add_error(None, error.messages)
        except IntegrityError:
            self.add_error(None, _("Nothing was saved: another entry has these values by now, or is gone."))
        return self.is_valid()

    def confirm(self, by: str) -> bool:
        """The translation is still right: it is settled as it stands."""
        if self._unchanged() and self.job.standing == Standing.OUTDATED:
            _say(self.job, self.job.printed, self.job.said.state, by)
        return self.is_valid()

    def turn(self, by: str) -> bool:
        """The translation is the original, and the other way round: somebody checks the other text against it."""
        job = self.job
        if self._unchanged() and job.printed and job.standing != Standing.DRAFT:
            _remember(
                job, language=job.original, state=TextState.State.TO_CHECK, source=job.printed, text=job.source, by=by
            )
        return self.is_valid()

    def _unchanged(self) -> bool:
        if self.cleaned_data["text"].split() == self.job.text.split():
            return True
        self.add_error("text", _("You changed the text: save it instead."))
        return False


def _print(job: Job, text: str) -> None:
    row, columns = job.row, {job.column}
    setattr(row, job.column, text)
    if hasattr(row, "edited_at"):
        row.edited_at = clock.now()
        columns.add("edited_at")
    row.validate_constraints()
    row.save(update_fields=columns)


def _say(job: Job, text: str, state: str, by: str) -> None:
    """This is how far it is, made from the source as it stands."""
    if text:
        _remember(job, by, language=job.language, state=state, source=job.source, text=text)
    else:  # an emptied draft is none
        TextState.objects.of(job.row).filter(name=job.name, state=state).delete()


def _remember(job: Job, by: str, **said) -> None:
    said.update(said_by=by, said_at=clock.now())
    TextState.objects.update_or_create(row=row_name(job.row), name=job.name, defaults=said)


def _plural(kind) -> str:
    return str(capfirst(kind.model._meta.verbose_name_plural))
