"""Invented exports: all columns of FilmFreeway in its order, with personal values that can be looked for afterwards."""

from __future__ import annotations

import csv
import io

HEADERS = [
    "First Name", "Last Name", "Birthdate", "Gender", "Email", "Phone", "Address", "Address 2", "City", "State",
    "Postal Code", "Country", "Tracking Number", "Project Title", "Project Title (Original Language)", "Synopsis",
    "Synopsis (Original Language)", "Lyrics", "Duration", "Country of Origin", "Language", "Trailer URL",
    "Country of Filming", "Project Website", "Twitter", "Facebook", "Project Type", "Genres", "Student Project",
    "Completion Date", "Production Budget", "Shooting Format", "Aspect Ratio", "Film Color", "Camera", "Lens",
    "Focal Length", "Shutter Speed", "Aperture", "ISO / Film", "First-time Filmmaker", "Directors", "Writers",
    "Producers", "Key Cast", "Other Credits", "Submitter Statement", "Submitter Biography", "Rating", "Flag",
    "Submission Date", "Submission Status", "Judging Status", "Submission Deadlines", "Submission Categories",
    "Submission Fee", "Discount Code", "Submission Link", "Submission Password", "Assigned Judges",
    "Screenings / Awards", "Distributor Information", "Submission ID", "Submission Notes",
]  # fmt: skip

# Nothing else in a test holds these words.
PERSONAL = {
    "First Name": "Xenokles", "Last Name": "Submitterakis", "Birthdate": "1971-02-03", "Gender": "Undisclosed-gender",
    "Email": "xenokles@private.example", "Phone": "+30 2310 000 999", "Address": "Hidden Lane 7",
    "Address 2": "Third floor left", "City": "Nowhereville", "State": "Stateless-state", "Postal Code": "99999-PO",
    "Country": "Submitterland", "Twitter": "@xenokles", "Facebook": "facebook.example/xenokles",
    "Submitter Statement": "A statement of mine", "Submitter Biography": "Born by the sea", "Rating": "9.77",
    "Flag": "flagged-red", "Submission Fee": "45.55 EUR", "Discount Code": "FRIEND-OF-MINE",
    "Submission Link": "https://screener.example/secret", "Submission Password": "open-sesame",
    "Assigned Judges": "Judge Juryman", "Submission Notes": "The director is ill", "Production Budget": "12,345 EUR",
    "Distributor Information": "Call Aunt Distributrix",
}  # fmt: skip

SALT = {
    "Submission ID": "30000001",
    "Tracking Number": "TIFF001",
    "Project Title": '"Salt on the Sill"',
    "Project Title (Original Language)": "Αλάτι στο περβάζι",
    "Synopsis": "A house by the sea.",
    "Synopsis (Original Language)": "Ένα σπίτι στη θάλασσα.",
    "Duration": "01:34:29",
    "Country of Origin": "Greece, United States",
    "Language": "Greek, Persian",
    "Trailer URL": "https://films.example/salt",
    "Project Website": "www.salt.example",
    "Project Type": "Feature, Documentary",
    "Genres": "Drama, Sea Shanty",
    "Completion Date": "2023-05-01",
    "Shooting Format": "16mm",
    "Aspect Ratio": "1.85:1",
    "Film Color": "Black & White",
    "First-time Filmmaker": "Yes",
    "Directors": "Anna Vissi",
    "Writers": "Anna Vissi, Petros Lamos",
    "Producers": "JAN DRDA (Executive Producer)",
    "Key Cast": 'KEY CAST: Zoe Kalli (Maria), Nikos Pappas "the nurse"',
    "Submission Status": "In Consideration",
    "Judging Status": "Selected",
    "Submission Categories": "Best Documentary",
}


def row(**changed) -> dict[str, str]:
    """A selected feature by its submission; headers as keywords, blanks as `_`."""
    return {**PERSONAL, **SALT, **{name.replace("_", " "): value for name, value in changed.items()}}


def other(number: int, **changed) -> dict[str, str]:
    """Another film, of little more than a title."""
    bare = dict.fromkeys(SALT, "")
    own = {"Submission ID": str(30000001 + number), "Project Title": f"Another {number}", "Judging Status": "Selected"}
    given = {name.replace("_", " "): value for name, value in changed.items()}
    return {**PERSONAL, **bare, **own, "Submission Categories": "Best Documentary", **given}


def sheet(*rows: dict[str, str], headers: list[str] = HEADERS, delimiter: str = ",") -> bytes:
    """The bytes of an export, with the mark at its beginning that FilmFreeway writes."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*headers], delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
