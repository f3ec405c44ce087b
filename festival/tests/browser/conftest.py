"""A browser, a site for it, and a clock that stands at the evening of the demonstration."""

import threading

import pytest
import time_machine
from django.db import connection, transaction
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from . import site
from .launch import chromium


def pytest_addoption(parser):
    parser.addoption("--screenshots", metavar="DIR", help="write a picture of every page into DIR")


def pytest_collection_modifyitems(config, items):
    """Pictures are made only when a folder is named for them."""
    pictures = [item for item in items if item.path.name == "test_screenshots.py"]
    if pictures and not config.getoption("--screenshots", None):
        config.hook.pytest_deselected(items=pictures)
        items[:] = [item for item in items if item not in pictures]


@pytest.fixture(scope="package")
def browser():
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="package")
def media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="package")
def server(browser, media, tmp_path_factory, request, django_db_setup, django_db_blocker):
    """Everything loaded, and a server for it; all in one transaction, rolled back for the tests that follow."""
    if connection.vendor != "sqlite":
        pytest.skip("The browser tests share one connection with their server: only SQLite in memory can.")
    folders = override_settings(MEDIA_ROOT=media, STATIC_ROOT=tmp_path_factory.mktemp("static"))
    with django_db_blocker.unblock(), folders, transaction.atomic():
        with time_machine.travel(site.EVENING, tick=False):
            site.fill(art=bool(request.config.getoption("--screenshots", None)))
        live = LiveServer("localhost")
        yield live
        for thread in threading.enumerate():  # those still ending share the connection, which `stop` forbids
            if thread.name.endswith("(process_request_thread)"):
                thread.join(timeout=10)
        live.stop()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def media_root(settings, media):
    """In place of a folder of each test: the one the server's pictures lie in."""
    settings.MEDIA_ROOT = media
    return media


@pytest.fixture(autouse=True)
def evening(server):
    with time_machine.travel(site.EVENING, tick=False):
        yield


@pytest.fixture
def visitor(browser, server):
    """`visitor(javascript=False)` opens an empty tab of a new visitor; all are closed at the end."""
    contexts = []

    def arrive(width=1440, height=900, javascript=True, **options):
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def editor(visitor, server):
    """A tab of somebody who works in the editors' room: in a language, and logged in unless not `known`."""

    def arrive(language="en", known=True, **options):
        tab = visitor(**options)
        cookies = {"django_language": language} | ({"sessionid": site.session()} if known else {})
        tab.context.add_cookies([{"name": name, "value": value, "url": server.url} for name, value in cookies.items()])
        return tab

    return arrive
