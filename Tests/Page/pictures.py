"""Screenshots to look at."""
from .browser import address


def take(browser, folder):
    """Writes the page in both modes, on a phone, in print and with panels open into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    record = browser.record
    entry = next(cell for table in record["tables"] for row in table["rows"] for cell in row if "rules" in cell)
    figure = next((f"figure-{figure['label']}" for figure in record["figures"] if "embedding" in figure), "figure-1")
    equation = next((one for one in record["equations"] if any("differences" in check for check in one["checks"])), record["equations"][0])
    states = {"top": "", "cell": address(f"cell:{entry['cell']}", rule="best"), "equation": address(f"of/equation-{equation['number']}"),
              "coevolution": address(figure), "verdicts": "#verdict-map", "fails": address("verdict-map", show="fails"),
              "claim": address(f"claim:{record['claims'][0]['id']}"), "data": address(figure, data=0)}
    for mode, width, is_dark in (("light", 1280, False), ("dark", 1280, True), ("phone", 320, False), ("phone-dark", 320, True)):
        for name, at in states.items():
            with browser.page(at=at, width=width, dark=is_dark) as page:
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"{mode}-{name}.png")
    with browser.page(dark=True) as page:
        page.pdf(path=folder / "print.pdf", format="A4")
