"""What several tests of the editors' room share."""

import pytest
from django.contrib.auth.models import Permission

from films.tests import builders

from .releasing import BEFORE, MOMENT


@pytest.fixture
def announcement(now):
    """Two minutes before its moment; it holds one film."""
    now(BEFORE)
    return builders.announcement([builders.selected_film(title_en="The Boat")], title="Conference", moment=MOMENT)


@pytest.fixture
def editor(client, django_user_model):
    """Staff with the permissions that are named."""

    def signed_in(*names):
        user = django_user_model.objects.create_user("editor", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(user)
        return client

    return signed_in
