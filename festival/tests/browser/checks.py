"""What is asked of every page. Each check gives a list of complaints, so that one visit tells all."""

from __future__ import annotations

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOADED = """async () => {
    const images = [...document.images];
    images.forEach((image) => { image.loading = "eager"; });
    await Promise.all([document.fonts.ready, ...images.map((image) => image.decode().catch(() => {}))]);
    return images.filter((image) => !image.naturalWidth).map((image) => image.currentSrc || image.src);
}"""
SIDEWAYS = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const right = (one) => Math.round(one.getBoundingClientRect().right);
    const wide = [...document.querySelectorAll("body *")].filter((one) => right(one) > room + 1);
    return wide.slice(0, 5).map((one) => `${one.tagName}.${one.className} ends at ${right(one)}`);
}"""
STROKES = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), complaints = new Set();
    for (let text; (text = walker.nextNode()); ) {
        const parent = text.parentElement, style = getComputedStyle(parent);
        const serif = style.fontFamily.includes("Catalogue"), small = parseFloat(style.fontSize) < 28;
        if (!text.data.trim() || !parent.checkVisibility() || (serif && !small)) continue;
        if (serif !== parseFloat(style.webkitTextStrokeWidth) > 0)
            complaints.add(`${serif ? "no stroke" : "a stroke"}: ${parent.outerHTML.slice(0, 100)}`);
    }
    return [...complaints].slice(0, 5);
}"""
CUT = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = new Range(), complaints = [];
    const clips = (one) => getComputedStyle(one).overflowX !== "visible" || getComputedStyle(one).maskImage !== "none";
    for (let text; (text = walker.nextNode()); ) {
        const parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility() || parent.closest(".vh, .skip, option")) continue;
        let edge = document.documentElement.clientWidth;
        for (let one = parent; one !== document.body; one = one.parentElement)
            if (clips(one)) edge = Math.min(edge, one.getBoundingClientRect().right);
        range.selectNodeContents(text);
        if (range.getBoundingClientRect().right > edge + 1) complaints.push(text.data.trim());
    }
    return complaints;
}"""


def listen(tab, host: str, status: int = 200) -> list[str]:
    """From now on: what the console says, what fails, what is asked of another host."""
    heard = []

    def console(message):
        if not message.text.startswith("Failed to load resource"):  # told by the response
            heard.append(f"console: {message.text}")

    def request(asked):
        if not asked.url.startswith((host, "data:")):
            heard.append(f"elsewhere: {asked.url}")

    def response(given):
        if given.status >= 400 and not (given.status == status and given.request.is_navigation_request()):
            heard.append(f"{given.status}: {given.url}")

    def failure(asked):
        if asked.failure != "net::ERR_ABORTED":  # what a page left before it had everything no longer waits for
            heard.append(f"failed: {asked.url}")

    tab.on("console", console)
    tab.on("pageerror", lambda error: heard.append(f"error: {error}"))
    tab.on("request", request)
    tab.on("response", response)
    tab.on("requestfailed", failure)
    return heard


def pictures(tab) -> list[str]:
    """Those that do not load, lazy ones included."""
    return [f"no picture: {address}" for address in tab.evaluate(LOADED)]


def axe(tab, where: str, rules: list[str] | None = None) -> list[str]:
    """What axe finds; its script is brought into the page the first time."""
    from axe_playwright_python.base import AXE_SCRIPT  # where it is missing, these tests are skipped, not broken

    if not tab.evaluate("() => Boolean(window.axe)"):
        tab.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    violations = tab.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [
        f"axe {where}: {violation['id']}: {node['html'][:200]} {' '.join(node['failureSummary'].split())[:300]}"
        for violation in violations
        for node in violation["nodes"][:3]
    ]


def head(tab) -> list[str]:
    """A title, a description, one h1."""
    complaints = []
    if not tab.title().strip():
        complaints.append("no title")
    description = tab.locator("meta[name=description]")
    if description.count() != 1 or not (description.get_attribute("content") or "").strip():
        complaints.append("no description")
    if (found := tab.locator("h1").count()) != 1:
        complaints.append(f"{found} h1")
    return complaints


def strokes(tab) -> list[str]:
    """Small words of the serif without the stroke for want of which an F reads as an I; words of the sans with it."""
    return tab.evaluate(STROKES)


def look(tab, width: int, scheme: str) -> None:
    """The same page in another window, by day (`light`) or by night (`dark`)."""
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 844})
    tab.evaluate("document.getAnimations().forEach((animation) => animation.finish())")


def at_every_size(tab) -> list[str]:
    """axe by day, by night and on a phone; and no sideways scroll on the narrowest one."""
    complaints = axe(tab, "wide")
    look(tab, 1440, "dark")
    complaints += axe(tab, "dark", ["color-contrast"])
    look(tab, 390, "light")
    complaints += axe(tab, "phone") + strokes(tab)
    look(tab, 320, "light")
    return complaints + [f"wider than 320 px: {element}" for element in tab.evaluate(SIDEWAYS)]
