from .browser import address, close, contains, equal, go, until


def check(browser):
    """check this yourself: command, minutes and hash of numbers, cells, runs, tables, figures, equations, with copies"""
    record = browser.record
    path, run = next((path, run) for path, run in sorted(record["runs"].items()) if "result" in run and "minutes" in run)
    table = next(table for table in record["tables"] if any("numbers" in cell for row in table["rows"] for cell in row))
    number = next(key for key, number in record["numbers"].items() if number.get("runs") and len({record["runs"][run]["cell"] for run in number["runs"]}) == 1)
    figure, equation = record["figures"][-1], record["equations"][0]
    files = record["files"]
    of_cell = [one for one in record["runs"].values() if one["cell"] == run["cell"] and "result" in one]
    records = [
        (f"run:{path}", run["command"], [run["result"]]),
        (f"cell:{run['cell']}", f"dmil repro --profile {record['profile']} '{run['cell']}'", [one["result"] for one in of_cell]),
        (f"of/{number}", "dmil repro", [record["runs"][one]["result"] for one in record["numbers"][number]["runs"] if "result" in record["runs"][one]]),
        (f"of/table-{table['label']}", "dmil report", [files[table["file"]]]),
        (f"of/figure-{figure['label']}", figure["command"], [files[file] for file in figure["files"]]),
        (f"of/equation-{equation['number']}", f"dmil check {equation['number']}", []),
    ]
    with browser.page() as page:
        for name, command, hashes in records:
            go(page, address(name))
            part = page.locator("#record .check").first
            contains(part.locator(".command code").inner_text(), command, f"command of {name}")
            equal(sorted(part.locator(".hash").all_inner_texts()), sorted(hashes), f"hashes of {name}")
            part.get_by_text("Copy command").click()
            _copied(page, part.locator(".command code").inner_text())
            if hashes:
                part.get_by_text("Copy hash").first.click()
                _copied(page, part.locator(".hash").first.inner_text())
            if name.startswith("run:"):
                words = "less than a minute" if run["minutes"] < 1 else "min" if run["minutes"] < 100 else "h"
                contains(part.locator("dl").inner_text(), words, f"minutes of {name}")
            close(page)


def _copied(page, text):
    until(page, "text => navigator.clipboard.readText().then((found) => found === text)", text)
