"""Cards of films without a still: whatever the title, in whatever composition, no word is cut off or broken."""

import pytest

from festival.templatetags.typeset import title_size
from films.models import Film

from . import checks

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

HARD = [
    *("M", "Yol", "Rome, Open City", "Perfect Days", "MOMMY", "ΑΜΕΡΙΜΝΟΙ ΚΩΜΩΔΟΙ", "Wind and Mud and Ash and Tin"),
    *("Περιθωριοποίηση", "Συναισθηματική αποσταθεροποίηση", "Μεταμορφώσεις και μια παραμόρφωση"),
    "Eleven Winters of Rehearsal for a Play without a Second Act, and What Became of Everybody Who Was in It",
    "Η αναπόφευκτη επιστροφή των τριαντατεσσάρων αρχιτεκτόνων που ονειρεύονταν μια πόλη χωρίς σκιές",
]
SHOW = """cards => {
    document.querySelector(".cards").replaceChildren(...cards.map(([css, title]) => {
        const card = document.createElement("article");
        card.className = "card";
        card.innerHTML = `<div class="type sec-none ${css}"><small>A Name</small><b></b></div>`;
        card.querySelector("b").textContent = title;
        return card;
    }));
}"""
# A line is higher than its letters: what hangs over the box by less than a sixth of it is empty.
OUT = """() => [...document.querySelectorAll(".type")].flatMap((card) => {
    const box = card.getBoundingClientRect(), {firstChild: text} = card.querySelector("b"), range = new Range();
    return [...text.data.matchAll(/\\S+/g)].filter(({0: word, index}) => {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const {left, right, top, bottom, height} = range.getBoundingClientRect(), air = height / 6;
        const broken = new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1;
        return broken || left < box.left || right > box.right || top + air < box.top || bottom - air > box.bottom;
    }).map(({0: word}) => `${card.className}: ${word} of ${text.data}`);
})"""


def test_title_stays_on_its_card(visitor):
    titles = [title for pair in Film.objects.values_list("title_en", "title_el") for title in pair if title]
    faces = [(f"type-{face} {title_size(title)}", title) for title in [*titles, *HARD] for face in "abcde"]
    tab = visitor()
    tab.goto("/en/programme/")
    tab.evaluate(SHOW, faces)

    for width in (390, 1440):
        checks.look(tab, width, "light")
        tab.evaluate("document.fonts.ready")
        complaints = tab.evaluate(OUT)
        assert not complaints, "\n".join(complaints)
