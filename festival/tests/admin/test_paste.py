"""Pasting credits into a film: text, preview, and one POST that adds them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from films.models import Credit
from films.tests import builders
from people.models import Company, Person

from .pages import change_url, fields, told

pytestmark = pytest.mark.django_db

TEXT = "Sound: Anna Vissi, PETROS LAMOS\nGaffer: Jan Drda\nProduction: Paper Boat Films"


@pytest.fixture
def film():
    return builders.film()


def address(film):
    return reverse("admin:films_film_paste", args=[film.pk])


def preview(client, film, text=TEXT):
    return client.post(address(film), {"text": text, "step": "read"})


def suggested(response):
    """The decisions of the preview as they stand."""
    return {**fields_of_preview(response), "step": "add"}


def fields_of_preview(response):
    """Of the first form alone; the second holds the text again."""
    html = response.content.decode()
    start, end = html.index('id="content-main"'), html.index('class="paste-text"')
    response.content = html[start:end].encode()
    return fields(response)


def add(client, film, text=TEXT, **decided):
    sent = suggested(preview(client, film, text))
    sent |= {name.replace("__", "-"): value for name, value in decided.items()}
    return client.post(address(film), sent, follow=True)


def credits(film):
    return [(row.role.code, row.name, row.character, row.position) for row in film.credits.for_page()]


def refused(response):
    """All errors of both formsets and the form."""
    decisions = response.context["decisions"]
    forms = [*decisions.lines, *decisions.names]
    return [error for form in forms for errors in form.errors.values() for error in errors]


def test_lines_become_credits_after_the_decisions(admin_client, film, now):
    moment = now("2023-11-03 12:00")
    petros = builders.person(name="Petros Lamos")

    response = add(admin_client, film, lines__1__role="editing", names__2__who="new:person")

    assert told(response) == ["4 credits were added."]
    assert credits(film) == [
        ("editing", "Jan Drda", "", 1),
        ("sound", "Anna Vissi", "", 1),
        ("sound", "Petros Lamos", "", 2),
        ("production", "Paper Boat Films", "", 1),
    ]
    assert film.credits.get(position=2).person == petros
    assert Company.objects.get().name == "Paper Boat Films"
    film.refresh_from_db()
    assert film.edited_at == moment


def test_reading_writes_nothing(admin_client, film):
    preview(admin_client, film)

    assert (Credit.objects.count(), Person.objects.count()) == (0, 0)


def test_line_of_an_unknown_label_waits_for_its_role(admin_client, film):
    response = add(admin_client, film, "Gaffer: Jan Drda", names__0__who="new:person")

    assert refused(response) == ["Choose a role, or leave the line out."]
    assert fields_of_preview(response)["names-0-who"] == "new:person"
    assert credits(film) == []


def test_line_and_name_are_left_out(admin_client, film):
    response = add(admin_client, film, lines__1__role="leave", lines__2__role="leave", names__0__who="leave")

    assert told(response) == ["1 credit was added."]
    assert credits(film) == [("sound", "Petros Lamos", "", 1)]


def test_namesakes_are_chosen_between(admin_client, film):
    first, second = (builders.person(name="Anna Vissi") for _ in range(2))
    builders.credit(builders.film(title_en="The Boat"), person=second)

    response = add(admin_client, film, "Sound: Anna Vissi")
    assert refused(response) == ["Choose who this is."]
    assert "Anna Vissi · The Boat" in response.content.decode()
    add(admin_client, film, "Sound: Anna Vissi", names__0__who=f"person:{second.pk}")

    assert [row.person for row in film.credits.all()] == [second]
    assert first.credits.count() == 0


def test_similar_name_is_offered_and_not_taken_by_itself(admin_client, film):
    malak = builders.person(name="Jonah Malak")

    response = add(admin_client, film, "Editor: Jonah Malk")
    assert refused(response) == ["Choose who this is."]
    add(admin_client, film, "Editor: Jonah Malk", names__0__who=f"person:{malak.pk}")

    assert [row.person for row in film.credits.all()] == [malak]


def test_new_person_in_two_lines_is_made_once(admin_client, film):
    add(admin_client, film, "Written and directed by Anna Vissi")

    assert [code for code, *_ in credits(film)] == ["direction", "script"]
    assert Person.objects.count() == 1


def test_greek_name_is_kept_and_spelt_in_latin_letters(admin_client, film):
    add(admin_client, film, "Μουσική: Ελένη Λάμου", names__0__who="new:person")

    assert list(Person.objects.values_list("name", "name_el")) == [("Eleni Lamou", "Ελένη Λάμου")]


def test_corrected_name_that_somebody_has_is_asked_about(admin_client, film):
    builders.person(name="Anna Vissi")
    data = suggested(preview(admin_client, film, "Sound: Zzyzx"))

    response = admin_client.post(address(film), {**data, "names-0-name": "Anna Vissi"})

    assert refused(response) == ["Somebody has this name already: choose."]
    again = fields_of_preview(response)
    assert (again["names-0-name"], again["names-0-seen"]) == ("Anna Vissi", "Anna Vissi")


def test_company_in_a_role_of_persons_is_refused_in_words(admin_client, film):
    company = builders.company(name="Paper Boat Films")

    response = add(admin_client, film, "Gaffer: Paper Boat Films", lines__0__role="sound")

    assert refused(response) == ["This role names a person."]
    assert fields_of_preview(response)["names-0-who"] == f"company:{company.pk}"


def test_credits_come_behind_or_instead_and_doubles_are_told(admin_client, film):
    for place, name in enumerate(["Anna Vissi", "Jan Drda"], start=1):
        builders.credit(film, "sound", person=builders.person(name=name), position=place)

    behind = add(admin_client, film, "Sound: Zzyzx Q, Anna Vissi")
    assert told(behind) == ["1 credit was added.", "There already: Anna Vissi."]
    instead = add(admin_client, film, "Sound: Zzyzx Q, Anna Vissi", lines__0__place="instead")

    assert told(instead) == ["No credit was added.", "There already: Zzyzx Q, Anna Vissi.", "Removed: Jan Drda."]
    assert credits(film) == [("sound", "Zzyzx Q", "", 1), ("sound", "Anna Vissi", "", 2)]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Paste some lines first."),
        ("— — —", "There is no name in this."),
        ("Director:", "There is no name in this."),
        ("Sound: " + "A B," * 401, "That is 401 names; up to 400 can be added at once. Paste in parts."),
    ],
)
def test_what_cannot_be_read_is_said_and_stays(admin_client, film, text, error):
    response = preview(admin_client, film, text)

    assert response.context["form"].errors == {"text": [error]}
    assert response.context["form"]["text"].value() == text


@pytest.mark.many_cases
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"lines-TOTAL_FORMS": "9" * 9, "names-TOTAL_FORMS": "-1"},
        {"names-0-line": "7"},
        {"names-0-line": "x"},
        {"names-0-who": "person:0"},
        {"names-INITIAL_FORMS": "0", "names-0-name": "", "names-0-who": "", "names-0-line": ""},
        {"lines-0-role": "nowhere"},
        {"lines-0-place": "above"},
    ],
)
def test_what_no_page_sends_is_refused(admin_client, film, sent):
    whole = suggested(preview(admin_client, film, "Sound: Anna Vissi"))
    response = admin_client.post(address(film), {**whole, **sent} if sent else {"step": "add", "text": "x"})

    assert response.status_code == 200
    assert credits(film) == []


def test_what_the_database_refuses_is_said_and_stays(admin_client, film, monkeypatch):
    from django.db import IntegrityError

    def refuse(*args, **kwargs):
        raise IntegrityError("somebody was faster")

    monkeypatch.setattr("films.admin.paste.put_credits", refuse)
    response = add(admin_client, film, "Sound: Anna Vissi")

    assert response.context["form"].non_field_errors() == [
        "Nothing was saved: somebody else changed these credits. Check and try again."
    ]
    assert (fields_of_preview(response)["names-0-name"], Person.objects.count()) == ("Anna Vissi", 0)


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def staff(client, django_user_model):
    """`staff("change_film", …)` logs in somebody with these permissions."""

    def log_in(*codenames):
        user = django_user_model.objects.create_user("staff", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return log_in


@pytest.mark.parametrize(
    ("codenames", "status"),
    [((), 403), (("view_film",), 403), (("change_film",), 403), (("change_film", "add_credit"), 200)],
)
def test_page_is_for_those_who_may_add_credits(staff, film, codenames, status):
    assert staff(*codenames).get(address(film)).status_code == status


def test_without_permission_nobody_is_made_and_nothing_replaced(staff, film):
    client = staff("change_film", "add_credit")
    html = preview(client, film, "Sound: Anna Vissi").content.decode()

    assert [value for value in ("new:person", "new:company", '"instead"') if value in html] == []


def test_stranger_is_sent_to_the_login(client, film):
    assert client.get(address(film)).url.startswith(reverse("admin:login"))


def test_no_such_film_is_not_found(admin_client):
    assert [admin_client.get(f"/admin/films/film/{key}/paste/").status_code for key in ("0", "x")] == [404, 404]


def test_film_form_leads_to_the_page(admin_client, film):
    assert f'href="{address(film)}"' in admin_client.get(change_url(film)).content.decode()


@pytest.mark.parametrize("names", [1, 3])
def test_preview_takes_the_same_queries(names, admin_client, film, django_assert_num_queries):
    text = "Sound: " + ", ".join(builders.credit(code="sound").person.name for _ in range(names))
    with django_assert_num_queries(8):
        preview(admin_client, film, text)


def test_page_is_in_greek(admin_client, film):
    html = admin_client.post(address(film), {"text": TEXT, "step": "read"}, headers={"accept-language": "el"})

    assert "Επικόλληση συντελεστών" in html.content.decode()
