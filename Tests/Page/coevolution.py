import math

from .browser import address, blocks, equal, until

# Notes what each canvas draws: circles, two corners of each cross, and how many frames.
NOTED = """{
  const { clearRect, arc, moveTo } = CanvasRenderingContext2D.prototype;
  Object.assign(CanvasRenderingContext2D.prototype, {
    clearRect(...box) {
      this.canvas.noted = { circles: [], crosses: [], frames: (this.canvas.noted?.frames ?? 0) + 1 };
      clearRect.apply(this, box);
    },
    arc(x, y, ...rest) { this.canvas.noted.circles.push([x, y, this.strokeStyle]); arc.call(this, x, y, ...rest); },
    moveTo(x, y) { this.canvas.noted.crosses.push([x, y, this.strokeStyle]); moveTo.call(this, x, y); },
  });
}"""
PLAYING = "document.querySelector('.scrubber button').textContent === 'Pause'"


def check(browser):
    """co-evolution: points keep their identity, color is d; keys, play, reduced motion; lines in mean d and score"""
    figures = [figure for figure in browser.record["figures"] if "embedding" in figure]
    assert figures, "the paper has no figure of a co-evolution"
    figure = max(figures, key=lambda figure: len(figure["embedding"]["panels"]))
    embedding, name = figure["embedding"], f"figure-{figure['label']}"
    panels = embedding["panels"]
    columns = [list(zip(*rows)) for _, rows in blocks(figure["tsv"])]
    with browser.page(at=address(name, step=panels[0]["step"]), before=NOTED) as page:
        scrubber = page.locator(f"[id='{name}'] .scrubber")
        slider = scrubber.get_by_label("Snapshot")
        slider.focus()
        expert = None
        for panel in panels:
            text = ", ".join([f"step {panel['step']:,}"] + [f"{title} {panel[key]}" for title, key in
                             (("mean d of these rollouts", "meanD"), ("score", "score")) if key in panel])
            equal(scrubber.locator(".tools .reading").inner_text(), text, "reading")
            equal(slider.get_attribute("aria-valuetext"), text, "spoken reading")
            noted = scrubber.locator("canvas").evaluate("canvas => canvas.noted")
            circles, crosses = noted["circles"], noted["crosses"][::2]
            expert = expert or [circle[:2] for circle in circles]
            equal([circle[:2] for circle in circles], expert, "places of the expert's points")
            x, y, d = columns[panel["rolloutBlock"]]
            _places(crosses, (x, y), f"rollouts at {panel['step']}")
            _colors(circles, panel.get("expertD"), "expert")
            _colors(crosses, d, "rollouts")
            _places(circles, columns[panel["expertBlock"]], "expert")
            _lines(scrubber, embedding, browser.record["runs"][embedding["training"]].get("curve"), panel["step"])
            page.keyboard.press("ArrowRight")
        until(page, f"location.hash === '{address(name, step=panels[-1]['step'])}'")
    with browser.page(at=address(name, step=panels[0]["step"]), before=NOTED) as page:
        equal(_frames(page, name, panels), 1, "frames from one snapshot to the next with reduced motion")
    with browser.page(at=address(name, step=panels[0]["step"]), before=NOTED, calm=False) as page:
        assert _frames(page, name, panels) > 3, "points do not move from one snapshot to the next"


def _places(drawn, stored, what):
    """Points lie where the record says, up to the scale of each axis."""
    equal(len(drawn), len(stored[0]), f"number of points, {what}")
    for side, texts in enumerate(stored):
        values = [float(text) for text in texts]
        low, high = values.index(min(values)), values.index(max(values))
        factor = (drawn[high][side] - drawn[low][side]) / (values[high] - values[low])
        for point, value in zip(drawn, values):
            assert math.isclose(point[side], drawn[low][side] + factor * (value - values[low]), abs_tol=0.01), f"a point of the {what} moved"


def _colors(drawn, outputs, what):
    """The same d has the same color, and distant values another."""
    if not outputs:
        return
    found = [(float(d), color) for (_, _, color), d in zip(drawn, outputs)]
    by_output = dict(found)
    assert all(by_output[d] == color for d, color in found), f"{what}: one d has several colors"
    if max(by_output) - min(by_output) > 0.1:
        assert by_output[max(by_output)] != by_output[min(by_output)], f"{what}: every d has one color"


def _lines(scrubber, embedding, curve, step):
    """The lines stand at the snapshot, and the charts have all stored points and no others."""
    courses = {"mean d": [embedding[key] for key in ("expertMeanD", "rolloutMeanD") if key in embedding],
               "score": [{"steps": curve["steps"], "values": curve["scores"]}] if curve else []}
    for title, lines in courses.items():
        for index, course in enumerate(lines):
            steps = [at for at, text in zip(course["steps"], course["values"]) if math.isfinite(float(text))]
            chart = scrubber.locator(f"[role=slider][aria-label^={title!r}]")
            places = chart.locator(f":scope > .series-{index} circle").evaluate_all("all => all.map((one) => Number(one.getAttribute('cx')))")
            equal(len(places), len(steps), f"points of {title}")
            if step in steps:
                line = float(chart.locator(".marker").get_attribute("x1"))
                assert math.isclose(line, places[steps.index(step)], abs_tol=0.06), f"the line stands at {line}, the snapshot at {places}"


def _frames(page, name, panels):
    """Plays to the next snapshot, pauses, and returns how many frames it took."""
    page.wait_for_timeout(200)
    canvas = page.locator(f"[id='{name}'] canvas")
    start = canvas.evaluate("canvas => canvas.noted.frames")
    page.locator(f"[id='{name}'] .scrubber button").click()
    assert page.evaluate(PLAYING.replace(".scrubber", f"[id=\"{name}\"] .scrubber")), "the button does not play"
    until(page, f"document.querySelector('[id=\"{name}\"] .scrubber input').value === '1'")
    page.wait_for_timeout(700)
    page.locator(f"[id='{name}'] .scrubber button").click()
    until(page, f"location.hash === '{address(name, step=panels[1]['step'])}'")
    return canvas.evaluate("canvas => canvas.noted.frames") - start
