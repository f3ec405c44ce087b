"""Safe when nothing is set, and what is set wrongly is told."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from festival import checks

SHOWN = [
    "DEBUG",
    "HTTPS",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "ALLOWED_HOSTS",
]


def settings_of(**environment):
    """What a fresh process reads of the settings, with nothing in its environment but this."""
    code = f"from festival import settings; print([getattr(settings, name) for name in {SHOWN!r}])"
    bare = {"PATH": os.environ["PATH"], "ENV_FILE": "/nonexistent", **environment}
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(command, env=bare, capture_output=True, text=True, check=True).stdout.strip()


def test_nothing_set_is_safe():
    assert settings_of() == "[False, True, True, 31536000, True, True, []]"


def test_development_is_said_in_one_word():
    assert settings_of(DEBUG="on") == "[True, False, False, 0, False, False, ['127.0.0.1', 'localhost']]"


@pytest.mark.django_db
def test_health_is_asked_for_in_plain_http_and_nothing_else_is(settings):
    """Who watches the process asks it from inside, before anything that speaks HTTPS."""
    settings.SECURE_SSL_REDIRECT = True
    client = Client()

    assert [client.get(path).content for path in ("/healthz", "/readyz")] == [b"ok\n", b"ok\n"]
    assert client.get("/en/")["Location"] == "https://testserver/en/"


def test_a_file_is_read_while_somebody_writes(tmp_path):
    """SQLite in WAL mode, whatever process comes first; who writes takes the lock at once."""
    code = (
        "import django; django.setup(); from django.db import connection as one;"
        "print(one.cursor().execute('PRAGMA journal_mode').fetchone()[0], one.transaction_mode)"
    )
    there = {"PATH": os.environ["PATH"], "ENV_FILE": "/nonexistent", "SECRET_KEY": "x"}
    there |= {"DJANGO_SETTINGS_MODULE": "festival.settings", "DATABASE_URL": f"sqlite:///{tmp_path}/festival.sqlite3"}
    run = subprocess.run([sys.executable, "-c", code], env=there, capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["wal", "IMMEDIATE"]


def test_without_a_key_nothing_starts():
    bare = {"PATH": os.environ["PATH"], "ENV_FILE": "/nonexistent"}
    run = subprocess.run([sys.executable, "manage.py", "check"], env=bare, capture_output=True, text=True, check=False)

    assert run.returncode != 0
    assert "festival.E002" in run.stderr


@pytest.mark.parametrize(
    ("address", "found"),
    [("https://festival.example", []), ("", ["festival.E001"]), ("http://festival.example", ["festival.E001"])],
)
def test_the_address_of_the_site_must_be_given(settings, address, found):
    settings.BASE_URL = address

    assert [message.id for message in checks.base_url_is_given(None)] == found


@pytest.mark.parametrize(("hosts", "found"), [(["festival.example"], []), (["*"], ["festival.W001"])])
def test_any_host_is_warned_of(settings, hosts, found):
    settings.ALLOWED_HOSTS = hosts

    assert [message.id for message in checks.hosts_are_named(None)] == found
