"""The editors' room: one module per concept; Django finds them through this package."""

from . import (
    announcement,
    award,
    change,
    delay,
    edition,
    film,
    jury,
    online,
    package,
    screening,
    section,
    venue,
    vocabulary,
)

__all__ = [
    "announcement",
    "award",
    "change",
    "delay",
    "edition",
    "film",
    "jury",
    "online",
    "package",
    "screening",
    "section",
    "venue",
    "vocabulary",
]
