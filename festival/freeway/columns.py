"""The columns of an export: those that are read, under all their names, and those that never are.

Reading is by a list of what is wanted: everything else, known or not, personal or a festival's own question, is
dropped while the file is read and reaches neither the database nor the preview.
"""

from __future__ import annotations

import re

from festival.lib.text import fold

# Under the name the code uses, the headers it may have.
READ = {
    "id": ["Submission ID"],
    "tracking": ["Tracking Number", "Tracking Number1"],
    "title": ["Project Title"],
    "original_title": ["Project Title (Original Language)"],
    "synopsis": ["Synopsis"],
    "original_synopsis": ["Synopsis (Original Language)"],
    "duration": ["Duration", "Runtime", "Running Time"],
    "countries": ["Country of Origin", "Countries of Origin"],
    "languages": ["Language", "Languages"],
    "trailer": ["Trailer URL", "Trailer"],
    "website": ["Project Website", "Website"],
    "types": ["Project Type", "Project Types"],
    "genres": ["Genres", "Genre"],
    "completed": ["Completion Date"],
    "first": ["First-time Filmmaker", "First Time Filmmaker"],
    "color": ["Film Color", "Film Colour"],
    "aspect": ["Aspect Ratio"],
    "directors": ["Directors", "Director"],
    "writers": ["Writers", "Writer"],
    "producers": ["Producers", "Producer"],
    "cast": ["Key Cast"],
    "other": ["Other Credits"],
    "status": ["Submission Status"],
    "judging": ["Judging Status"],
    "categories": ["Submission Categories", "Submission Category"],
}
NEEDED = ["title", "judging"]  # and "id" or "tracking"

# Who submitted, where they live, what is for the jury only.
PERSONAL = [
    "First Name", "Last Name", "Birthdate", "Gender", "Email", "Phone", "Address", "Address 2", "City", "State",
    "Postal Code", "Country", "Twitter", "Facebook", "Submitter Statement", "Submitter Biography", "Rating", "Flag",
    "Submission Fee", "Discount Code", "Submission Link", "Submission Password", "Assigned Judges", "Submission Notes",
    "Distributor Information",
]  # fmt: skip
# Nothing of the site has a place for these. The shooting format is that of the camera, not of the copy that is shown.
OTHERS = [
    "Lyrics", "Country of Filming", "Student Project", "Production Budget", "Shooting Format", "Camera", "Lens",
    "Focal Length", "Shutter Speed", "Aperture", "ISO / Film", "ISO Film", "Submission Date", "Submission Deadlines",
    "Screenings / Awards", "Screenings Awards",
]  # fmt: skip

_QUESTION = re.compile(r"submission custom (?:field|answer) \d+")


def header(text: str) -> str:
    """A header as it is compared."""
    return fold(text.replace("\ufeff", ""))


NAMES = {header(name): column for column, names in READ.items() for name in names}
DROPPED = {header(name) for name in (*PERSONAL, *OTHERS)}


def is_question(text: str) -> bool:
    """One of the pairs in which some exports have a festival's own questions; others have the question as header."""
    return bool(_QUESTION.fullmatch(header(text)))
