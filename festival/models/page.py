"""Pages that staff write: tickets, access, getting there, press, about."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from festival.lib import clock
from festival.lib.rules import unique
from festival.lib.translated import translated
from people.models import Slugged


class PageQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Page(Slugged):
    """A page of Markdown text. Always public; no news, no tree."""

    title = translated(models.CharField(_("title"), max_length=120), el={"blank": True, "default": ""})
    text = translated(
        models.TextField(
            _("text"), blank=True, default="", help_text=_("Markdown: ## heading, *emphasis*, [words](address).")
        )
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Order in the menu at the foot."))
    edited_at = models.DateTimeField(_("last edited"), default=clock.now, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "title_en"]
        permissions = [("view_as_of", "Can see the site as of another moment")]  # of the roof, which has this table
        constraints = [
            unique("page_slug_unique", _("This address belongs to another page."), "slug"),
        ]

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def slug_source(self):
        return self.title_en
