"""What a work is, for the films of the site and for filmographies alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """Length class. A film of up to 40 minutes is a short unless staff say otherwise."""

    FEATURE = "feature", _("Feature film")
    MEDIUM = "medium", _("Medium-length film")
    SHORT = "short", _("Short film")


class Kind(models.TextChoices):
    """What kind of work it is."""

    FICTION = "fiction", _("Fiction")
    DOCUMENTARY = "documentary", _("Documentary")
    ANIMATION = "animation", _("Animation")
    EXPERIMENTAL = "experimental", _("Experimental")
    SERIES = "series", _("Series")
    IMMERSIVE = "immersive", _("Immersive")


SHORT_MINUTES, MEDIUM_MINUTES = 40, 59  # up to
