import copy
import math
import pathlib
import re
import statistics
import tempfile
import urllib.parse

from .browser import close, contains, equal, until

CHART = "#record .curves [role=slider]"
READING = "#record .curves .charted .reading"


def check(browser):
    """learning curves: keys and pointer read all stored points and no others; window, rules, the table's cell follows"""
    cells = {cell["cell"]: cell for table in browser.record["tables"] for row in table["rows"] for cell in row if "rules" in cell}
    # A cell in which the rules differ, of most seeds and evaluations.
    def value(cell):
        runs = _runs(browser.record, cell)
        return len(set(cells[cell]["rules"].values())), len(runs), len(runs[0]["curve"]["steps"])
    cell = max(cells, key=value)
    if len(_runs(browser.record, cell)) > 1:
        _check(browser, cell, cells[cell])
    else:
        with tempfile.TemporaryDirectory() as folder:
            _check(browser.of(_with_a_second_seed(browser.paper, cell, pathlib.Path(folder))), cell, cells[cell])


def _runs(record, cell):
    runs = [run for run in record["runs"].values() if run["cell"] == cell and "curve" in run]
    return sorted(runs, key=lambda run: run["seed"])


def _with_a_second_seed(paper, cell, folder):
    """The paper of a profile with one seed, with a second run of the cell."""
    record = copy.deepcopy(paper.record)
    run = copy.deepcopy(_runs(record, cell)[0])
    run["seed"] += 1
    run["curve"]["scores"] = [repr(1.5 * float(text) + 1) for text in run["curve"]["scores"]]
    record["runs"][f"{cell}/{run['seed']}"] = run
    return paper.written(folder / "paper.html", paper.html, record)


def _check(browser, cell, entry):
    shown = _runs(browser.record, cell)
    with browser.page() as page:
        page.locator(f"td[data-cell={cell!r}] a.number").first.click()
        page.wait_for_selector(CHART)
        for index, run in enumerate(shown):
            _read(page, shown, index, run["curve"])
        _rules(page, cell, entry, shown)
        close(page)
        equal(_text(page, cell), entry["text"], "cell after closing")


def _read(page, shown, index, curve):
    """Reads a seed by the arrow keys, and its middle by the pointer."""
    stored = [(step, text) for step, text in zip(curve["steps"], curve["scores"]) if math.isfinite(float(text))]
    line = page.locator(f"{CHART} > g[class^=series-]").nth(index)
    circles = line.locator("circle")
    equal(circles.count(), len(stored), "points of the curve")
    path = line.locator("path").get_attribute("d")
    equal(len(re.findall("[ML]", path)), len(stored), "corners of the curve")
    page.locator(CHART).focus()
    page.keyboard.press("Home")
    for _ in range(len(shown)):
        if f"seed {shown[index]['seed']}:" in page.locator(READING).inner_text():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    for step, text in stored:
        reading = page.locator(READING).inner_text()
        contains(reading, f"step {step:,}, seed {shown[index]['seed']}: score {text};", "reading by keys")
        _spread(reading, shown, step)
        page.keyboard.press("ArrowRight")
    middle = len(stored) // 2
    box = circles.nth(middle).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    contains(page.locator(READING).inner_text(), f"step {stored[middle][0]:,}, ", "reading by the pointer")
    until(page, f"location.hash.includes('step={stored[middle][0]}')")


def _spread(reading, shown, step):
    scores = [float(run["curve"]["scores"][run["curve"]["steps"].index(step)]) for run in shown if step in run["curve"]["steps"]]
    scores = [score for score in scores if math.isfinite(score)]
    if len(scores) < 2:
        contains(reading, "no spread: one seed", "spread")
        return
    found = [float(text) for text in re.search(r"seeds (\S+) ± (\S+)$", reading).groups()]
    for value, expected in zip(found, (statistics.mean(scores), statistics.stdev(scores))):
        assert math.isclose(value, expected, rel_tol=1e-5, abs_tol=1e-9), f"spread: {reading}, expected {expected}"


def _rules(page, cell, entry, shown):
    """Chooses each rule: the window is shaded, the score is that of the record, the table's cell follows."""
    for rule in ("best", "last", "last-ten"):
        page.locator("#record .choice select").select_option(rule)
        result = page.locator("#record .curves > .reading").inner_text()
        for run in shown:
            contains(result, f"seed {run['seed']}: {run['curve']['rules'][rule]['score']}", f"score by {rule}")
        equal(_text(page, cell), entry["rules"][rule], f"cell by {rule}")
        windows = [run["curve"]["rules"][rule] for run in shown]
        first, last = min(window["first"] for window in windows), max(window["last"] for window in windows)
        steps = [step for step, text in zip(shown[0]["curve"]["steps"], shown[0]["curve"]["scores"]) if math.isfinite(float(text))]
        inside = page.evaluate("""(chart) => {
          const shaded = document.querySelector(`${chart} .window`).getBoundingClientRect();
          const line = document.querySelector(`${chart} > .series-0`);
          return [...line.querySelectorAll('circle')].map((circle) => circle.getBoundingClientRect())
            .map((box) => box.left + box.width / 2).map((x) => shaded.left <= x && x <= shaded.right);
        }""", CHART)
        equal([step for step, is_in in zip(steps, inside) if is_in], [step for step in steps if first <= step <= last], f"window of {rule}")
        until(page, f"location.hash.includes('rule={rule}')")
    page.locator("#record .choice select").select_option("best")
    until(page, "location.hash.includes('rule=best')")
    at = urllib.parse.unquote(page.evaluate("location.hash"))
    page.reload()
    page.wait_for_selector(CHART)
    equal(urllib.parse.unquote(page.evaluate("location.hash")), at, "address after loading")
    equal(_text(page, cell), entry["rules"]["best"], "cell by the address")


def _text(page, cell):
    return page.locator(f"td[data-cell={cell!r}]").first.inner_text().replace("\u00a0", " ")
