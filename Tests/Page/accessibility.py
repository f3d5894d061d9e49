import pathlib
import axe_playwright_python

from .browser import address, close, go

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RUN = """(within) => axe.run(within ?? document, { resultTypes: ['violations'] }).then((found) => found.violations.flatMap((one) =>
  one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.html.slice(0, 100)}`)))"""


def check(browser):
    """axe-core finds nothing in both color modes at 320 and 1,280 px, with panels open and closed"""
    record = browser.record
    entry = next(cell for table in record["tables"] for row in table["rows"] for cell in row if "rules" in cell)
    panels = [f"cell:{entry['cell']}", f"of/equation-{record['equations'][0]['number']}", f"of/figure-{record['figures'][-1]['label']}",
              f"claim:{record['claims'][0]['id']}"]
    for is_dark in (False, True):
        for width in (320, 1280):
            with browser.page(width=width, dark=is_dark) as page:
                page.evaluate(AXE)
                found = []
                def note(state, within=None):
                    found.extend(f"{'dark' if is_dark else 'light'}, {width} px, {state}: {one}" for one in page.evaluate(RUN, within))
                note("closed")
                for name in panels:
                    go(page, address(name))
                    page.wait_for_selector("#record:not([hidden])")
                    note(name, "#record")
                    close(page)
                toggle = page.get_by_text("Data as table").first
                toggle.click()
                note("data", ".data:not([hidden])")
                toggle.click()
                page.keyboard.press("Tab")
                page.locator("main a[href^='#table-']").first.focus()
                page.wait_for_selector("#preview:not([hidden])")
                note("preview", "#preview")
                assert not found, f"{len(found)} findings:\n    " + "\n    ".join(found[:30])
