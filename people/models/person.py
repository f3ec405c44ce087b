"""People: film-makers, actors, jurors, guests."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.derived import DerivedCharField, DerivedTextField, SortKeyField
from festival.lib.images import Pictured, PictureField
from festival.lib.publishing import PublicQuerySet, mentioned_q
from festival.lib.rules import unique
from festival.lib.text import filing, fold, initial, search_text
from festival.lib.translated import page_language, translated
from people.names import sort_name

from .pastslug import Slugged
from .vocabulary import Country

imdb_name = RegexValidator(r"^nm\d{7,10}$", _("IMDb ids of people look like nm0000184."))
wikidata_id = RegexValidator(r"^Q[1-9]\d*$", _("Wikidata ids look like Q28193."))


class PersonQuerySet(PublicQuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self, language: str):
        """By family name, as a page in `language` files them."""
        return self.order_by(f"sort_key_{language}", "slug")

    def under(self, letter: str, language: str):
        """Those whose name files under `letter` on a page in `language`."""
        return self.filter(**{f"initial_{language}": letter})


class Person(Pictured, Slugged):
    """A person. The name is never "untranslated": without a Greek name it is printed as it is, in both languages."""

    picture_name = "portrait"

    name = models.CharField(_("name"), max_length=200, help_text=_("As the person writes it in Latin letters."))
    name_el = models.CharField(
        _("name in Greek"), max_length=200, blank=True, default="", help_text=_("Only if the person uses one.")
    )
    aliases = models.TextField(
        _("other names"), blank=True, default="", help_text=_("One a line. Found in search, never shown.")
    )
    sort_name = models.CharField(
        _("sort name"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("“Trier, Lars von”. Made from the name when left empty."),
    )
    line = translated(
        models.CharField(
            _("who this is"),
            max_length=200,
            blank=True,
            default="",
            help_text=_("A few words that tell namesakes apart, shown beside the name: “Canadian film-maker”."),
        )
    )
    biography = translated(models.TextField(_("biography"), blank=True, default=""))
    portrait = PictureField(
        _("portrait"), folder="portraits", blank=True, help_text=_("JPEG, PNG or WebP, at least 800 pixels wide.")
    )
    portrait_alt = translated(
        models.CharField(
            _("alternative text"),
            max_length=300,
            blank=True,
            default="",
            help_text=_("Say what the picture shows, for those who cannot see it."),
        )
    )
    portrait_credit = models.CharField(_("photo credit"), max_length=200, blank=True, default="")
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True, validators=[MinValueValidator(1800), MaxValueValidator(2100)]
    )
    website = models.URLField(_("website"), blank=True, default="")
    imdb = models.CharField(_("IMDb id"), max_length=12, blank=True, default="", validators=[imdb_name])
    wikidata = models.CharField(_("Wikidata id"), max_length=12, blank=True, default="", validators=[wikidata_id])
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)
    sort_key_en = SortKeyField(compute="make_sort_key_en", db_index=True)
    sort_key_el = SortKeyField(compute="make_sort_key_el", db_index=True)
    initial_en = DerivedCharField(compute="make_initial_en", max_length=2, db_index=True)
    initial_el = DerivedCharField(compute="make_initial_el", max_length=2, db_index=True)
    folded_name = DerivedCharField(compute="make_folded_name", db_index=True)
    folded = DerivedTextField(compute="make_folded")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key_en", "slug"]
        constraints = [
            unique("person_slug_unique", _("This address belongs to another person."), "slug"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:person", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @classmethod
    def public_q(cls, at, path=""):
        """Something public names them."""
        return mentioned_q(cls, at, path)

    @property
    def shown_name(self) -> str:
        """The name as the page's language prints it; never marked as a fallback."""
        return (page_language() == "el" and self.name_el) or self.name

    def make_sort_key_en(self):
        return filing(self.sort_name or sort_name(self.name), "", "en")

    def make_sort_key_el(self):
        name = sort_name(self.name_el) if self.name_el else (self.sort_name or sort_name(self.name))
        return filing(name, "", "el")

    def make_initial_en(self):
        return initial(self.make_sort_key_en())

    def make_initial_el(self):
        return initial(self.make_sort_key_el())

    def make_folded_name(self):
        return fold(self.name)

    def make_folded(self):
        return search_text(self.name, self.name_el, self.aliases)
