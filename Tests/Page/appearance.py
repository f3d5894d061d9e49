from .browser import address, equal, until

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(22, 24, 27)"


def check(browser):
    """dark and light by the system, by a switch and by the address; printed black on white without controls"""
    for is_dark in (False, True):
        with browser.page(dark=is_dark) as page:
            own, other = (DARK, LIGHT) if is_dark else (LIGHT, DARK)
            equal(page.evaluate(BACKGROUND), own, "background by the system")
            equal(page.locator("#appearance").get_attribute("aria-pressed"), str(is_dark).lower(), "state of the switch")
            page.locator("#appearance").click()
            equal(page.evaluate(BACKGROUND), other, "background after the switch")
            until(page, "location.hash.includes('appearance=')")
            kept = page.evaluate("location.hash")
            page.emulate_media(media="print")
            equal(page.evaluate("getComputedStyle(document.documentElement).colorScheme"), "light", "colors in print")
            for part in ("#contents", ".tools", "#appearance"):
                assert not page.locator(part).first.is_visible(), f"{part} is printed"
        with browser.page(at=kept, dark=is_dark) as page:
            equal(page.evaluate(BACKGROUND), other, "background by the address")
    with browser.page(at=address("figure-1", appearance="dark")) as page:
        equal(page.evaluate(BACKGROUND), DARK, "background by an address of a part")
