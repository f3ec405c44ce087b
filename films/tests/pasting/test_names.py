"""Names written in capitals are proposed in small letters, where that can be guessed."""

import pytest

from films.pasting.names import in_mixed_case

PROPOSED = {
    "ANNA VISSI": "Anna Vissi",
    "JEAN-LUC O'NEILL": "Jean-Luc O'Neill",
    "FRANCES MCRAE": "Frances McRae",
    "MARGARETHE VON TROTTA": "Margarethe von Trotta",
    "RENÉE SAWTELL": "Renée Sawtell",
    "J. R. R. TOLKIEN": "J. R. R. TOLKIEN",  # one word alone may be an acronym
    "JOHN A. SMITH": "John A. Smith",
    "ERT": "ERT",
    "Anna Vissi": "Anna Vissi",
    "Anna VISSI": "Anna VISSI",
    "ΑΝΝΑ ΒΙΣΣΗ": "ΑΝΝΑ ΒΙΣΣΗ",
    "": "",
}


@pytest.mark.parametrize("name", PROPOSED)
def test_capitals_become(name):
    assert in_mixed_case(name) == PROPOSED[name]
