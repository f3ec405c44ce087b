"""What happens between editors and readers, from end to end: the translator's desk."""

import pytest

from festival.tests.admin.pages import change_url, fields, send
from festival.tests.translation.said import QUEUE, desk_url
from films.models import Film
from films.tests import builders as make
from films.tests.builders import athens
from films.tests.pages.reading import Page

pytestmark = pytest.mark.django_db

ENGLISH = "Every morning there is salt on the stair. One sister sweeps it up. Nobody asks."
GREEK = "Κάθε πρωί υπάρχει αλάτι στο σκαλί. Η μία αδελφή το σκουπίζει. Κανείς δεν ρωτά."


def test_17_the_english_changed(admin_client, client, now):
    now("2023-11-01 12:00")
    make.selected_film(title_en="A Film", title_el="Μια ταινία", synopsis_en="Words for the queue.")
    film = make.selected_film(title_en="Salt", title_el="Αλάτι", synopsis_en=ENGLISH)
    desk, settled = desk_url(film), {"text": GREEK, "do": "final"}
    admin_client.post(desk, {**fields(admin_client.get(desk)), **settled})

    def first():
        texts = Page(admin_client.get(QUEUE)).main.find("ol", css="jobs").all("li")
        return texts[0].text

    def state():
        return Page(admin_client.get(desk)).main.find("b", css="desk__state").text

    assert (state(), first().startswith("A Film")) == ("Final", True)

    send(admin_client, change_url(film), synopsis_en=ENGLISH.replace("there is salt", "there is, salt"))
    assert (state(), first().startswith("A Film")) == ("Final", True)

    send(admin_client, change_url(film), synopsis_en=ENGLISH.replace("Nobody asks.", "Nobody wonders why."))
    assert first().startswith("Salt Film Synopsis el Outdated · Is public")
    assert GREEK in Page(client.get("/el/films/salt/")).text
    page = Page(admin_client.get(desk))
    [marked] = page.main.all("span", css="desk__changed")
    assert marked.text == "Nobody [removed: asks.] [new: wonders why.]"
    assert state() == "Outdated"

    admin_client.post(desk, {**fields(admin_client.get(desk)), "do": "right"})
    assert (state(), first().startswith("A Film")) == ("Final", True)
    assert Film.objects.get(pk=film.pk).synopsis_el == GREEK


def test_at_one_on_saturday_two_texts_are_due_now(admin_client, now):
    now("2023-11-04 09:45")
    moved = make.screening(film=make.selected_film(title_en="Moved"), start=athens("2023-11-04 20:00"))
    send(admin_client, change_url(moved), start_1="20:30", status="moved", reason_en="Technical problem")
    make.screening(title_en="A talk", kind="talk", start=athens("2023-11-04 17:00"))

    now("2023-11-04 13:00")
    start, desk = Page(admin_client.get("/admin/")), Page(admin_client.get(f"{QUEUE}?due=on"))

    assert "2 texts due now" in start.text
    texts = desk.main.find("ol", css="jobs").all("li")
    assert [text.find("a").text.partition(" ·")[0] for text in texts] == ["A talk", "Moved"]
    assert all("Due now" in text.text for text in texts)
