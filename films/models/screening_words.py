"""What a screening is called, and its times on the wall of its edition."""

from datetime import date, datetime

from django.db import models

from festival.lib import clock
from festival.lib.translated import Text

ACCESS = ["captions", "audio_description", "sign_language", "relaxed", "hearing_loop", "wheelchair"]


class ScreeningWords(models.Model):
    """A screening as pages name it; nothing here is stored."""

    class Meta:
        abstract = True

    @property
    def own(self) -> bool:
        """A talk, a ceremony: neither a film nor a package."""
        return not self.film_id and not self.package_id

    @property
    def shown_title(self) -> Text:
        """The film's title, the package's or its own; an occasion is printed beside it."""
        if self.film_id:
            return self.film.shown_title
        return self.package.title if self.package_id else self.title

    @property
    def subject_url(self) -> str:
        """The page of what is shown: the film's, the package's, or the event's own."""
        return (self.film or self.package or self).get_absolute_url()

    @property
    def occasion(self) -> Text:
        """The title that stands beside a film."""
        return self.title if self.film_id else Text("")

    @property
    def festival_day(self) -> date:
        return clock.festival_day(self.start, self.edition.zone)

    @property
    def wall_start(self) -> datetime:
        """The start as the wall shows it in the edition's zone."""
        return clock.wall(self.start, self.edition.zone)

    @property
    def after_midnight(self) -> bool:
        """Whether it starts in the small hours, and so belongs to the night before."""
        return clock.after_midnight(self.start, self.edition.zone)

    @property
    def access(self) -> list[str]:
        """The codes of its access services."""
        return [code for code in ACCESS if getattr(self, code)]
