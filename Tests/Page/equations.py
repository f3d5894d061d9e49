import math

from .browser import address, contains, equal, go, shows


def check(browser):
    """each equation: its code, checks, mutants, and the V-curve of its gradient checks from stored points"""
    is_read = False
    with browser.page() as page:
        for equation in browser.record["equations"]:
            name = f"Equation ({equation['number']})"
            go(page, address(f"of/equation-{equation['number']}"))
            shows(page, name)
            equal(page.locator("#record pre").first.inner_text().strip(), equation["code"].strip(), f"code of {name}")
            equal(page.locator("#record ol > .passed, #record ol > .failed").count(), len(equation["checks"]), f"checks of {name}")
            equal(page.locator("#record ol > .failed").count(), sum(not one["passed"] for one in equation["checks"]), f"failed checks of {name}")
            mutants = equation["codeMutants"] + equation["printedMutants"]
            listed = page.locator("#record .mutants li").evaluate_all("all => all.map((one) => one.textContent)")
            equal(listed, [f"{one['change']}: " + (f"rejected by check {one['check']}" if "check" in one else "passes all checks") for one in mutants],
                  f"mutants of {name}")
            curves = [[one for one in check["differences"] if _drawn(one)] for check in equation["checks"] if check.get("differences")]
            equal(page.locator("#record [role=slider] > [class^=series] circle").count(), sum(map(len, curves)), f"points of the V-curves of {name}")
            if curves and not is_read:
                _read(page, curves[0], name)
                is_read = True


def _drawn(point):
    return all(isinstance(value, (int, float)) and math.isfinite(value) and value > 0 for value in point.values())


def _read(page, curve, name):
    page.locator("#record [role=slider]").focus()
    page.keyboard.press("Home")
    for point in curve:
        reading = page.locator("#record .charted .reading").inner_text()
        for value in point.values():
            # The page prints JavaScript's shortest form of a number.
            contains(reading, page.evaluate("value => String(value)", value), f"V-curve of {name}")
        page.keyboard.press("ArrowRight")
