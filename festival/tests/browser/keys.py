"""Going through a page with the Tab key."""


def tab_to(tab, selector: str) -> None:
    """Presses Tab until the focus is there."""
    for _press in range(400):
        tab.keyboard.press("Tab")
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")
