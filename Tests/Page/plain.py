from .browser import equal

TEXT = """() => [...document.querySelectorAll('main :is(p, figure img, table, math, h1, h2, h3)')]
  .filter((part) => !part.closest('.map, .data, .scrubber, .tools, [aria-live]'))
  .map((part) => part.tagName + ' ' + (part.checkVisibility() ? part.textContent.replace(/\\s+/g, ' ').trim() : 'hidden'))"""


def check(browser):
    """without JavaScript: the same text, formulas, tables and pictures, and contents that lead to them"""
    with browser.page() as page:
        scripted = page.evaluate(TEXT)
    with browser.page(scripts=False) as page:
        plain = page.evaluate(TEXT)
        assert page.locator("nav#contents a").first.is_visible(), "the contents are hidden"
        link = page.locator("nav#contents a").nth(3)
        target = page.locator(link.get_attribute("href").replace(".", "\\."))
        link.click()
        assert 0 <= target.bounding_box()["y"] < 200, "the contents lead nowhere"
        assert not page.locator("#record").is_visible(), "the panel of records is open"
    assert plain and not [part for part in plain if part.endswith(" hidden")], "something is hidden"
    equal(plain, scripted, "text without JavaScript")
