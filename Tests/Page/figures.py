from .browser import address, blocks, contains, equal, go, until


def check(browser):
    """figures: a description, and their data as a table that equals the TSV to the character"""
    with browser.page() as page:
        # Without results, there is a sentence in place of a figure.
        for figure in [figure for figure in browser.record["figures"] if figure["files"]]:
            name = f"figure-{figure['label']}"
            image = page.locator(f"[id='{name}'] img").first
            assert image.get_attribute("alt"), f"{name} has no description"
            # Each picture of several has a text of its own.
            if "script" in figure:
                equal(image.get_attribute("alt"), figure["description"], f"description of {name}")
            if "tsv" not in figure:
                continue
            file = next(file for file in figure["files"] if file.endswith(".tsv"))
            equal((browser.paper.home / file).read_text(), figure["tsv"], file)
            if "# 0: " in figure["tsv"]:
                _data(page, name, figure["tsv"])


# Chooses each series in turn, and gives its title and its rows.
SERIES = """(data) => [...data.querySelectorAll('option')].map((option) => {
  const select = data.querySelector('select');
  select.value = option.value;
  select.dispatchEvent(new Event('change'));
  const rows = [...data.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent));
  return { title: option.textContent, rows, says: data.querySelector(':scope > p')?.textContent ?? '' };
})"""


def _data(page, name, text):
    toggle = page.locator(f"[id='{name}'] .tools").get_by_text("Data as table")
    toggle.click()
    equal(toggle.get_attribute("aria-expanded"), "true", f"state of the data of {name}")
    data = page.locator(f"[id='{name}'] .data")
    wanted = blocks(text)
    found = data.evaluate(SERIES)
    equal(len(found), len(wanted), f"series of {name}")
    for series, (titles, rows) in zip(found, wanted):
        equal(series["rows"], [titles, *rows[:500]], f"data of {name}, {series['title']}")
        if len(rows) > 500:
            contains(series["says"], f"The first 500 of {len(rows)} rows", f"length of {name}")
    until(page, f"location.hash === '{address(name, data=len(wanted) - 1)}'")
    toggle.click()
    assert not data.is_visible(), f"the data of {name} stay open"
