from .browser import address, equal

FOCUSED = """() => {
  const { activeElement: part } = document;
  const style = getComputedStyle(part);
  return { name: part.outerHTML.slice(0, 80), inPanel: part.closest('#record') !== null,
    isVisible: part.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
}"""
UNREACHED = """[...document.querySelectorAll('a[href], button, input, select, summary, [role=slider], .record')]
  .filter((part) => part.tabIndex < 0 && !part.matches('img, math')).map((part) => part.outerHTML.slice(0, 80))"""


def check(browser):
    """the keyboard reaches everything, focus is visible, Escape closes the panel and gives focus back"""
    with browser.page() as page:
        page.keyboard.press("Tab")
        contents = page.evaluate("document.activeElement.textContent")
        equal(contents, "Skip to the paper", "first stop")
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused["name"].startswith("<body"):
                break
            assert focused["isVisible"], f"focus is not visible on {focused['name']}"
        unreached = page.evaluate(UNREACHED)
        assert not unreached, f"not reached by keyboard: {unreached[:3]}"
        number = page.locator("td[data-cell] a.number").first
        number.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#record:not([hidden])")
        stops = set()
        for _ in range(page.locator("#record :is(a, button, select, summary, pre, [role=slider])").count()):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused["inPanel"]:
                assert focused["isVisible"], f"focus is not visible on {focused['name']}"
                stops.add(focused["name"])
        assert len(stops) > 2, "the keyboard does not reach the panel"
        page.keyboard.press("Escape")
        assert not page.locator("#record").is_visible(), "Escape does not close the panel"
        assert number.evaluate("link => link === document.activeElement"), "focus does not come back"
