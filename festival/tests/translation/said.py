"""What somebody said at the desk, without the desk and with it."""

from django.urls import reverse

from festival.models import TextState
from festival.models.textstate import row_name
from festival.tests.admin.pages import fields
from festival.translation.jobs import Job, jobs_of

QUEUE = "/admin/festival/textstate/"
ENGLISH, GREEK = "She waits. Then she leaves.", "Περιμένει.\r\n\r\n«Ύστερα,  φεύγει» – τι λες;"


def say(row, name="synopsis", language="el", state="final") -> TextState:
    """The translation as it stands was made from the source as it stands."""
    source = "en" if language == "el" else "el"
    return TextState.objects.create(
        row=row_name(row),
        name=name,
        language=language,
        state=state,
        text=getattr(row, f"{name}_{language}"),
        source=getattr(row, f"{name}_{source}"),
        said_by="maria",
    )


def job(row, name="synopsis") -> Job:
    """The text as the desk sees it now."""
    [found] = [one for one in jobs_of([type(row).objects.get(pk=row.pk)]) if one.name == name]
    return found


def desk_url(row, name="synopsis") -> str:
    return reverse("admin:festival_textstate_text", args=[row._meta.label_lower, row.pk, name])


def settle(client, row, do, name="synopsis", **typed):
    """Opens the text in the queue of its kind, which is quickly asked for; types, presses a button."""
    url = f"{desk_url(row, name)}?kind={row._meta.label_lower}"
    data = fields(client.get(url))
    return client.post(url, {**data, **typed, "do": do}, follow=True)
