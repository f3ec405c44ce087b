"""The directory, a person, a company. Their films come by `related_name`: nothing here imports them."""

from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Min
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from festival.lib.structured import collection
from festival.lib.text import script
from festival.lib.translated import LANGUAGES, page_language
from festival.lib.views import PublicPage, in_language, mentioned_or_404

from . import structured
from .filmography import filmography
from .models import Company, Person
from .redirects import Lasting

ALPHABETS = {"GREEK": gettext_lazy("Greek letters"), "LATIN": gettext_lazy("Latin letters")}
OTHERS = gettext_lazy("Other letters and signs")


class PersonList(PublicPage, ListView):
    """People A–Z, one letter a page: sixty thousand names are never counted."""

    template_name = "people/person_list.html"
    context_object_name = "people"

    def get_queryset(self):
        self.language = page_language()
        self.letters = self._letters()
        self.letter = self.request.GET.get("letter") or (self.letters[0] if self.letters else "")
        if self.letter and self.letter not in self.letters:
            raise Http404(_("No name begins with this letter."))
        return Person.objects.public(self.at).under(self.letter, self.language).in_order(self.language)

    def _letters(self) -> list[str]:
        """The letters that have public names, in the order of the page's language."""
        key, letter = f"sort_key_{self.language}", f"initial_{self.language}"
        people = Person.objects.public(self.at).order_by().values_list(letter)
        return [initial for initial, _first in people.annotate(first=Min(key)).order_by("first")]

    def canonical_path(self):
        return letter_address(self.request.path, self.letter) if self.request.GET.get("letter") else self.request.path

    def alternates(self):
        """A letter is one of its own language's alphabet: no page of the other language has the same names."""
        return [] if self.request.GET.get("letter") else super().alternates()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "structured": [collection(_("People"), context["canonical_path"], context["people"])],
            "alphabets": [(name, list(letters)) for name, letters in groupby(self.letters, alphabet)],
            "letter": self.letter,
            "switch": [(code, in_language(self.request.path_info, code)) for code in LANGUAGES],
        }


def alphabet(letter: str) -> str:
    """What a letter of the directory belongs to: the Greek Α and the Latin A look alike."""
    return ALPHABETS.get(script(letter), OTHERS)


def letter_address(path: str, letter: str) -> str:
    """The address of a letter of the directory; # is one too."""
    return f"{path}?{urlencode({'letter': letter})}"


class PersonPage(PublicPage, Lasting, DetailView):
    """A person: biography, and films and filmography in one list."""

    template_name = "people/person.html"
    context_object_name = "person"
    slug_kinds = {"slug": "person"}

    def get_object(self, queryset=None):
        return mentioned_or_404(Person.objects.select_related("country"), self.at, self.kwargs["slug"])

    def breadcrumbs(self):
        person = self.object
        letter = person.initial_el if page_language() == "el" else person.initial_en
        people = reverse("people:people")
        return [(_("People"), people), (letter, letter_address(people, letter))]

    def get_context_data(self, **kwargs):
        person, at = self.object, self.at
        lines = filmography(person, at)
        films_here = [line.film for line in lines if line.film]
        presences = list(self._presences())
        roles = list(dict.fromkeys(role for line in lines for role in line.roles))
        return {
            **super().get_context_data(**kwargs),
            "filmography": lines,
            "films_here": films_here,
            "roles": roles,
            "structured": [structured.person(person, roles)],
            "social": {"type": "profile", "pictured": person},
            "awards": person.awards.public(at).for_list().prefetch_related("film__film_languages__language"),
            "juries": person.juries.public(at).select_related("jury__edition"),
            "sections": person.section_roles.public(at).select_related("section__edition"),
            "presences": presences,
            "coming": self._coming(films_here, presences),
        }

    def _presences(self):
        screening = ("screening__film", "screening__package", "screening__edition", "screening__hall__venue")
        presences = self.object.presences.public(self.at).select_related(*screening)
        return presences.prefetch_related("screening__film__film_languages__language")

    def _coming(self, films, presences) -> bool:
        """Whether a calendar may still have something to come: an edition with a film or a visit is not over."""
        editions = [selection.edition for film in films for selection in film.public_selections]
        editions += [presence.screening.edition for presence in presences]
        return not all(edition.closed(self.at) for edition in editions)


class CompanyPage(PublicPage, Lasting, DetailView):
    """A company and the films it stands behind."""

    template_name = "people/company.html"
    context_object_name = "company"
    slug_kinds = {"slug": "company"}

    def get_object(self, queryset=None):
        return mentioned_or_404(Company.objects.select_related("country"), self.at, self.kwargs["slug"])

    def breadcrumbs(self):
        return [(_("People"), reverse("people:people"))]

    def get_context_data(self, **kwargs):
        company, at = self.object, self.at
        credits = company.credits.public(at).select_related("film", "role").in_order()
        films = company.contact_for.public(at)
        return {
            **super().get_context_data(**kwargs),
            "credits": credits.prefetch_related("film__film_languages__language"),
            "structured": [structured.company(company)],
            "contact_for": films.prefetch_related("film_languages__language"),
        }
