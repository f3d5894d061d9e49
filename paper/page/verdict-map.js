'use strict';
// The map of verdicts and claims: a letter and a color each, which lead to their cells; a filter leaves what fails.

const isBadVerdict = ({ kind }) => kind === 'higher' || kind === 'lower';
const isBadClaim = ({ state }) => state === 'fails';

// "N^gs" has its reasons raised.
function letterOf({ letter, kind, state }) {
  const [base, reasons] = letter.split('^');
  return element('span', { class: `letter ${(kind ?? state).replace(' ', '-')}` }, base,
    reasons ? element('sup', {}, reasons) : null);
}

function addVerdictMap() {
  const { verdicts, claims } = paper;
  if (verdicts.length + claims.length === 0) return;
  const filter = element('input', { type: 'checkbox', change: () => {
    apply(filter.checked);
    keep({ show: filter.checked ? 'fails' : null });
  } });
  const tables = [...new Set(verdicts.map(({ table }) => table))];
  const map = folded('Map', element('div', { class: 'tools' }, element('label', {}, filter, ' Only what fails')),
    element('h3', {}, 'Claims'),
    element('ul', { class: 'claims' }, claims.map((claim) => element('li', { 'data-fails': isBadClaim(claim) && '' },
      letterOf(claim), ' ', linkTo(`claim:${claim.id}`, claim.text)))),
    key('H holds, F fails, U untested'),
    tables.map((table) => verdictGrid(table, verdicts.filter((verdict) => verdict.table === table))),
    key('E equivalent, H higher, L lower, I inconclusive (with the seeds that would decide), N not comparable'));
  const section = element('section', { id: 'verdict-map', class: 'map' }, element('h2', {}, 'Verdicts and claims'),
    element('p', {}, `${verdicts.filter(isBadVerdict).length} of ${verdicts.length} published scores differ from ours; `
      + `${claims.filter(isBadClaim).length} of ${claims.length} claims fail. A letter leads to its cell or its claim.`),
    map);
  const apply = (isFiltered) => section.classList.toggle('fails', isFiltered);
  const keep = addressable('verdict-map', (query) => {
    map.open = true;
    filter.checked = query.get('show') === 'fails';
    apply(filter.checked);
  });
  // After the abstract, the first entry of the contents.
  const entries = document.querySelector('#contents ul').children;
  document.getElementById(decoded(entries[1].firstChild.hash.slice(1))).before(section);
  entries[0].after(element('li', {}, linkTo('verdict-map', 'Verdicts and claims')));
}

function key(text) {
  return element('p', { class: 'key' }, text);
}

function verdictGrid(table, verdicts) {
  const columns = [...new Set(verdicts.map(({ column }) => column))];
  const cell = (verdict) => {
    if (!verdict) return element('td', {});
    const { cell: path, row, column, kind, published, ours, words } = verdict;
    const letter = path ? element('a', { href: address(`cell:${path}`), 'aria-label': `${row}, ${column}: ${kind}` },
      letterOf(verdict)) : letterOf(verdict);
    const title = `published ${published}, ours ${ours.join(', ') || 'none'}: ${words}`;
    return element('td', { 'data-fails': isBadVerdict(verdict) && '', title }, letter);
  };
  const rows = [...new Set(verdicts.map(({ row }) => row))].map((row) => {
    const own = verdicts.filter((verdict) => verdict.row === row);
    return element('tr', { 'data-fails': own.some(isBadVerdict) && '' }, element('th', { scope: 'row' }, row),
      columns.map((column) => cell(own.find((verdict) => verdict.column === column))));
  });
  return element('section', {}, element('h3', {}, `Table ${table} as published`),
    scrollingTable(`Verdicts on Table ${table}`, ['', ...columns], rows));
}
