"""Whoever asks: a visitor or staff, each time as if nothing had been asked before."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client


class Answered(NamedTuple):
    status: int
    error: str  # what went wrong, in a word; '' unless the server failed


def staff() -> Client:
    client = visitor()
    client.force_login(get_user_model().objects.get(username="staff"))
    return client


def visitor() -> Client:
    return Client(raise_request_exception=False)


def ask(send, *given, **named) -> Answered:
    """Whatever it wrote, or broke, is taken back."""
    with transaction.atomic():
        answer = send(*given, **named)
        transaction.set_rollback(True)
    if answer.status_code < 500:
        return Answered(answer.status_code, "")
    raised = getattr(answer, "exc_info", None)
    return Answered(answer.status_code, repr(raised[1])[:300] if raised else "no exception")
