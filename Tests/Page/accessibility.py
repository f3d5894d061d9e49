import pathlib
import axe_playwright_python

from .browser import address, close, go

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RUN = """([within, rules]) => axe.run(within ?? document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
  .then((found) => found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.html.slice(0, 100)}`)))"""
# The rules whose outcome depends on colors, which are all that dark and light differ in.
COLOR_RULES = ["color-contrast", "link-in-text-block"]


def check(browser):
    """axe-core finds nothing in both color modes at 320 and 1,280 px, with panels open and closed"""
    record = browser.record
    entry = next(cell for table in record["tables"] for row in table["rows"] for cell in row if "rules" in cell)
    panels = [f"cell:{entry['cell']}", f"of/equation-{record['equations'][0]['number']}", f"of/figure-{record['figures'][-1]['label']}",
              f"claim:{record['claims'][0]['id']}"]
    for is_dark in (True, False):
        for width in (320, 1280):
            with browser.page(width=width, dark=is_dark) as page:
                page.evaluate(AXE)
                _panels(page, panels, f"{'dark' if is_dark else 'light'}, {width} px")
                _nothing(page, f"{'dark' if is_dark else 'light'}, {width} px, closed", rules=COLOR_RULES if is_dark else None)


def _panels(page, panels, mode):
    """Opens one part after the other; axe looks at what opened."""
    for name in panels:
        go(page, address(name))
        page.wait_for_selector("#record:not([hidden])")
        _nothing(page, f"{mode}, {name}", "#record")
        close(page)
    toggle = page.get_by_text("Data as table").first
    toggle.click()
    _nothing(page, f"{mode}, data", ".data:not([hidden])")
    toggle.click()
    page.keyboard.press("Tab")
    page.locator("main a[href^='#table-']").first.focus()
    page.wait_for_selector("#preview:not([hidden])")
    _nothing(page, f"{mode}, preview", "#preview")
    page.keyboard.press("Escape")


def _nothing(page, state, within=None, rules=None):
    found = page.evaluate(RUN, [within, rules])
    assert not found, f"{state}: {len(found)} findings:\n    " + "\n    ".join(found[:30])
