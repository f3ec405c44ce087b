"""How many films each choice of a filter would leave: counted among the films that pass all *other* parameters."""

from __future__ import annotations

from collections import Counter

from films.models import Film, FilmCountry, FilmLanguage, Selection

FACETS = ["section", "premiere", "form", "kind", "country", "language"]


def facets(filters, shown, films, edition, at) -> dict[str, list[dict]]:
    """For each facet its options in the order they are offered, with `count` and whether it is chosen. `films`: the ids
    of all the edition shows.

    `shown` gives the films that pass both FilterSets when one parameter is left out: `shown(without="section")`.
    Options that would leave nothing are dropped, unless they are chosen.
    """
    values = _values(films, edition, at)
    result = set(shown())
    found = {}
    for name in FACETS:
        chosen = filters.active.get(name, [])
        among = set(shown(without=name)) if chosen else result
        counts = Counter(value for film in among for value in values[name].get(film, ()))
        options = filters.form.fields[name].choices
        found[name] = [
            {"value": value, "label": label, "count": counts[value], "chosen": value in chosen}
            for value, label in options
            if counts[value] or value in chosen
        ]
    return found


def _values(films, edition, at) -> dict[str, dict[int, list[str]]]:
    """Of every public film of the edition, the public words it has in each facet; four queries."""
    chosen = list(Selection.objects.shown(edition, at).values_list("film", "section__slug", "premiere"))
    plain = list(Film.objects.filter(pk__in=films).values_list("pk", "form_shown", "kind"))
    return {
        "section": _group((film, section) for film, section, _premiere in chosen),
        "premiere": {film: list(set(words)) for film, words in _group((f, p) for f, _s, p in chosen if p).items()},
        "form": _group((film, form) for film, form, _kind in plain),
        "kind": _group((film, kind) for film, _form, kind in plain if kind),
        "country": _group(FilmCountry.objects.filter(film__in=films).values_list("film", "country__code")),
        "language": _group(FilmLanguage.objects.filter(film__in=films).values_list("film", "language__code")),
    }


def _group(pairs) -> dict[int, list[str]]:
    grouped: dict[int, list[str]] = {}
    for film, word in pairs:
        grouped.setdefault(film, []).append(word)
    return grouped
