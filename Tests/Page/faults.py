"""Faults of a page, each with the check that must find it."""
import copy
import dataclasses
import typing


@dataclasses.dataclass
class Fault:
    """A change of a paper. `text` is a pair: what stands in the page, and what stands there instead."""
    check: str
    name: str
    text: tuple = None
    record: typing.Callable = None

    def planted(self, paper, folder):
        html, record = paper.html, copy.deepcopy(paper.record)
        if self.text:
            assert self.text[0] in html, f"the page lacks {self.text[0]!r}"
            html = html.replace(*self.text)
        if self.record:
            self.record(record)
        return paper.written(folder / "paper.html", html, record)


def _another_digit(text):
    """The text with its first digit changed."""
    place = next(index for index, letter in enumerate(text) if letter.isdigit())
    return text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1:]


def _wrong_cell(record):
    cell = next(cell for table in record["tables"] for row in table["rows"] for cell in row if "rules" in cell)
    cell["text"] = _another_digit(cell["text"])


def _wrong_data(record):
    figure = next(figure for figure in record["figures"] if "\t" in figure.get("tsv", ""))
    head, last = figure["tsv"].rstrip("\n").rsplit("\t", 1)
    figure["tsv"] = f"{head}\t{_another_digit(last)}\n"


ALL = [
    Fault("offline", "a picture from elsewhere", ("</main>", '<img src="http://127.0.0.1:9/x.png" alt="x"></main>')),
    Fault("offline", "a message on the console", ("  await readPaper();", "  await readPaper(); console.log('x');")),
    Fault("offline", "an error", ("  await readPaper();", "  await readPaper(); setTimeout(() => x());")),
    Fault("plain", "text that scripts reveal", ("</head>", "<noscript><style>table { display: none }</style></noscript></head>")),
    Fault("contents", "contents that do not follow", ("'aria-current', 'true'", "'data-current', 'true'")),
    Fault("contents", "contents that scroll away", ("nav { position: fixed;", "nav { position: absolute;")),
    Fault("appearance", "paper that is always white", ("--paper: light-dark(#fff, #16181b)", "--paper: #fff")),
    Fault("appearance", "a choice that the address forgets", ("keepInAddress(null, { appearance: name });", "")),
    Fault("width", "a part wider than a phone", (".table { overflow-x: auto;", ".table { min-width: 400px;")),
    Fault("width", "a caption wider than a phone", ("max-width: 100cqw;", "")),
    Fault("tables", "a digit that differs from the TSV", record=_wrong_cell),
    Fault("tables", "descending order that ascends", ("direction * compared", "compared")),
    Fault("tables", "TSV with hidden rows", (".filter((index) => !rows[index].hidden)", "")),
    Fault("learning_curves", "rounded scores", ("text: curve.scores[index] })),\n  }));", "text: curve.scores[index].slice(0, 3) })),\n  }));")),
    Fault("learning_curves", "a smooth curve", ("y: value(curve.scores[index]), text: curve.scores[index] })),\n  }));",
          "y: value(curve.scores[index]), text: curve.scores[index] })).filter((_, index) => index % 2 === 0),\n  }));")),
    Fault("learning_curves", "a window that begins too early", ("...windows.map(({ first }) => first)", "0")),
    Fault("learning_curves", "a cell that does not follow", ("    showRule(cell, rule);", "")),
    Fault("learning_curves", "a spread over n", ("(scores.length - 1)", "scores.length")),
    Fault("coevolution", "points that swap", ("end.rollouts.forEach((point, index) => {", "end.rollouts.toReversed().forEach((point, index) => {")),
    Fault("coevolution", "one color", ("if (!Number.isFinite(d)) return 'gray';", "if (d !== 7) return 'gray';")),
    Fault("coevolution", "motion against the wish", ("calm.matches ? shown + 1 : shown", "shown")),
    Fault("coevolution", "lines that stand still", ("charts.mark(panel.step);", "charts.mark(1);")),
    Fault("verdicts", "a missing letter", ("element('span', { class: `letter", "element('i', { class: `xletter")),
    Fault("verdicts", "a filter that shows all", ("section.classList.toggle('fails', isFiltered)", "0")),
    Fault("verdicts", "what fails in the color of what holds", (".fails.letter { color: var(--bad);", ".fails.letter { color: var(--good); border-style: solid; border-width: 1.5px } .x {")),
    Fault("check_yourself", "a wrong command", ("code(command), copyButton('Copy command', command)", "code(command), copyButton('Copy command', 'x')")),
    Fault("check_yourself", "a wrong hash", ("const hashes = Object.entries(expected);", "const hashes = Object.entries(expected).slice(1);")),
    Fault("equations", "a lost check", ("element('ol', {}, checks.map", "element('ol', {}, checks.slice(1).map")),
    Fault("equations", "a V-curve that lacks a point", ("points: check.differences.map", "points: check.differences.slice(1).map")),
    Fault("figures", "a digit that differs from the TSV", record=_wrong_data),
    Fault("figures", "a series without its last row", ("series.rows.slice(0, rowLimit)", "series.rows.slice(0, -1)")),
    Fault("previews", "no preview on focus", ("if (link?.matches(':focus-visible')) show(link);", "if (!link) show(link);")),
    Fault("previews", "identifiers twice", ("for (const name of ['id', ", "for (const name of [")),
    Fault("addresses", "a link that leads nowhere", ("</main>", '<a href="#of/no-such-number">x</a></main>')),
    Fault("keyboard", "focus that cannot be seen", (":focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }\n:target", ":focus-visible { outline: none; }\n:target")),
    Fault("keyboard", "Escape without effect", ("if (event.key === 'Escape' && !panel.hidden) closeRecord();", "")),
    Fault("keyboard", "a chart without keys", ("role: 'slider', tabindex: '0'", "role: 'slider', tabindex: '-1'")),
    Fault("accessibility", "pictures without a description", (' alt="', ' data-alt="')),
    Fault("accessibility", "gray on black in a panel", ("--quiet: light-dark(#555, #a9adb3)", "--quiet: light-dark(#555, #444)")),
]
