from urllib.parse import unquote

from .browser import contains, equal

KINDS = {
    "equation": "main a[href^='#equation-']", "table": "main a[href^='#table-']", "figure": "main a[href='#figure-{figure}']",
    "citation": "main a[href^='#ref-']", "number": "main p a.number",
}


def check(browser):
    """previews of equations, tables, figures, citations and numbers, on hover and focus; Escape closes them"""
    figure = next(figure for figure in browser.record["figures"] if figure["files"])
    with browser.page(height=1000) as page:
        preview = page.locator("#preview")
        for kind, selector in KINDS.items():
            link = page.locator(selector.format(figure=figure["label"])).first
            link.scroll_into_view_if_needed()
            page.mouse.move(2, 2)
            link.hover()
            preview.wait_for(state="visible")
            text = preview.inner_text()
            if kind == "number":
                contains(text, browser.record["numbers"][unquote(link.get_attribute("href")).removeprefix("#of/")].get("value", "none"), "value of a number")
            else:
                target = page.locator(f"[id='{link.get_attribute('href')[1:]}']")
                part = {"equation": "math", "table": "caption", "figure": "figcaption"}.get(kind)
                wanted = (target.locator(part).first if part else target).evaluate("part => part.textContent")
                contains(" ".join(preview.evaluate("part => part.textContent").split()), " ".join(wanted.split()), f"preview of a {kind}")
            equal(link.get_attribute("aria-describedby"), "preview", f"description of a {kind}")
            box = preview.bounding_box()
            assert 0 <= box["x"] and box["x"] + box["width"] <= 1280 and 0 <= box["y"] and box["y"] + box["height"] <= 1000, f"preview of a {kind} leaves the window"
            twice = page.evaluate("[...document.querySelectorAll('#preview [id]')].map((part) => part.id)")
            assert not twice, f"identifiers occur twice: {twice[:3]}"
            page.keyboard.press("Escape")
            assert not preview.is_visible(), f"Escape does not close the preview of a {kind}"
            page.mouse.move(2, 2)
            # After a key, focus is visible.
            page.keyboard.press("Tab")
            link.focus()
            preview.wait_for(state="visible")
            equal(preview.inner_text(), text, f"preview on focus of a {kind}")
            page.keyboard.press("Tab")
            page.keyboard.press("Escape")
