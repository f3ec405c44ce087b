"""What is chosen for an announcement, in its own form."""

import pytest

from festival.lib import clock
from films.admin.announcement import AnnouncementForm
from films.models import Announcement, Award, Edition, Selection
from films.tests import builders
from films.tests.builders import athens
from films.tests.pages.reading import Page

from .pages import add_url, change_url, errors, list_url, send, told
from .releasing import BEFORE, MOMENT, MOVED, state

pytestmark = pytest.mark.django_db


# --- What is chosen for it --------------------------------------------------------------------------------------------


def test_new_announcement_needs_a_moment_to_come(admin_client, now):
    now(BEFORE)
    builders.edition()
    typed = {"title": "Conference", "moment_0": "2023-10-09", "moment_1": "10:30"}
    assert errors(send(admin_client, add_url(Announcement), **typed)) == ["Give a moment that is still to come."]
    assert errors(send(admin_client, add_url(Announcement), **{**typed, "moment_1": "11:00"})) == []
    assert Announcement.objects.get().moment == MOMENT


def test_form_says_that_what_is_on_hold_has_a_moment_too(admin_client, now):
    now(BEFORE)
    builders.edition()

    answer = send(admin_client, add_url(Announcement), title="Conference", hold="on")

    assert errors(answer) == ["This field is required."]
    helped = [one.text for one in Page(answer).root.all("div", css="help")]
    assert "As it is planned, also of what is on hold." in helped


def test_part_that_is_public_already_is_not_announced(admin_client, now):
    now("2023-10-12 12:00")
    builders.edition()
    typed = {"title": "Late", "moment_0": "2023-10-13", "moment_1": "10:30", "opens": "programme"}

    assert errors(send(admin_client, add_url(Announcement), **typed)) == ["This part of the edition is public already."]
    assert Edition.objects.get().programme_public_at == builders.PROGRAMME


def test_form_offers_what_is_not_public_and_in_no_other_announcement(announcement, admin_client):
    free = builders.selection()
    builders.announcement([builders.selected_film()])
    builders.selection(publish_at=builders.LONG_AGO)
    builders.selection(section=builders.section(edition=builders.closed_edition()))
    builders.selection(status="withdrawn")
    form = admin_client.get(change_url(announcement)).context["adminform"].form
    offered = [pk for _, rows in form.fields["selections"].choices for pk, _ in rows]

    assert offered == [announcement.selections.get().pk, free.pk]


def test_form_offers_its_own_that_was_withdrawn_so_that_it_can_go(announcement, admin_client):
    gone = builders.selection(status="withdrawn", announcement=announcement)
    form = admin_client.get(change_url(announcement)).context["adminform"].form
    offered = [row for _, rows in form.fields["selections"].choices for row in rows]
    kept = [str(announcement.selections.exclude(pk=gone.pk).get().pk)]

    assert (gone.pk, f"{gone.film} · Withdrawn") in offered
    assert errors(send(admin_client, change_url(announcement), selections=kept)) == []
    assert Selection.objects.get(pk=gone.pk).announcement is None


@pytest.mark.parametrize(("opens", "shown"), [("", 2), ("programme", None), ("schedule", None)])
def test_list_counts_what_it_brings_where_that_is_all(admin_client, now, opens, shown):
    """What was withdrawn is not brought, and beside a whole programme the films held are the least."""
    now(BEFORE)
    announcement = builders.announcement([builders.selected_film()], moment=athens("2023-10-12 11:00"), opens=opens)
    builders.selection(status="withdrawn", announcement=announcement)
    builders.award(person=builders.person(), announcement=announcement)
    changelist = admin_client.get(list_url(Announcement)).context["cl"]

    assert [changelist.model_admin.held(row) for row in changelist.result_list] == [shown]


def test_what_is_ticked_comes_in_and_the_other_goes_on_hold(announcement, admin_client):
    held, free, honour = announcement.selections.get(), builders.selection(), builders.award(person=builders.person())
    answer = send(admin_client, change_url(announcement), selections=[str(free.pk)], awards=[str(honour.pk)])

    assert errors(answer) == []
    moments = {row.pk: (row.announcement_id, row.publish_at) for row in Selection.objects.all()}
    assert moments == {held.pk: (None, clock.HELD), free.pk: (announcement.pk, MOMENT)}
    assert Award.objects.get().publish_at == MOMENT


def test_untouched_form_leaves_everything_as_it_is(announcement, admin_client):
    builders.award(person=builders.person(), announcement=announcement)
    assert errors(send(admin_client, change_url(announcement), title="Renamed")) == []

    assert state(announcement) == (MOMENT, False)
    assert [row.publish_at for row in (*Selection.objects.all(), *Award.objects.all())] == [MOMENT, MOMENT]


def test_moment_is_not_moved_in_the_form(announcement, admin_client):
    send(admin_client, change_url(announcement), moment_0="2023-10-20", moment_1="10:00", hold="on")

    assert state(announcement) == (MOMENT, False)


def test_released_announcement_takes_nothing_more(announcement, admin_client, now):
    now("2023-10-09 11:01")
    late = builders.selection()
    send(admin_client, change_url(announcement), selections=[str(late.pk)])

    assert Selection.objects.get(pk=late.pk).announcement is None
    assert announcement.selections.count() == 1


def test_what_is_ticked_as_it_is_released_stays_out(announcement, admin_client, monkeypatch):
    """The form was checked a moment before."""
    late = builders.selection()
    checked = AnnouncementForm.full_clean

    def released_right_after(form):
        checked(form)
        Announcement.objects.get().release(clock.now())

    monkeypatch.setattr(AnnouncementForm, "full_clean", released_right_after)
    answer = admin_client.post(change_url(announcement), {"title": "Conference", "selections": [late.pk]}, follow=True)

    assert "It was released meanwhile: nothing was put in or taken out." in told(answer)
    assert Selection.objects.get(pk=late.pk).announcement is None
    assert state(announcement) == (athens(BEFORE), False)


@pytest.mark.parametrize(("expires", "said"), [(MOVED, True), (athens("2023-10-08 12:00"), False)])
def test_delete_from_the_list_says_that_links_for_the_press_end(announcement, admin_client, expires, said):
    builders.share_link(announcement=announcement, expires_at=expires)
    data = {"action": "delete_selected", "_selected_action": [announcement.pk]}

    html = admin_client.post(list_url(Announcement), data).content.decode()

    assert ("Their links for the press are deleted with them: whoever has one finds it closed." in html) == said
    assert "Are you sure you want to delete the selected" in html


def test_delete_from_the_list_publishes_nothing(announcement, admin_client):
    data = {"action": "delete_selected", "_selected_action": [announcement.pk], "post": "yes"}
    admin_client.post(list_url(Announcement), data)

    assert (Announcement.objects.count(), Selection.objects.get().publish_at) == (0, clock.HELD)


@pytest.mark.parametrize("films", [1, 3])
def test_form_takes_the_same_queries(films, announcement, admin_client, django_assert_num_queries):
    for _ in range(films):
        builders.selection()
        builders.award(announcement=announcement)
    with django_assert_num_queries(8):
        admin_client.get(change_url(announcement))


def test_who_may_only_look_reads_what_it_holds(announcement, editor):
    builders.selected_film(title_en="The Shore")
    html = editor("view_announcement").get(change_url(announcement)).content.decode()

    assert "The Boat · " in html
    assert "The Shore" not in html
