"""Import models from here: `from people.models import Person`."""

from .company import Company
from .filmography import FilmographyEntry
from .pastslug import PastSlug, Slugged, give_slugs
from .person import Person
from .vocabulary import Country, Language

__all__ = ["Company", "Country", "FilmographyEntry", "Language", "PastSlug", "Person", "Slugged", "give_slugs"]
