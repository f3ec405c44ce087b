"""The paste box: lines of text become credits of a film, after somebody has looked at every name."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext

from festival.lib import clock
from festival.lib.text import fold
from films.models import Film, Role
from films.pasting.everybody import Everybody
from films.pasting.labels import Labels
from films.pasting.parse import parse
from films.pasting.put import Outcome, Wanted, put_credits

from .paste_forms import INSTEAD, MOST_NAMES, Decisions, TextForm


class PasteMixin:
    """Adds the page to the admin of films: text, preview with the decisions, then one POST."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.paste)
        return [path("<path:object_id>/paste/", view, name="films_film_paste"), *super().get_urls()]

    def paste(self, request, object_id):
        film = self.get_object(request, unquote(object_id))
        if film is None:
            raise Http404
        if not (self.has_change_permission(request, film) and request.user.has_perm("films.add_credit")):
            raise PermissionDenied
        form = TextForm(request.POST or None)
        decisions = None
        if request.method == "POST" and form.is_valid():
            decisions = self._decisions(request, form)
            if request.POST.get("step") == "add" and decisions.is_valid() and self._add(request, film, decisions, form):
                return HttpResponseRedirect(reverse("admin:films_film_change", args=[film.pk]))
        return self._page(request, film, form, decisions)

    def _decisions(self, request, form: TextForm) -> Decisions | None:
        """As they were sent, else as the text suggests them; none where there is too much to decide."""
        everybody, roles = Everybody(), {role.code: role for role in Role.objects.all()}
        if request.POST.get("step") == "add":
            return Decisions(everybody, roles, request.user, data=request.POST)
        lines = parse(form.cleaned_data["text"], Labels(roles.values()), everybody.knows)
        names = sum(len(line.names) for line in lines)
        if max(names, len(lines)) > MOST_NAMES:
            message = gettext("That is %(names)s names; up to %(most)s can be added at once. Paste in parts.")
            form.add_error("text", message % {"names": names, "most": MOST_NAMES})
            return None
        if not names:
            form.add_error("text", gettext("There is no name in this."))
            return None
        return Decisions(everybody, roles, request.user, parsed=lines)

    def _add(self, request, film: Film, decisions: Decisions, form: TextForm) -> bool:
        """All in one transaction; what the database refuses is said, and everything stays as it was typed."""
        try:
            with transaction.atomic():
                outcome = _put(film, decisions)
                if outcome.added or outcome.removed:
                    film.edited_at = clock.now()
                    film.save(update_fields=["edited_at"])
                    self.log_change(request, film, gettext("Pasted credits."))
        except IntegrityError:
            form.add_error(
                None, gettext("Nothing was saved: somebody else changed these credits. Check and try again.")
            )
            return False
        _tell(request, outcome)
        return True

    def _page(self, request, film: Film, form: TextForm, decisions: Decisions | None):
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Paste credits"),
            "opts": self.opts,
            "film": film,
            "form": form,
            "decisions": decisions,
            "refused": bool(form.errors) or request.POST.get("step") == "add",
            "there": film.credits.for_page() if decisions else None,
        }
        response = TemplateResponse(request, "admin/films/film/paste.html", context)
        response["Cache-Control"] = "private, no-store"
        return response


def _put(film: Film, decisions: Decisions) -> Outcome:
    """Lines of the same role are one list; it takes the place of those there if one of its lines says so."""
    wanted: dict[Role, list[Wanted]] = {}
    instead, new = set(), {}
    for line, names in decisions.grouped():
        role = None if line.left_out else line.chosen()
        if role is None:
            continue
        chosen = [_wanted(form, new) for form in names if form.named()]
        wanted.setdefault(role, []).extend(chosen)
        if chosen and line.cleaned_data["place"] == INSTEAD:
            instead.add(role)
    outcome = Outcome()
    for role, names in wanted.items():
        outcome += put_credits(film, role, names, role in instead)
    return outcome


def _wanted(form, new: dict) -> Wanted:
    """Who is new is made once, however many lines name them."""
    named = form.named()
    if named.pk is None:
        named = new.setdefault((type(named), fold(form.cleaned_data["name"])), named)
    if named.pk is None:
        named.save()
    return Wanted(named, form.cleaned_data["character"], form.cleaned_data["note"])


def _tell(request, outcome: Outcome) -> None:
    added = len(outcome.added)
    if added:
        words = ngettext("%(number)s credit was added.", "%(number)s credits were added.", added) % {"number": added}
        messages.success(request, words)
    else:
        messages.info(request, gettext("No credit was added."))
    if outcome.already:
        messages.info(request, gettext("There already: %(names)s.") % {"names": ", ".join(outcome.already)})
    if outcome.removed:
        messages.warning(request, gettext("Removed: %(names)s.") % {"names": ", ".join(outcome.removed)})
