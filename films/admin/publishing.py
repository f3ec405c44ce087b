"""Publishing films: who may, when it is refused, and many at once."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.admin import CatalogueForm, Refused, moment_words
from festival.lib.admin_moments import MomentField
from films.models import Film
from films.readiness import Finding, blocking, publishes

from .readiness import href, panel
from .zones import working_zone

ANYWAY = _("Publish all the same")
ANYWAY_HELP = _("In spite of the errors. The log keeps who did it, and with which errors.")


class FilmForm(CatalogueForm):
    publish_anyway = forms.BooleanField(label=ANYWAY, required=False, help_text=ANYWAY_HELP)


class PublishForm(forms.Form):
    """One moment for many films."""

    publish_at = MomentField(label=_("Publish at"))
    publish_anyway = forms.BooleanField(label=ANYWAY, required=False, help_text=ANYWAY_HELP)

    def __init__(self, *args, films: list[Film], **kwargs):
        super().__init__(*args, **kwargs)
        self.films = films
        self.unready = blocking(films)
        if not self.unready:
            del self.fields["publish_anyway"]

    def clean(self):
        super().clean()
        if self.unready and not self.cleaned_data.get("publish_anyway"):
            self.add_error(None, gettext("Nothing was published: there are films with errors."))


class PublishingMixin:
    """For FilmAdmin. Who lacks the permission `publish_film` finds the moment locked; a tick asks for review."""

    form = FilmForm

    def has_publish_permission(self, request) -> bool:
        return self.has_change_permission(request) and request.user.has_perm("films.publish_film")

    # --- The form -------------------------------------------------------------------------------------------------

    def get_fieldsets(self, request, obj=None):
        """The tick that overrules errors is only for those who may publish."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if self.has_publish_permission(request) else [_without_tick(*one) for one in fieldsets]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if "publish_at" in form.base_fields and not self.has_publish_permission(request):
            form.base_fields["publish_at"].disabled = True
        return form

    def after_save(self, request, film, form, change):
        """All is in the database, rows too: what is typed now may have mended an error."""
        super().after_save(request, film, form, change)
        if not publishes(form.initial.get("publish_at"), film.publish_at):
            return
        errors = blocking([film]).get(film.pk, [])
        if errors and not form.cleaned_data.get("publish_anyway"):
            raise Refused(gettext("Not published, and nothing was saved: this is missing."), *_links(errors, film))
        if errors:
            self.log_change(request, film, _log_words(film, errors))
            self.message_user(request, f"{self._seen_words(film)} {_overruled_words(len(errors))}", messages.WARNING)

    def _seen_words(self, film) -> str:
        """Whether the public sees it, and from when, by what the list reads."""
        film = self.for_list(self.model.objects.filter(pk=film.pk)).get()
        opens = self.opens_at(film)
        if film.is_public:
            return gettext("The film is public.")
        if opens == clock.HELD or clock.passed(opens, clock.now()):
            return gettext("The film will be public as soon as its edition shows it.")
        return gettext("The film will be public on %(moment)s.") % {"moment": moment_words(opens)}

    # --- Many at once ---------------------------------------------------------------------------------------------

    @admin.action(description=_("Publish …"), permissions=["publish"])
    def publish(self, request, queryset):
        """Asks for the moment and shows what is not ready; publishes all or nothing."""
        with timezone.override(working_zone()):
            films = list(queryset)
            typed = request.POST if "confirmed" in request.POST else None
            initial = {"publish_at": clock.now().replace(second=0, microsecond=0)}
            form = PublishForm(typed, initial=initial, films=films)
            if typed and form.is_valid():
                return self._publish_all(request, form)
            return self._publish_page(request, form).render()

    def _publish_all(self, request, form: PublishForm) -> None:
        moment = form.cleaned_data["publish_at"]
        changed = [film for film in form.films if publishes(film.publish_at, moment)]
        with transaction.atomic():
            for film in changed:
                film.publish_at, film.edited_at = moment, clock.now()
                film.save(update_fields=["publish_at", "edited_at"])
                self.log_change(request, film, _log_words(film, form.unready.get(film.pk, [])))
        words = ngettext("%(number)s film: %(moment)s.", "%(number)s films: %(moment)s.", len(changed))
        self.message_user(request, words % {"number": len(changed), "moment": moment_words(moment)})
        self._tell_exceptions(request, form, changed)

    def _tell_exceptions(self, request, form: PublishForm, changed: list[Film]) -> None:
        overruled, kept = sum(film.pk in form.unready for film in changed), len(form.films) - len(changed)
        with_errors = ngettext(
            "%(number)s film was published all the same, with errors.",
            "%(number)s films were published all the same, with errors.",
            overruled,
        )
        public = ngettext(
            "%(number)s film was public by then already.", "%(number)s films were public by then already.", kept
        )
        for number, words in [(overruled, with_errors), (kept, public)]:
            if number:
                self.message_user(request, words % {"number": number}, messages.WARNING)

    def _publish_page(self, request, form: PublishForm) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Publish films"),
            "opts": self.model._meta,
            "form": form,
            "media": self.media + form.media,
            "films": [(film, panel(form.unready.get(film.pk, []))) for film in form.films],
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/films/film/publish.html", context)


def _overruled_words(errors: int) -> str:
    words = ngettext(
        "It was published all the same, with %(number)s error.",
        "It was published all the same, with %(number)s errors.",
        errors,
    )
    return words % {"number": errors}


def _without_tick(name, options):
    fields = [field for field in options["fields"] if field != "publish_anyway"]
    return name, {**options, "fields": fields}


def _links(errors: list[Finding], film: Film) -> list[str]:
    """Each error as a link to its field; to another form in a tab of its own, so that nothing typed is lost."""
    return [_link(href(error, film), error.words) for error in errors]


def _link(address: str, words: str) -> str:
    if address.startswith("#"):
        return format_html('<a href="{}">{}</a>', address, words)
    return format_html('<a href="{}" target="_blank" rel="noopener">{} ↗</a>', address, words)


def _log_words(film: Film, errors: list[Finding]) -> str:
    """What the log keeps: the moment, and the errors in spite of which it was set."""
    moment = gettext("Publication: %(moment)s.") % {"moment": moment_words(film.publish_at)}
    if not errors:
        return moment
    words = " · ".join(str(error.words) for error in errors)
    return f"{moment} " + gettext("Published all the same, with these errors: %(errors)s.") % {"errors": words}
