"""A film that waits for its Greek, and somebody who may do nothing but translate."""

import pytest
from django.contrib.auth.models import Permission

from films.tests import builders as make

from .said import ENGLISH


@pytest.fixture
def _stopped(now):
    now("2023-11-03 12:00")


@pytest.fixture
def film(_stopped):
    return make.selected_film(title_en="The Sea", title_el="Η θάλασσα", synopsis_en=ENGLISH)


@pytest.fixture
def translator(_stopped, client, django_user_model):
    user = django_user_model.objects.create_user("maria", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="translate"))
    client.force_login(user)
    return client
