from .browser import equal, until

CURRENT = "[...document.querySelectorAll('#contents [aria-current]')].map((link) => link.hash)"

# Brings a heading to the top of the window.
SCROLL = """(link) => {
  const heading = document.getElementById(decodeURIComponent(link.slice(1)));
  scrollTo(0, heading.getBoundingClientRect().top + scrollY - 2);
}"""


def check(browser):
    """the contents beside the text follow the reader; on a phone they stand above it, closed"""
    with browser.page() as page:
        nav, text = page.locator("#contents").bounding_box(), page.locator("main").bounding_box()
        assert nav["x"] + nav["width"] <= text["x"], "the contents overlap the text"
        links = page.evaluate("[...document.querySelectorAll('#contents a')].map((link) => link.hash)")
        assert len(links) > 3, "the contents are empty"
        for link in links:
            page.evaluate(SCROLL, link)
            # The last headings cannot reach the top of the window.
            if page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2"):
                break
            until(page, f"{CURRENT}.length === 1 && {CURRENT}[0] === {link!r}")
            assert page.locator("#contents [aria-current]").is_visible(), f"{link} is not shown in the contents"
        equal(page.locator("#contents").bounding_box()["y"], 0, "top of the contents after scrolling")
    with browser.page(width=320) as page:
        assert not page.locator("#contents a").first.is_visible(), "the contents are open on a phone"
        page.locator("#contents summary").click()
        page.locator("#contents a").nth(2).click()
        assert not page.locator("#contents a").first.is_visible(), "the contents stay open after a choice"
        assert page.evaluate("scrollY") > 0, "the contents lead nowhere"
