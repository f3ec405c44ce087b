"""Editions, films, screenings, places; all under a language."""

from django.urls import path, re_path

from .views.calendars import (
    AllCalendar,
    FilmCalendar,
    PersonCalendar,
    ScreeningCalendar,
    SectionCalendar,
    VenueCalendar,
)
from .views.changes import ChangesPage
from .views.changes_feed import changes_feed
from .views.edition import AwardsPage, EditionList, EditionPage, JuriesPage, PrizePage, SectionPage
from .views.film import FilmPage
from .views.now import DisplayPage, DisplayWorker, NowPage
from .views.picks import PickCalendar, PickPage
from .views.places import CountryPage, VenueList, VenuePage
from .views.programme import ProgrammePage
from .views.schedule import SchedulePage
from .views.screening import PackagePage, ScreeningPage

app_name = "films"

DAY = r"(?P<day>\d{4}-\d{2}-\d{2})"

urlpatterns = [
    path("programme/", ProgrammePage.as_view(), name="programme"),
    path("schedule/", SchedulePage.as_view(), name="schedule"),
    re_path(rf"^schedule/{DAY}/$", SchedulePage.as_view(), name="schedule-day"),
    path("changes/", ChangesPage.as_view(), name="changes"),
    path("changes/feed.xml", changes_feed, name="changes-feed"),
    path("now/", NowPage.as_view(), name="now"),
    path("display/<slug:slug>/", DisplayPage.as_view(), name="display"),
    path("display/<slug:slug>/worker.js", DisplayWorker.as_view(), name="display-worker"),
    path("picks/<slug:slug>/", PickPage.as_view(), name="pick"),
    path("editions/", EditionList.as_view(), name="editions"),
    path("editions/<slug:edition>/", EditionPage.as_view(), name="edition"),
    path("editions/<slug:edition>/programme/", ProgrammePage.as_view(), name="edition-programme"),
    path("editions/<slug:edition>/schedule/", SchedulePage.as_view(), name="edition-schedule"),
    re_path(rf"^editions/(?P<edition>[-\w]+)/schedule/{DAY}/$", SchedulePage.as_view(), name="edition-schedule-day"),
    path("editions/<slug:edition>/sections/<slug:section>/", SectionPage.as_view(), name="section"),
    path("editions/<slug:edition>/awards/", AwardsPage.as_view(), name="awards"),
    path("editions/<slug:edition>/juries/", JuriesPage.as_view(), name="juries"),
    path("editions/<slug:edition>/changes/", ChangesPage.as_view(), name="edition-changes"),
    path("films/<slug:slug>/", FilmPage.as_view(), name="film"),
    path("packages/<slug:slug>/", PackagePage.as_view(), name="package"),
    path("screenings/<uuid:uuid>/", ScreeningPage.as_view(), name="screening"),
    path("venues/", VenueList.as_view(), name="venues"),
    path("venues/<slug:slug>/", VenuePage.as_view(), name="venue"),
    path("countries/<slug:code>/", CountryPage.as_view(), name="country"),
    path("prizes/<slug:slug>/", PrizePage.as_view(), name="prize"),
    path("calendar/picks/<slug:slug>/<slug:token>.ics", PickCalendar.as_view(), name="pick-calendar"),
    path("calendar/all.ics", AllCalendar.as_view(), name="calendar"),
    path("calendar/films/<slug:slug>.ics", FilmCalendar.as_view(), name="film-calendar"),
    path("calendar/people/<slug:slug>.ics", PersonCalendar.as_view(), name="person-calendar"),
    path("calendar/sections/<slug:edition>-<slug:section>.ics", SectionCalendar.as_view(), name="section-calendar"),
    path("calendar/venues/<slug:slug>.ics", VenueCalendar.as_view(), name="venue-calendar"),
    path("calendar/screenings/<uuid:uuid>.ics", ScreeningCalendar.as_view(), name="screening-calendar"),
]
