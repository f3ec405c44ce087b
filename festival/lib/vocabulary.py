"""Vocabularies that come with the program: inserted after `migrate` where missing, never overwritten."""

import json
from pathlib import Path


def insert_missing(model, path: Path, key: str = "code") -> None:
    """Insert the rows of a JSON list whose key the table does not hold yet; an editor's wording always stays.

    A value of a foreign key to the model itself is given by its key; it is joined after the rows are in.
    """
    rows = json.loads(path.read_text(encoding="utf8"))
    known = set(model.objects.values_list(key, flat=True))
    missing = [row for row in rows if row[key] not in known]
    own_links = {field.name for field in model._meta.fields if field.related_model is model}
    model.objects.bulk_create(
        model(**{name: value for name, value in row.items() if name not in own_links}) for row in missing
    )
    for row in missing:
        links = {name: model.objects.get(**{key: row[name]}) for name in own_links if row.get(name)}
        if links:
            model.objects.filter(**{key: row[key]}).update(**links)
