'use strict';
// Starts the page.

// The keyboard reaches what scrolls sideways.
function reachScrollers() {
  for (const part of document.querySelectorAll('.equation > p, .table, main pre, p:has(> math)')) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    else part.removeAttribute('tabindex');
  }
}

// Pandoc's roles of references and footnotes are deprecated, and its empty headings head nothing.
function makeAccessible() {
  const deprecated = '[role="doc-biblioentry"], [role="doc-endnote"]';
  for (const part of document.querySelectorAll(deprecated)) part.removeAttribute('role');
  for (const heading of document.querySelectorAll('th:empty')) heading.replaceWith(element('td', {}));
}

(async () => {
  makeAccessible();
  await readPaper();
  addVerdictMap();
  for (const table of paper.tables) makeSortable(table);
  for (const figure of paper.figures) {
    addFigureData(figure);
    addScrubber(figure);
  }
  followHeadings();
  follow();
  reachScrollers();
  addEventListener('resize', reachScrollers);
  document.documentElement.dataset.ready = '';
})();
