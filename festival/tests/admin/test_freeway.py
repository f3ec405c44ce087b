"""FilmFreeway in the editors' room: a file, a preview with its decisions, a confirmation."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from festival.freeway.upload import NEEDED
from festival.models import CategoryRule, Submission
from festival.tests.freeway.sample import PERSONAL, other, row, sheet
from films.models import Film
from films.tests import builders
from films.tests.pages.reading import Page
from people.models import Person

from .pages import add_url, change_url, errors, list_url, send, told

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/festival/submission/import/"


@pytest.fixture
def section():
    made = builders.section(title_en="Open Horizons")
    CategoryRule.objects.create(edition=made.edition, category="Best Documentary", section=made)
    return made


def preview(client, *rows, data=None):
    file = SimpleUploadedFile("export.csv", sheet(*rows) if data is None else data)
    return client.post(ADDRESS, {"edition": builders.tiff_64().pk, "file": file})


def decided(response, step="import", **lists):
    """What the preview sends, with these decisions beside what they are about."""
    plan = response.context["plan"]
    given = {"parcel": response.context["parcel"], "edition": plan.edition.pk, "digest": plan.digest, "step": step}
    return {**given, **lists}


def confirm(client, response, **lists):
    return client.post(ADDRESS, decided(response, **lists), follow=True)


def states(response):
    return [film.state for film in response.context["plan"].films]


def test_file_is_previewed_then_imported_then_nothing_is_left_to_import(admin_client, section):
    first = preview(admin_client, row(), other(1, Judging_Status="Undecided"))
    assert (states(first), Film.objects.count(), Submission.objects.count()) == (["new"], 0, 0)

    response = confirm(admin_client, first)

    assert told(response) == ["1 draft was made. 0 films were changed."]
    assert [film.publish_at for film in Film.objects.all()] == [None]
    assert [str(entry) for entry in LogEntry.objects.all()] == ["Added “Salt on the Sill”."]
    again = preview(admin_client, row(), other(1, Judging_Status="Undecided")).content.decode()
    assert "Nothing to import: the site has all of it." in again
    assert 'value="import"' not in again


def test_no_personal_value_is_in_the_preview(admin_client, section):
    html = preview(admin_client, row()).content.decode()

    assert [value for value in PERSONAL.values() if value in html] == []


def test_changed_and_kept_values_stand_side_by_side(admin_client, section):
    confirm(admin_client, preview(admin_client, row()))
    Film.objects.update(minutes=97)

    response = preview(admin_client, row(Duration="01:30:00", Synopsis="Another synopsis."))

    html = " ".join(response.content.decode().split())
    assert '<th scope="row">Minutes</th><td>97</td><td>90</td><td>Stays as edited</td>' in html
    assert "<td>A house by the sea.</td><td>Another synopsis.</td><td>Is taken</td>" in html
    assert told(confirm(admin_client, response)) == ["0 drafts were made. 1 film was changed."]


def test_category_is_mapped_in_the_preview_and_seen_once_more_before_the_import(admin_client, section):
    first = preview(admin_client, row(Submission_Categories="Debuts, Shorts"))
    lists = {"category": ["Debuts", "Shorts"], "section": [section.slug, "-"]}

    undecided = confirm(admin_client, first)
    assert "something has to be decided first" in undecided.content.decode()
    second = confirm(admin_client, first, **lists)
    assert Film.objects.count() == 0
    assert "this is what the file comes to now" in second.content.decode()
    confirm(admin_client, second, **lists)

    assert Film.objects.get().selections.get().section == section
    rules = CategoryRule.objects.exclude(category="Best Documentary").values_list("category", "section__slug")
    assert list(rules) == [("Debuts", section.slug), ("Shorts", None)]


def test_namesake_is_chosen_in_the_preview(admin_client, section):
    _first, second = (builders.person(name="Anna Vissi") for _ in range(2))
    lists = {"name": ["Anna Vissi"], "who": [f"person/{second.slug}"]}
    film = other(1, Directors="Anna Vissi")

    confirm(admin_client, confirm(admin_client, preview(admin_client, film), **lists), **lists)

    assert [credit.person for credit in Film.objects.get().credits.all()] == [second]


def test_new_name_is_said_to_be_another_of_the_file_in_the_preview(admin_client, section):
    page = preview(admin_client, other(1, Directors="Jonah Malak"), other(2, Directors="Jonah Malk"))
    assert "Similar in this file: Jonah Malak" in Page(page).text
    chosen = {"name": ["Jonah Malk"], "who": ["as/Jonah Malak"]}
    again = admin_client.post(ADDRESS, decided(page, step="check", **chosen))

    confirm(admin_client, again, **chosen)

    assert [person.name for person in Person.objects.all()] == ["Jonah Malak"]


def test_what_is_no_longer_in_the_file_is_listed_in_the_preview(admin_client, section):
    confirm(admin_client, preview(admin_client, other(1)))
    film = Film.objects.get()

    page = Page(preview(admin_client, other(2)))

    assert "No longer in the file 1 film that was imported before Nothing of them is changed" in page.text
    assert change_url(film) in page.links


def test_film_entered_by_hand_is_chosen_in_the_preview(admin_client, section):
    by_hand = builders.film(title_en="Another 1")
    lists = {"submission": ["30000002"], "film": [str(by_hand.pk)]}

    confirm(admin_client, confirm(admin_client, preview(admin_client, other(1)), **lists), **lists)

    assert [submission.film for submission in Submission.objects.all()] == [by_hand]


def test_what_changed_since_the_preview_is_shown_before_it_is_written(admin_client, section):
    confirm(admin_client, preview(admin_client, row()))
    first = preview(admin_client, row(Duration="01:30:00"))
    Film.objects.update(minutes=97)

    response = confirm(admin_client, first)

    assert states(response) == ["protected"]
    assert Film.objects.get().minutes == 97


def test_import_is_all_or_nothing(admin_client, section, monkeypatch):
    from django.db import IntegrityError

    def refuse(*args, **kwargs):
        raise IntegrityError("somebody was faster")

    first = preview(admin_client, row(), other(1))
    monkeypatch.setattr(Submission, "save", refuse)
    response = confirm(admin_client, first)

    assert told(response) == ["Nothing was written: the site was changed at this moment. Look again."]
    assert (Film.objects.count(), Person.objects.count()) == (0, 0)


def test_unknown_columns_are_told(admin_client, section):
    asked = "Will this be the Greek premiere?"
    data = sheet({**row(), asked: "Yes"}, headers=[*row(), asked])

    html = preview(admin_client, data=data).content.decode()

    assert asked in html
    confirm(admin_client, preview(admin_client, data=data))
    assert Film.objects.get().selections.get().premiere == ""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe", sheet(row(), row()), b"a,b\n1,2"])
def test_broken_file_is_refused_in_words(admin_client, section, data):
    response = preview(admin_client, data=data)

    assert response.status_code == 200
    assert len(response.context["form"].errors["file"]) == 1
    assert response.context["form"]["edition"].value() == str(builders.tiff_64().pk)


@pytest.mark.parametrize("sent", [{}, {"edition": "7" * 9}, {"parcel": "x"}, {"parcel": "x", "edition": ""}])
def test_what_no_page_sends_is_refused(admin_client, section, sent):
    response = admin_client.post(ADDRESS, sent)

    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)


@pytest.mark.parametrize(
    "lists",
    [
        {"category": ["Best Documentary"], "section": ["nowhere"]},
        {"category": ["x"], "section": []},
        {"name": ["Anna Vissi"], "who": ["person/nobody"]},
        {"submission": ["30000001"], "film": ["99999999999999999999"]},
    ],
)
def test_decisions_no_page_offers_change_nothing(admin_client, section, lists):
    confirm(admin_client, preview(admin_client, row()), **lists)

    assert [submission.key for submission in Submission.objects.all()] == ["30000001"]
    assert CategoryRule.objects.count() == 1
    assert Person.objects.count() == 5


def test_preview_is_kept_by_nobody(admin_client, section):
    assert {"private", "no-store"} <= set(preview(admin_client, row())["Cache-Control"].split(", "))


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lacking", [None, *NEEDED])
def test_import_needs_all_permissions_it_uses(client, django_user_model, lacking):
    user = django_user_model.objects.create_user("staff", is_staff=True)
    codenames = [name.split(".")[1] for name in NEEDED if name != lacking]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)

    assert client.get(ADDRESS).status_code == (403 if lacking else 200)
    assert (ADDRESS in client.get(list_url(Submission)).content.decode()) == (lacking is None)


def test_stranger_is_sent_to_the_login(client):
    assert client.get(ADDRESS).url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("films", [1, 3])
def test_preview_takes_the_same_queries(admin_client, section, films, django_assert_num_queries):
    rows = [row(), other(1, Directors="Zoe Q"), other(2, Directors="Ana Q")][:films]
    preview(admin_client, *rows)
    builders.tiff_64()
    with django_assert_num_queries(16):
        preview(admin_client, *rows)


# --- The tables -------------------------------------------------------------------------------------------------------


def test_submissions_are_looked_at_and_not_written(admin_client, section):
    confirm(admin_client, preview(admin_client, row()))

    assert admin_client.get(add_url(Submission)).status_code == 403
    assert 'name="_save"' not in admin_client.get(change_url(Submission.objects.get())).content.decode()


def test_rule_of_a_category_is_edited(admin_client, section):
    rule = CategoryRule.objects.get()

    assert errors(send(admin_client, change_url(rule), section="")) == []
    assert "Not imported" in admin_client.get(list_url(CategoryRule)).content.decode()


def test_section_of_another_edition_is_refused(section):
    rule = CategoryRule(edition=builders.closed_edition(), category="Shorts", section=section)

    with pytest.raises(ValidationError, match="Choose a section of the same edition"):
        rule.full_clean()


def test_category_is_the_same_whatever_its_capitals(section):
    rule = CategoryRule(edition=section.edition, category="BEST documentary")

    with pytest.raises(ValidationError, match="This category has its rule already"):
        rule.full_clean()
