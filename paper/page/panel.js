'use strict';
// The panel of a record, beside the text. The address opens it; Escape and its button close it.

const panel = document.getElementById('record');
let opener = null;
let shownName = null;

function openRecord(name, query) {
  if (name !== shownName) restoreRules();
  const record = recordNamed(name, query, (changes) => keepInAddress(name, changes));
  if (!record) {
    panel.hidden = true;
    shownName = null;
    return;
  }
  const [title, content] = record;
  if (panel.hidden) opener = document.activeElement;
  const anchor = name.startsWith('cell:') ? document.getElementById(name) ?? tableCells(name.slice(5))[0]?.td : opener;
  const top = anchor?.getBoundingClientRect().top;
  const close = button('×', closeRecord, { 'aria-label': 'Close', class: 'close' });
  panel.replaceChildren(close, element('h2', { id: 'record-title' }, title),
    ...content.flat(Infinity).filter((part) => part !== null && part !== undefined));
  panel.hidden = false;
  panel.scrollTop = 0;
  shownName = name;
  // The text may have become narrower; what the reader chose stays where it was.
  if (name.startsWith('cell:') && anchor) anchor.scrollIntoView({ block: 'center', inline: 'nearest' });
  else if (anchor && anchor !== document.body) scrollBy(0, anchor.getBoundingClientRect().top - top);
  panel.focus({ preventScroll: true });
}

function restoreRules() {
  for (const td of document.querySelectorAll('td.changed')) showRule(td.dataset.cell, usualRule);
}

function closeRecord() {
  restoreRules();
  shownName = null;
  clearTimeout(waiting);
  next = null;
  history.replaceState(null, '', location.pathname + location.search);
  panel.hidden = true;
  opener?.focus({ preventScroll: true });
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !panel.hidden) closeRecord();
});

// A click on an image or a formula follows the link next to it.
for (const link of document.querySelectorAll('a.record')) {
  for (const part of link.closest('figure, .equation').querySelectorAll('img, math')) {
    if (part.closest('figcaption, .evidence')) continue;
    part.classList.add('record');
    part.addEventListener('click', () => link.click());
  }
}
