"""What a person decides about pasted credits: the role of each line, and who each name is."""

from __future__ import annotations

from django import forms
from django.db.models import Model
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from festival.lib.numbers import row_number
from festival.lib.text import has_greek
from films.models import Role
from films.models.credit import THIS_ROLE_NAMES
from films.pasting.everybody import Everybody, described, kind_of_new, made
from films.pasting.names import in_capitals, in_mixed_case
from people.models import Company, Person

MOST_LETTERS, MOST_NAMES = 20_000, 400  # of one paste; some 3,000 inputs, below DATA_UPLOAD_MAX_NUMBER_FIELDS
LEAVE = "leave"
BEHIND, INSTEAD = "behind", "instead"
NEW = {Person: "new:person", Company: "new:company"}
NEW_WORDS = {Person: _("New person"), Company: _("New company")}


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("credits"),
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        error_messages={"required": _("Paste some lines first.")},
    )


class LineForm(forms.Form):
    """One label, as it was typed."""

    label = forms.CharField(required=False, widget=forms.HiddenInput)
    role = forms.ChoiceField(
        label=pgettext_lazy("credit", "role"), error_messages={"required": _("Choose a role, or leave the line out.")}
    )
    place = forms.ChoiceField(
        label=_("place"),
        choices=[(BEHIND, _("Behind those already there")), (INSTEAD, _("Instead of those there"))],
        initial=BEHIND,
    )

    def __init__(self, *args, roles: dict[str, Role], may_replace: bool, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(code, str(role)) for code, role in roles.items()]
        self.fields["role"].choices = [("", "—"), (LEAVE, gettext("Leave this line out")), *known]
        if not may_replace:
            self.fields["place"].choices = self.fields["place"].choices[:1]
        self.roles = roles

    def chosen(self) -> Role | None:
        """The role it has in this moment; none while it has to be chosen, or is left out."""
        return self.roles.get(self["role"].value() or "")

    @property
    def left_out(self) -> bool:
        return self["role"].value() == LEAVE


class NameForm(forms.Form):
    """One name. The choices are made from the name as it stands, and from that before it was corrected (`seen`)."""

    line = forms.IntegerField(widget=forms.HiddenInput)
    typed = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("name"), max_length=200)
    who = forms.ChoiceField(label=_("who"), error_messages={"required": _("Choose who this is.")})
    character = forms.CharField(label=_("character"), max_length=200, required=False)
    note = forms.CharField(label=_("note"), max_length=200, required=False)

    def offer(self, line: LineForm, everybody: Everybody, models: list[type[Model]]) -> None:
        """Looks for the name. `models`: what may be made anew."""
        role = line.chosen()
        self.empty_permitted = False
        self.of, self.now = line, self["name"].value() or ""
        self.models = [model for model in models if self.is_bound or role is None or role.takes(model)]
        self.same = everybody.find(self.now, role)
        self.near = everybody.similar(self.now, role)
        self.rows = list(dict.fromkeys([*self.same, *self.near, *self._offered_before(everybody)]))

    def _offered_before(self, everybody: Everybody) -> list[Model]:
        """What could be chosen on the page that was sent, whose role or name may have been changed on it."""
        seen = self["seen"].value() or ""
        return [*everybody.find(seen), *everybody.similar(seen)] if self.is_bound else []

    def describe(self, words: dict) -> None:
        """The choices, each found one with the words that tell it apart."""
        near = [row for row in self.rows if row not in self.same]
        choices = [("", "—"), *((key(row), words[row]) for row in self.same)]
        if near:
            choices.append((gettext("Similar names"), [(key(row), words[row]) for row in near]))
        choices += [(NEW[model], NEW_WORDS[model]) for model in self.models]
        self.fields["who"].choices = [*choices, (LEAVE, gettext("Leave out"))]
        self.fields["who"].initial = self._likely()
        self.found = {key(row): row for row in self.rows}

    def _likely(self) -> str:
        """Chosen beforehand only where there is nothing to decide."""
        if self.same or self.near:
            return key(self.same[0]) if len(self.same) == 1 else ""
        model = kind_of_new(self.now, self.of.chosen())
        return NEW[model] if model in self.models else ""

    @property
    def hint(self) -> str:
        """Why somebody should look here."""
        if len(self.same) > 1:
            return gettext("Several go by this name.")
        if not self.same and self.near:
            return gettext("Not found; there are similar names.")
        if not self.same and in_capitals(self.now) and has_greek(self.now):
            return gettext("In capitals: write it with its accents.")
        if not self.same and has_greek(self.now) and self.of.chosen() and self.of.chosen().takes(Person):
            return gettext("In Latin letters, if new: %(name)s") % {"name": made(Person, self.now).name}
        if in_capitals(self["typed"].value() or "") and self.now != self["typed"].value():
            return gettext("Was written in capitals: %(name)s") % {"name": self["typed"].value()}
        return ""

    def clean(self):
        super().clean()
        role, chosen = self.of.chosen(), self.cleaned_data.get("who", "")
        if role is None or chosen in ("", LEAVE):
            return
        model = self._model(chosen)
        if not role.takes(model):
            self.add_error("who", THIS_ROLE_NAMES[role.names])
        elif chosen == NEW[model] and self.same and self.now != self.cleaned_data.get("seen"):
            self.add_error("who", _("Somebody has this name already: choose."))

    def _model(self, chosen: str) -> type[Model]:
        return type(self.found[chosen]) if chosen in self.found else {NEW[model]: model for model in NEW}[chosen]

    def named(self) -> Model | None:
        """The one who was chosen: a stored row, a new one not yet saved, or nobody."""
        chosen = self.cleaned_data["who"]
        if chosen == LEAVE:
            return None
        return self.found.get(chosen) or made(self._model(chosen), self.cleaned_data["name"])


Lines = forms.formset_factory(LineForm, extra=0, max_num=MOST_NAMES, absolute_max=MOST_NAMES)
NameList = forms.formset_factory(NameForm, extra=0, max_num=MOST_NAMES, absolute_max=MOST_NAMES)


def key(row: Model) -> str:
    return f"{row._meta.model_name}:{row.pk}"


def initial(lines) -> tuple[list[dict], list[dict]]:
    """What the two formsets begin with, from parsed lines."""
    names = [
        {
            "line": number,
            "typed": named.name,
            "seen": in_mixed_case(named.name),
            "name": in_mixed_case(named.name),
            "character": named.character,
            "note": named.note,
        }
        for number, line in enumerate(lines)
        for named in line.names
    ]
    return [{"label": line.label, "role": line.role} for line in lines], names


class Decisions:
    """The two formsets together: lines, and the names in them."""

    def __init__(self, everybody: Everybody, roles: dict[str, Role], user, *, data=None, parsed=()):
        lines, names = initial(parsed)
        may_replace = user.has_perm("films.delete_credit")
        self.lines = Lines(
            data, prefix="lines", initial=lines, form_kwargs={"roles": roles, "may_replace": may_replace}
        )
        self.names = NameList(data, prefix="names", initial=names)
        models = [model for model in NEW if user.has_perm(f"people.add_{model._meta.model_name}")]
        self.strays = [form for form in self.names if self.line_of(form) is None]
        for form in self.names:
            form.offer(self.line_of(form) or self.lines.empty_form, everybody, models)
        words = described(row for form in self.names for row in form.rows)
        for form in self.names:
            form.describe(words)

    def line_of(self, form: NameForm) -> LineForm | None:
        number, forms_ = row_number(str(form["line"].value())), self.lines.forms
        return forms_[number] if number is not None and number < len(forms_) else None

    def is_valid(self) -> bool:
        """Names of a line that is left out need no decision."""
        wanted = [form.is_valid() for form in self.names if not form.of.left_out]
        whole = self.names.management_form.is_valid() and not self.names.non_form_errors() and not self.strays
        return all([self.lines.is_valid(), whole, *wanted])

    def grouped(self) -> list[tuple[LineForm, list[NameForm]]]:
        return [(line, [form for form in self.names if form.of is line]) for line in self.lines]
