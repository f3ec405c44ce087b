"""The editors' room: one module per concept; Django finds them through this package."""

from . import announcement, award, edition, film, jury, online, package, screening, section, shortcut, venue, vocabulary

__all__ = [
    "announcement",
    "award",
    "edition",
    "film",
    "jury",
    "online",
    "package",
    "screening",
    "section",
    "shortcut",
    "venue",
    "vocabulary",
]
