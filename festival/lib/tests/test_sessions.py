"""A cookie can bring any text; only what can have been given out is looked for."""

import pytest

from festival.lib.sessions import SessionStore


@pytest.mark.parametrize("key", ["\0aaaaaaaaa", "a" * 7, "a" * 41, "Aaaaaaaaaa", "aaaaaaaaaa\n", "", None])
def test_a_key_that_was_never_given_out_is_none(key):
    assert SessionStore(key).session_key is None


@pytest.mark.django_db
def test_a_key_that_was_given_out_finds_its_session():
    session = SessionStore()
    session["hall"] = 7
    session.save()
    assert SessionStore(session.session_key).load() == {"hall": 7}
