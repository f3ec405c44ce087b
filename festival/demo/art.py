"""Placeholder stills: abstract light, three inks and grain, the same pixels on every run.

They stand where a film's own still will stand. A scene puts light on a frame, the print gives it the faults of film,
a palette gives it colour; the name decides chance, so that two films with one scene have two pictures.
"""

from PIL import Image

from festival.demo import indoors, outdoors
from festival.demo.light import Frame, Light

# fmt: off
SCENES = {
    scene.__name__: scene
    for scene in (
        indoors.corridor, indoors.window, indoors.curtain, indoors.beam, indoors.blinds, indoors.door, indoors.stairs,
        outdoors.horizon, outdoors.road, outdoors.hills, outdoors.water, outdoors.rooms, outdoors.disc, outdoors.forest,
        outdoors.train, outdoors.rain, indoors.portrait, indoors.glass,
    )
}
PALETTES = {  # shadow, middle, light
    "red": ("#140305", "#b3121d", "#ffb38a"), "rose": ("#1a0710", "#b4506b", "#ffe3cf"),
    "rust": ("#120806", "#93401f", "#f2d3ae"), "gold": ("#170d03", "#b5701c", "#fbe9b8"),
    "olive": ("#0d1206", "#6f7a3a", "#f3ecc8"), "mint": ("#04130f", "#3f9079", "#edf7dc"),
    "sea": ("#04171c", "#2b7d86", "#f6e7c6"), "night": ("#02080f", "#1f5a6e", "#ffcf8f"),
    "blue": ("#050a1c", "#2a4fa8", "#e7ecdf"), "ink": ("#030308", "#2b2d63", "#c9d6ff"),
    "dusk": ("#0d0a20", "#8a4a72", "#ffd0a0"), "grey": ("#0c0d0d", "#71767a", "#f1f0ea"),
    "bone": ("#1b1712", "#9b8d78", "#faf5e9"),
}
# fmt: on
ALT = {
    "corridor": {
        "en": "A figure at the end of a corridor",
        "el": "Μια φιγούρα στο τέλος ενός διαδρόμου",
    },
    "window": {
        "en": "The light of a window and the shadow of a branch on an empty wall",
        "el": "Το φως ενός παραθύρου και η σκιά ενός κλαδιού σε άδειο τοίχο",
    },
    "curtain": {
        "en": "A stage curtain in a spotlight, barely open",
        "el": "Μια αυλαία στο φως του προβολέα, μόλις ανοιχτή",
    },
    "beam": {
        "en": "The beam of a projector over the heads of an audience",
        "el": "Η δέσμη μιας μηχανής προβολής πάνω από τα κεφάλια των θεατών",
    },
    "blinds": {
        "en": "A head in profile against blinds",
        "el": "Ένα κεφάλι σε προφίλ μπροστά σε περσίδες",
    },
    "door": {
        "en": "A figure in a lit doorway, with a long shadow on the floor",
        "el": "Μια φιγούρα σε φωτισμένη πόρτα, με μακριά σκιά στο πάτωμα",
    },
    "stairs": {
        "en": "A spiral staircase seen from above",
        "el": "Μια ελικοειδής σκάλα από ψηλά",
    },
    "horizon": {
        "en": "The sun low over the sea, and its path on the water",
        "el": "Ο ήλιος χαμηλά πάνω από τη θάλασσα και το μονοπάτι του στο νερό",
    },
    "road": {
        "en": "A wet road at night, a car coming, the lights of a town behind it",
        "el": "Βρεγμένος δρόμος τη νύχτα, ένα αυτοκίνητο που έρχεται και πίσω του τα φώτα μιας πόλης",
    },
    "hills": {
        "en": "Hills one behind the other in the mist",
        "el": "Λόφοι ο ένας πίσω από τον άλλον μέσα στην ομίχλη",
    },
    "water": {
        "en": "Somebody floating in a pool, seen from above",
        "el": "Ένας άνθρωπος επιπλέει σε πισίνα, από ψηλά",
    },
    "rooms": {
        "en": "Lit windows of a block of flats at night",
        "el": "Φωτισμένα παράθυρα πολυκατοικίας τη νύχτα",
    },
    "disc": {
        "en": "A small figure before a very large sun",
        "el": "Μια μικρή φιγούρα μπροστά σε έναν τεράστιο ήλιο",
    },
    "forest": {
        "en": "A figure among the trees of a foggy forest",
        "el": "Μια φιγούρα ανάμεσα στα δέντρα ενός ομιχλώδους δάσους",
    },
    "train": {
        "en": "A head in profile at a train window, the lights outside drawn into threads",
        "el": "Ένα κεφάλι σε προφίλ στο παράθυρο ενός τρένου, τα φώτα έξω τραβηγμένα σε γραμμές",
    },
    "rain": {
        "en": "The lights of a street through a window in the rain",
        "el": "Τα φώτα ενός δρόμου πίσω από βρεγμένο τζάμι",
    },
    "portrait": {
        "en": "A face, out of focus",
        "el": "Ένα πρόσωπο εκτός εστίασης",
    },
    "glass": {
        "en": "A face behind ribbed glass",
        "el": "Ένα πρόσωπο πίσω από ραβδωτό τζάμι",
    },
}


def still(name: str, scene: str, palette: str, size: tuple[int, int] = (1920, 1038)) -> Image.Image:
    """The picture of that name: always the same pixels for the same four words."""
    frame = Frame(size, f"{name} {scene}")
    return tinted(printed(frame, SCENES[scene](frame)), PALETTES[palette])


def printed(frame: Frame, light: Light) -> Image.Image:
    """A print in grey: bright places bloom, the corners fall off, the middle tones are grainy."""
    light = light.clipped()
    bloom = light.blurred(0.05)
    light = 1 - (1 - 0.93 * light) * (1 - 0.39 * bloom * bloom)
    across, down = frame.x - 0.5, frame.y - 0.5
    light = light.behind((1.1 * across * across + down * down).step(0.08, 0.62), 0.5)
    width = frame.size[0]
    grain = frame.noise(width * 2 // 3) + frame.noise(width // 2) - 1
    light = light + 0.085 * grain * (1.08 - light) + 0.02 * (frame.noise(5) - 0.5)
    return (255 * light.clipped()).image.convert("L")


def tinted(grey: Image.Image, inks: tuple[str, str, str]) -> Image.Image:
    """Shadow, middle and light in an ink each."""

    def curve(at):
        low, middle, high = (int(ink[at : at + 2], 16) for ink in inks)
        return [round(low + (middle - low) * tone / 127.5) for tone in range(128)] + [
            round(middle + (high - middle) * (tone / 127.5 - 1)) for tone in range(128, 256)
        ]

    return Image.merge("RGB", [grey.point(curve(at)) for at in (1, 3, 5)])
