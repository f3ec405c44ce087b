"""Every translated text has its place at the desk, or a reason why it has none."""

import pytest
from django.apps import apps

from festival.models.textstate import KINDS
from festival.translation.kinds import KNOWN, LEFT_OUT
from films.tests import builders as make
from films.tests.builders import NOW

MODELS = [model for app in ("films", "people", "festival") for model in apps.get_app_config(app).get_models()]


def translated_columns():
    """Found without the desk: every column that has a Greek and an English side."""
    names = {(model._meta.label_lower, field.name) for model in MODELS for field in model._meta.concrete_fields}
    derived = {(label, name) for label, name in names if name.startswith(("sort_key_", "initial_"))}
    return {
        (label, name[:-3])
        for label, name in names - derived
        if {(label, f"{name[:-3]}_en")} <= names and name.endswith("_el")
    }


def test_every_translated_text_is_at_the_desk_or_left_out_with_a_reason():
    at_the_desk = {(label, name) for label, kind in KNOWN.items() for name in kind.names}
    left_out = {
        (label, name) for label, name in translated_columns() if label in LEFT_OUT or f"{label}.{name}" in LEFT_OUT
    }

    assert at_the_desk | left_out == translated_columns()
    assert at_the_desk & left_out == set()
    assert ("films.film", "synopsis") in at_the_desk


def test_no_reason_is_left_over():
    kinds = {label for label, _name in translated_columns()}
    texts = {f"{label}.{name}" for label, name in translated_columns()}

    assert set(LEFT_OUT) <= kinds | texts
    assert all(LEFT_OUT.values())
    assert set(KNOWN) == set(KINDS)


@pytest.mark.django_db
@pytest.mark.parametrize("label", KINDS)
def test_rows_are_found_by_edition_and_by_section(label):
    """The ways to films, sections and editions lead somewhere, whatever the database."""
    kind, edition = KNOWN[label], make.edition()
    section = make.section(edition=edition)

    for where in [(None, None), (edition, None), (edition, section)]:
        rows = list(kind.rows(NOW).filter(kind.filled(), kind.belonging(*where)))
        assert len({row.pk for row in rows}) == len(rows)
        assert all(kind.called(row) for row in rows)
