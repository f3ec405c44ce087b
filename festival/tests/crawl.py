"""Every address of the public site: those that links lead to, and those that the URL map makes of what is stored."""

from collections import Counter
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse
from django.utils import translation

from festival.models import Page
from films.models import Edition, Film, Package, Prize, Screening, Section, Shortcut, Venue
from films.tests.pages.reading import Page as Read
from people.models import Company, Country, Person

HOST = "testserver"
NOT_PAGES = ("/static/", "/media/", "/admin/")
API = "api/v1/screenings/"
SITEMAPS = ["/sitemap.xml", "/sitemap-films.xml"]
FOR_MACHINES = ["/", *SITEMAPS, "/robots.txt", "/healthz", "/readyz", "/styles/colours.css", f"/{API}"]


def crawl(client, languages, prefix="/", of_a_kind=None) -> dict[str, tuple[int, str]]:
    """Status and body of every address that links lead to; not of each way to sort and filter a list.

    `prefix`: what all of them begin with, where the site is seen through something. `of_a_kind`: at most so many of
    one kind in a language; None: all.
    """
    homes = tuple(f"{prefix}{language}/" for language in languages)
    machines = FOR_MACHINES if prefix == "/" else [prefix, f"{prefix}styles/colours.css", f"{prefix}{API}"]
    answers, waiting, met = {}, [*homes, *machines], Counter()
    while waiting:
        address = waiting.pop()
        if address in answers or met[kind := kind_of(address, prefix)] == of_a_kind:
            continue
        met[kind] += 1
        answer = client.get(address)
        answers[address] = answer.status_code, body(answer)
        waiting += [link for link in _links(address, answer) if link.startswith(homes) and link not in answers]
    return answers


def body(answer) -> str:
    """As it is read: in a calendar a word may be cut in two by the end of a line."""
    return answer.content.decode().replace("\r\n ", "")


def _links(address, answer):
    if answer.has_header("Location"):
        found = [answer["Location"]]
    elif answer["Content-Type"].startswith("text/html"):
        found = Read(answer).links
    else:
        found = []
    for link in found:
        parts = urlsplit(urldefrag(urljoin(f"http://{HOST}{address}", link)).url)
        if parts.scheme != "http" or parts.netloc != HOST or parts.path.startswith(NOT_PAGES):
            continue
        if not parts.query or parts.query.startswith(("letter=", "page=")):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def stored() -> dict[str, list[dict]]:
    """For each pattern with arguments, and the calendars, those of every object there is, public or not."""
    editions = [{"edition": one.slug} for one in Edition.objects.all()]
    days = [{"edition": one.slug, "day": str(day)} for one in Edition.objects.all() for day in one.days]
    sections = Section.objects.select_related("edition")
    for_guests = [one for one in Shortcut.objects.all() if one.for_guests]
    return {
        "page": _slugs(Page),
        "films:film": _slugs(Film),
        "films:package": _slugs(Package),
        "films:venue": _slugs(Venue),
        **dict.fromkeys(["films:display", "films:display-worker"], _slugs(Venue)),
        "films:pick": _slugs(Shortcut),
        "films:prize": _slugs(Prize),
        "films:section": [{"edition": one.edition.slug, "section": one.slug} for one in sections],
        **dict.fromkeys(["films:edition", "films:edition-programme", "films:edition-schedule"], editions),
        "films:edition-changes": editions,
        **dict.fromkeys(["films:awards", "films:juries"], editions),
        "films:edition-schedule-day": days,
        "films:schedule-day": [{"day": one["day"]} for one in days],
        "films:screening": [{"uuid": one.uuid} for one in Screening.objects.all()],
        "api:screening": [{"uuid": one.uuid} for one in Screening.objects.all()],
        "films:country": [{"code": one.code} for one in Country.objects.filter(films__isnull=False).distinct()],
        "films:pick-calendar": [{"slug": one.slug, "token": one.key} for one in for_guests],
        "films:calendar": [{}],
        "films:film-calendar": _slugs(Film),
        "films:person-calendar": _slugs(Person),
        "films:section-calendar": [{"edition": one.edition.slug, "section": one.slug} for one in sections],
        "films:venue-calendar": _slugs(Venue),
        "films:screening-calendar": [{"uuid": one.uuid} for one in Screening.objects.all()],
        "people:person": _slugs(Person),
        "people:company": _slugs(Company),
    }


def _slugs(model):
    return [{"slug": one.slug} for one in model.objects.all()]


def addresses(languages) -> list[str]:
    """The address in each language of everything that is stored."""
    made = []
    for language in languages:
        with translation.override(language):
            made += [reverse(name, kwargs=kwargs) for name, objects in stored().items() for kwargs in objects]
    return made


def public_names(resolver=None, space="") -> set[str]:
    """The names of all patterns of the URL map that pages have, but for those of the staff."""
    names = set()
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            names.add(f"{space}{one.name}")
        elif one.app_name != "admin":
            names |= public_names(one, f"{space}{one.namespace}:" if one.namespace else space)
    return names - {"set_language", "media", "ticket-states"}


def name_of(address: str) -> str:
    """The name of its pattern."""
    path = urlsplit(address).path
    with translation.override(path[1:3]):
        return resolve(path).view_name


def kind_of(address: str, prefix="/") -> tuple[str, str]:
    """Language and name of its pattern; where there is none, of all such addresses."""
    own = f"/{address.removeprefix(prefix)}"
    try:
        return own[1:3], name_of(own)
    except Resolver404:
        return own[1:3], ""


def some(found: list[str], of_a_kind: int | None) -> list[str]:
    """The first few of each kind; None: all."""
    met, chosen = Counter(), []
    for address in found:
        if met[kind := kind_of(address)] != of_a_kind:
            met[kind] += 1
            chosen.append(address)
    return chosen


def choices(client, address: str) -> list[str]:
    """The address with each filter it offers, all choices of the filter at once: any of them."""
    fields = Read(client.get(address)).main
    ticks = [(one.attrs["name"], one.attrs["value"]) for one in fields.all("input", type="checkbox")]
    lists = [(one.attrs["name"], option.attrs["value"]) for one in fields.all("select") for option in one.all("option")]
    offered: dict[str, list[str]] = {}
    for name, value in dict.fromkeys(ticks + lists):
        offered.setdefault(name, []).extend([value] if value else [])
    return [f"{address}?{urlencode({name: values}, doseq=True)}" for name, values in offered.items() if values]
