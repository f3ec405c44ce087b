"""What is said about languages: spoken, subtitles, and what is not known. Three things: none, no dialogue, unknown."""

from django.utils.translation import gettext as _

from festival.lib.translated import page_language
from films.models.film import SubtitleMethod
from people.models import Language


def join(names: list[str]) -> str:
    """`Greek`, `Greek and English`, `Greek, English and French`."""
    if len(names) < 2:
        return "".join(names)
    return _("{several} and {last}").format(several=", ".join(names[:-1]), last=names[-1])


def spoken(film, screening=None) -> list[str]:
    """The names of the languages heard."""
    return [str(language.name) for language in spoken_languages(film, screening)]


def spoken_languages(film, screening=None) -> list[Language]:
    """The languages heard: the screening's own, else the film's; empty where not known or without dialogue."""
    rows = list(screening.screening_languages.all()) if screening else []
    if not rows and film:
        rows = list(film.film_languages.all())
    return [row.language for row in rows if row.language.code != Language.NO_DIALOGUE]


def subtitle_languages(film, edition=None, screening=None) -> list[Language]:
    """The languages read, of which `subtitles` are the words; empty for none as for not known."""
    return [row.language for row in _rows(film, edition, screening) if not _interpreted(row)]


def interpreted_languages(film, screening=None) -> list[Language]:
    """The languages that somebody speaks over what is heard."""
    return [row.language for row in _rows(film, None, screening) if _interpreted(row)]


def subtitles(film, edition, screening=None) -> str:
    """The words about subtitles: the screening's, else those of the film's copy, else the edition's rule.

    Reads `screening_subtitles`, `film_subtitles`, `film_languages` and `edition.subtitles`, all prefetched.
    """
    if screening and (said := _of_screening(screening)):
        return said
    if film and (said := _of_copy(film)):
        return said
    rule = [row.language for row in edition.subtitles.all()] if edition else []
    if rule:
        return _("{languages} subtitles, as for all films").format(languages=_names(rule))
    return _("Subtitles not announced")


def heard_and_read(screening) -> list[str]:
    """What the line of a screening says of languages: those heard, then those read.

    Of a talk only what somebody said of it: the copies' subtitles and the edition's rule are about films.
    """
    heard = spoken(screening.film, screening)
    read = _of_screening(screening) if screening.own else subtitles(screening.film, screening.edition, screening)
    return [words for words in (join(heard), read) if words]


def languages_line(screening) -> str:
    """`French and Lao; Greek and English subtitles`. In Greek an ano teleia, and small behind it."""
    pieces = heard_and_read(screening)
    if page_language() != "el":
        return "; ".join(pieces)
    return "· ".join(piece[:1].lower() + piece[1:] if place else piece for place, piece in enumerate(pieces))


def _rows(film, edition, screening) -> list:
    """Those of the screening, else of the film's copy, else the edition's rule, which is about films."""
    if screening and _of_screening(screening):
        return list(screening.screening_subtitles.all())
    if film and _of_copy(film):
        return [] if _silent(film) else list(film.film_subtitles.all())
    return list(edition.subtitles.all()) if film and edition else []


def _interpreted(row) -> bool:
    return getattr(row, "method", "") == SubtitleMethod.INTERPRETER  # an edition's rule has no method


def _of_screening(screening) -> str:
    if rows := list(screening.screening_subtitles.all()):
        return _listed(rows)
    if screening.subtitles_state == screening.SubtitlesState.NONE:
        return _("No subtitles")
    return _("Subtitles not announced") if screening.subtitles_state == screening.SubtitlesState.UNKNOWN else ""


def _of_copy(film) -> str:
    if _silent(film):
        return _("No dialogue")
    if rows := list(film.film_subtitles.all()):
        return _listed(rows)
    return _("No subtitles") if film.subtitles_state == film.SubtitlesState.NONE else ""


def _silent(film) -> bool:
    return any(row.language.code == Language.NO_DIALOGUE for row in film.film_languages.all())


def _listed(rows) -> str:
    """`Greek and English subtitles`; what an interpreter speaks is said apart."""
    read = [row.language for row in rows if not _interpreted(row)]
    interpreted = [row.language for row in rows if _interpreted(row)]
    told = [_("{languages} subtitles").format(languages=_names(read))] if read else []
    if interpreted:
        told.append(_("Interpretation: {languages}").format(languages=_names(interpreted)))
    return ", ".join(told)


def _names(languages) -> str:
    names = [str(language.name) for language in languages]
    return join([name[:1].lower() + name[1:] for name in names] if page_language() == "el" else names)
