from .browser import address, close, go


def check(browser):
    """no horizontal scrolling at 320, 1,100 and 1,280 px, with panels open and closed; captions are seen whole"""
    equation = browser.record["equations"][0]["number"]
    entry = next(cell for table in browser.record["tables"] for row in table["rows"] for cell in row if "rules" in cell)
    for width in (320, 1100, 1280):
        with browser.page(width=width) as page:
            def wide(state):
                size = page.evaluate("""() => [document.documentElement.scrollWidth,
                  ...[...document.querySelectorAll('#record, main')].map((part) => part.scrollWidth - part.clientWidth + innerWidth)]""")
                assert max(size) <= width, f"{width} px, {state}: {size}"
            wide("closed")
            cut = page.evaluate("""() => [...document.querySelectorAll('main caption')].filter((caption) =>
              caption.getBoundingClientRect().width > caption.closest('.table').clientWidth + 1).map((caption) => caption.textContent)""")
            assert not cut, f"{width} px: captions that are wider than the page: {cut[:2]}"
            for name in (f"of/equation-{equation}", f"cell:{entry['cell']}"):
                go(page, address(name))
                page.wait_for_selector("#record:not([hidden])")
                wide(name)
                close(page)
            for toggle in page.locator("figure .tools [aria-expanded]").all()[:3]:
                toggle.click()
            wide("with data of figures")
