from .browser import address, contains, equal, go, until


def check(browser):
    """figures: a description, and their data as a table that equals the TSV to the character"""
    with browser.page() as page:
        # Without results, there is a sentence in place of a figure.
        for figure in [figure for figure in browser.record["figures"] if figure["files"]]:
            name = f"figure-{figure['label']}"
            image = page.locator(f"[id='{name}'] img").first
            assert image.get_attribute("alt"), f"{name} has no description"
            if "description" in figure:
                equal(image.get_attribute("alt"), figure["description"], f"description of {name}")
            if "tsv" not in figure:
                continue
            file = next(file for file in figure["files"] if file.endswith(".tsv"))
            equal((browser.paper.home / file).read_text(), figure["tsv"], file)
            if "# 0: " in figure["tsv"]:
                _data(page, name, figure["tsv"])


def _data(page, name, text):
    toggle = page.locator(f"[id='{name}'] .tools").get_by_text("Data as table")
    toggle.click()
    equal(toggle.get_attribute("aria-expanded"), "true", f"state of the data of {name}")
    data = page.locator(f"[id='{name}'] .data")
    blocks = [block.strip("\n").split("\n") for block in text.split("\n\n\n") if block.strip("\n")]
    options = data.locator("option").all_inner_texts()
    equal(len(options), len(blocks), f"series of {name}")
    for index, lines in enumerate(blocks):
        data.locator("select").select_option(str(index))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        titles = [line[2:].split("\t") for line in lines if line.startswith("# ")][-1]
        found = data.locator("table").evaluate("table => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))")
        equal(found[0], titles, f"columns of {name}, {options[index]}")
        equal(found[1:], rows[:500], f"data of {name}, {options[index]}")
        if len(rows) > 500:
            contains(data.inner_text(), f"The first 500 of {len(rows)} rows", "length")
    until(page, f"location.hash === '{address(name, data=len(blocks) - 1)}'")
    toggle.click()
    assert not data.is_visible(), f"the data of {name} stay open"
