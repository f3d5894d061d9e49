from .browser import address, equal, go, until

# The cells as TSV has them: raised and lowered text with ^ and _.
CELLS = """(label) => [...document.querySelectorAll(`[id="table-${label}"] tbody tr`)].filter((row) => !row.hidden)
  .map((row) => [...row.cells].map((cell) => {
    const copy = cell.cloneNode(true);
    for (const math of copy.querySelectorAll('math')) math.replaceWith('$' + math.querySelector('annotation').textContent + '$');
    for (const part of copy.querySelectorAll('sup')) part.prepend('^');
    for (const part of copy.querySelectorAll('sub')) part.prepend('_');
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  }))"""
COPIED = "navigator.clipboard.readText()"


def check(browser):
    """tables equal their TSV to the character, sort, filter, and give what they show as TSV"""
    with browser.page() as page:
        for table in browser.record["tables"]:
            label, name = table["label"], f"table-{table['label']}"
            rows = [[cell["text"] for cell in row] for row in table["rows"]]
            titles = [column["title"] for column in table["columns"]]
            equal(page.evaluate(CELLS, label), rows, f"cells of {name}")
            lines = ["\t".join(row) + "\n" for row in [titles, *rows]]
            equal((browser.paper.home / table["file"]).read_text(), "".join(lines), table["file"])
            tools = page.locator(f".tools:has(+ [id='{name}'])")
            tools.get_by_text("Copy TSV").click()
            until(page, f"{COPIED}.then((text) => text.length === {len(''.join(lines))})")
            equal(page.evaluate(COPIED), "".join(lines), f"copied TSV of {name}")
        _sorting(page, browser.record["tables"])


def _sorting(page, tables):
    """Sorts and filters the longest table whose every row has a number in one column."""
    def column_of(table):
        return next((index for index in range(1, len(table["columns"]))
                     if all("value" in row[index] and row[0]["text"] for row in table["rows"])), None)
    table = max((table for table in tables if column_of(table) and len(table["rows"]) > 2), key=lambda table: len(table["rows"]))
    label, column, rows = table["label"], column_of(table), table["rows"]
    heading = page.locator(f"[id='table-{label}'] thead :is(th, td)").nth(column)
    for direction, name in ((1, "ascending"), (-1, "descending")):
        heading.locator("button").click()
        equal(heading.get_attribute("aria-sort"), name, f"state of the column of Table {label}")
        expected = sorted(rows, key=lambda row: direction * float(row[column]["value"]))
        equal(page.evaluate(CELLS, label), [[cell["text"] for cell in row] for row in expected], f"{name} Table {label}")
        until(page, f"location.hash === '{address(f'table-{label}', sort=direction * (column + 1))}'")
    word = rows[-1][0]["text"]
    page.get_by_label(f"Filter the rows of Table {label}").fill(word)
    expected = [row for row in expected if any(word.lower() in cell["text"].lower() for cell in row)]
    shown = [[cell["text"] for cell in row] for row in expected]
    equal(page.evaluate(CELLS, label), shown, f"filtered Table {label}")
    with page.expect_download() as download:
        page.locator(f".tools:has(+ [id='table-{label}'])").get_by_text("Save TSV").click()
    equal(download.value.suggested_filename, f"table-{label}.tsv", "name of the saved TSV")
    equal(open(download.value.path()).read().splitlines()[1:], ["\t".join(row) for row in shown], "saved TSV")
    go(page, "#text")
    page.get_by_label(f"Filter the rows of Table {label}").fill("")
    go(page, address(f"table-{label}", sort=-(column + 1), filter=word))
    equal(page.evaluate(CELLS, label), shown, f"Table {label} by its address")
