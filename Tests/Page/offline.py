import html as markup
import re

LIMIT = 4 * 1024 * 1024
OWN_LIMIT = 80 * 1024


def check(browser):
    """one file without requests, console messages, and names of other files; ≤ 4 MB, scripts and styles ≤ 80 kB"""
    html = browser.paper.html
    assert len(html.encode()) <= LIMIT, f"the page has {len(html.encode())} bytes"
    own = sum(len(part.encode()) for part in re.findall(r"(?s)<(?:script|style type=\"text/css\")>(.*?)</(?:script|style)>", html))
    assert 0 < own <= OWN_LIMIT, f"scripts and styles have {own} bytes"
    loads = re.findall(r'<(?:script|img|link|iframe|source)[^>]+(?:src|href)="(?!data:)([^"]{1,80})', html)
    assert not loads, f"the page names {loads[:5]}"
    assert "default-src 'none'" in markup.unescape(html), "no content security policy"
    with browser.page(dark=True, calm=False) as page:
        height = page.evaluate("document.documentElement.scrollHeight")
        for top in range(0, height, 2000):
            page.evaluate("top => scrollTo(0, top)", top)
