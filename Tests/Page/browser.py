"""Chromium that can reach nothing, and the paper that it shows."""
import base64
import contextlib
import gzip
import json
import pathlib
import re
import shutil
import time
import urllib.parse

from playwright.sync_api import sync_playwright

PACKED = re.compile(r'(<script type="application/gzip" id="paper">)\s*([^<]*?)\s*(</script>)')


class Paper:
    """paper.html, and the record that it holds."""

    def __init__(self, path, home=None):
        self.path = pathlib.Path(path).resolve()
        # The folder that has `paper` and `figures`.
        self.home = home or self.path.parents[3]
        self.html = self.path.read_text()
        packed = PACKED.search(self.html)
        assert packed and packed[2], f"{path}: no record of the paper"
        self.record = json.loads(gzip.decompress(base64.b64decode(packed[2])))["record"]

    def written(self, path, html, record):
        """Another paper with this text and record."""
        packed = base64.b64encode(gzip.compress(json.dumps({"record": record}).encode())).decode()
        path.write_text(PACKED.sub(lambda found: found[1] + packed + found[3], html))
        return Paper(path, self.home)


@contextlib.contextmanager
def chromium():
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            yield started
        finally:
            started.close()


class Browser:
    """Pages of a paper in Chromium. A page that asks for anything, or complains, fails."""

    def __init__(self, chromium, paper):
        self._chromium = chromium
        self.paper = paper
        self.record = paper.record

    def of(self, paper):
        """The same Chromium with another paper."""
        return Browser(self._chromium, paper)

    @contextlib.contextmanager
    def page(self, at="", width=1280, height=900, dark=False, calm=True, scripts=True, before=""):
        context = self._chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", offline=True,
            reduced_motion="reduce" if calm else "no-preference", java_script_enabled=scripts)
        context.set_default_timeout(20_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("request", lambda request: complaints.append(f"request: {request.url[:100]}")
                if not request.url.startswith(("data:", "blob:", self.paper.path.as_uri())) else None)
        if before:
            page.add_init_script(before)
        page.goto(self.paper.path.as_uri() + at)
        try:
            if scripts:
                page.wait_for_selector("html[data-ready]", timeout=20_000, state="attached")
            yield page
        finally:
            context.close()
            assert not complaints, "; ".join(complaints[:5])


def address(name, **state):
    """The permanent address of a part or a record in a state."""
    query = urllib.parse.urlencode(state)
    return "#" + urllib.parse.quote(name, safe="/:.+,;@*()_-") + (f"?{query}" if query else "")


def blocks(text):
    """The blocks of a figure's table: the names of the columns, and the rows."""
    parts = [block.strip("\n").split("\n") for block in text.split("\n\n\n") if block.strip("\n")]
    return [([line[2:].split("\t") for line in lines if line.startswith("# ")][-1],
             [line.split("\t") for line in lines if not line.startswith("#")]) for lines in parts]


def go(page, at):
    """Follows an address within the page."""
    page.evaluate("""(at) => new Promise((done) => {
      if (location.hash === at) done();
      addEventListener('hashchange', done, { once: true });
      location.hash = at;
    }).then(() => null)""", at)


def shows(page, title):
    """Waits for the record with a title."""
    until(page, """(title) => {
      const panel = document.getElementById('record');
      return !panel.hidden && panel.querySelector('h2').textContent === title;
    }""", title)


def until(page, condition, argument=None):
    """Waits until an expression is true. (Playwright's own wait needs `eval`, which the page forbids.)"""
    end = time.monotonic() + 20
    while not page.evaluate(condition, argument):
        assert time.monotonic() < end, f"never true: {condition} ({argument})"
        page.wait_for_timeout(20)


def close(page):
    page.keyboard.press("Escape")
    page.wait_for_selector("#record", state="hidden")


def equal(found, expected, what):
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for one, other in zip(found, expected):
            equal(one, other, what)
    assert found == expected, f"{what}: found {str(found)[:300]!r}, expected {str(expected)[:300]!r}"


def contains(text, expected, what):
    assert expected in text, f"{what}: found {str(text)[:300]!r}, expected to contain {str(expected)[:300]!r}"
