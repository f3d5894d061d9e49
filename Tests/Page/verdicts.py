from .browser import address, close, contains, equal, go, shows, until


def check(browser):
    """the map of verdicts and claims: letters, colors, the filter of what fails, the way to each cell"""
    record = browser.record
    verdicts, claims = record["verdicts"], record["claims"]
    bad = [claim for claim in claims if claim["state"] == "fails"]
    with browser.page(at="#verdict-map") as page:
        section = page.locator("#verdict-map")
        letters = section.locator("td .letter").all_inner_texts()
        expected = [verdict["letter"].replace("^", "") for verdict in verdicts]
        equal(sorted(text.replace("\n", "") for text in letters), sorted(expected), "letters of verdicts")
        for claim in claims:
            item = section.locator(f"li:has(a[href={address('claim:' + claim['id'])!r}])")
            equal(item.locator(".letter").inner_text(), claim["letter"], f"letter of {claim['id']}")
            contains(item.inner_text(), claim["text"], claim["id"])
        colors = section.locator(".letter").evaluate_all(
            "all => Object.fromEntries(all.map((one) => [one.className, getComputedStyle(one).color + getComputedStyle(one).borderStyle]))")
        good = [style for name, style in colors.items() if "holds" in name or "equivalent" in name]
        wrong = [style for name, style in colors.items() if "higher" in name or "lower" in name or "fails" in name]
        assert not set(good) & set(wrong), "what holds looks like what fails"
        _filter(page, section, [verdict for verdict in verdicts if verdict["kind"] in ("higher", "lower")], bad)
        for verdict in [verdict for verdict in verdicts if "cell" in verdict][:5]:
            section.locator(f"td a[href={address('cell:' + verdict['cell'])!r}]").first.click()
            shows(page, f"Cell {verdict['cell']}")
            contains(page.locator("#record").inner_text(), verdict["words"], "verdict in the record")
            close(page)
        for claim in claims[:8]:
            go(page, address(f"claim:{claim['id']}"))
            links = page.locator("#record section a").evaluate_all("all => all.map((one) => decodeURIComponent(one.hash))")
            cells = [cell for criterion in claim["criteria"] for statement in criterion.get("statements", []) for cell in statement.get("cells", [])]
            known = {run["cell"] for run in record["runs"].values()}
            assert {f"#cell:{cell}" for cell in cells if cell in known} <= set(links), f"{claim['id']} does not lead to its cells"
            close(page)


def _filter(page, section, verdicts, claims):
    section.get_by_label("Only what fails").check()
    equal(section.locator("td .letter:visible").count(), len(verdicts), "verdicts that fail")
    equal(section.locator("li .letter:visible").count(), len(claims), "claims that fail")
    until(page, "location.hash === '#verdict-map?show=fails'")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    equal(section.locator("td .letter:visible").count(), len(verdicts), "verdicts that fail, by the address")
    section.get_by_label("Only what fails").uncheck()
