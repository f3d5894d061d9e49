from .browser import address, close, contains, go, shows


def check(browser):
    """permanent addresses: every link leads to a part or a record; wrong and strange addresses do no harm"""
    record = browser.record
    with browser.page() as page:
        links = page.evaluate("[...new Set([...document.querySelectorAll('a[href^=\"#\"]')].map((one) => one.getAttribute('href')))]")
        lost = page.evaluate("""(links) => links.filter((link) => {
          const [name, query] = link.slice(1).split('?');
          const key = decodeURIComponent(name);
          return !document.getElementById(name) && !document.getElementById(key)
            && (recordNamed(key, new URLSearchParams(query), () => {})?.[1][0] ?? lostText) === lostText;
        })""".replace("lostText", "'No record has this name.'"), [link for link in links if link != "#"])
        assert not lost, f"{len(lost)} of {len(links)} links lead nowhere: {lost[:5]}"
        for part in ("figure img.record", ".equation math.record"):
            page.locator(part).first.click()
            page.wait_for_selector("#record:not([hidden])")
            close(page)
        number = next(key for key, number in sorted(record["numbers"].items()) if number.get("inputs"))
        go(page, address(f"of/{number}"))
        contains(page.locator("#record").inner_text(), record["numbers"][number]["formula"], "formula of a computed number")
        page.locator("#record ol a").first.click()
        shows(page, record["numbers"][number]["inputs"][0])
        page.go_back()
        shows(page, number)
        for strange in ("#of/nothing", "#cell:nothing", "#run:nothing", "#claim:nothing", "#figure-nothing?step=x", "#table-1?sort=99",
                        "#table-1?sort=x&filter=%25", "#%E0%A4%A", "#verdict-map?show=x", f"#figure-{record['figures'][0]['label']}?data=99"):
            go(page, strange)
    path, run = next((path, run) for path, run in sorted(record["runs"].items()) if "result" in run)
    for name, title in ((f"run:{path}", f"Run {path}"), (f"cell:{run['cell']}", f"Cell {run['cell']}")):
        with browser.page(at=address(name)) as page:
            shows(page, title)
