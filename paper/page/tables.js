'use strict';
// Tables of the paper: a heading sorts, words filter, and what is shown can be copied or saved as TSV.

// The rows of a table in the order of the manuscript, however they are sorted.
const originalRows = new Map();

function rowsOf(label) {
  if (!originalRows.has(label)) {
    const body = document.querySelector(`#table-${CSS.escape(label)} tbody`);
    originalRows.set(label, [...(body?.rows ?? [])]);
  }
  return originalRows.get(label);
}

// The cells of tables that show the score of a cell of the plan, as elements and as recorded.
function tableCells(cell) {
  return paper.tables.flatMap(({ label, rows }) => rows.flatMap((row, index) => row.flatMap((entry, column) => {
    const td = entry.cell === cell && rowsOf(label)[index]?.cells[column];
    return td ? [{ td, entry, label }] : [];
  })));
}

// Rows that stay together: one without a first cell belongs to the row above. A row with only a first cell
// is the heading of a section, which is sorted by itself.
function sections(rows) {
  const found = [{ heading: [], groups: [] }];
  rows.forEach((row, index) => {
    const { groups } = found.at(-1);
    if (row.length > 1 && row.slice(1).every(({ text }) => text === '')) found.push({ heading: [index], groups: [] });
    else if (row[0].text === '' && groups.length > 0) groups.at(-1).push(index);
    else groups.push([index]);
  });
  return found;
}

// Numbers before texts, and cells without a value last.
function compared(one, other) {
  const [left, right] = [value(one.value), value(other.value)];
  if (Number.isFinite(left) && Number.isFinite(right)) return left - right;
  if (Number.isFinite(left) || Number.isFinite(right)) return Number.isFinite(left) ? -1 : 1;
  return one.text.localeCompare(other.text, 'en', { numeric: true });
}

const tsv = (cells) => `${cells.join('\t')}\n`;

// The buttons that copy and save a text.
function tsvButtons(name, text) {
  const save = element('a', { href: '#', class: 'button', download: `${name}.tsv`, click: () => {
    save.href = `data:text/tab-separated-values;charset=utf-8,${encodeURIComponent(text())}`;
  } }, 'Save TSV');
  return [copyButton('Copy TSV', text), save];
}

function makeSortable(record) {
  const name = `table-${record.label}`;
  const container = document.getElementById(name);
  const rows = rowsOf(record.label);
  if (rows.length === 0 || rows.length !== record.rows.length) return;
  const { parentNode: body } = rows[0];
  const headings = [...body.parentNode.tHead.rows[0].cells];
  let state = { sort: null, filter: '' };
  let order = rows.map((_, index) => index);

  const shownRows = () => order.filter((index) => !rows[index].hidden).map((index) => record.rows[index]);
  const text = () => [tsv(record.columns.map(({ title }) => title)),
    ...shownRows().map((row) => tsv(row.map((cell) => cell.text)))].join('');
  const count = element('output', {});
  const search = element('input', { type: 'search', placeholder: 'Filter rows',
    'aria-label': `Filter the rows of Table ${record.label}`, input: () => change({ filter: search.value }) });

  // `sort` is the number of a column, negative for descending order.
  function apply({ sort, filter }) {
    const column = Math.abs(Number(sort)) - 1;
    state = { sort: headings[column] ? sort : null, filter };
    headings.forEach((heading, index) => {
      if (state.sort && index === column) heading.setAttribute('aria-sort', sort > 0 ? 'ascending' : 'descending');
      else heading.removeAttribute('aria-sort');
    });
    const words = filter.toLowerCase().split(/\s+/);
    const matches = (group) => words.every((word) =>
      group.some((index) => record.rows[index].some((cell) => cell.text.toLowerCase().includes(word))));
    let shown = 0;
    order = sections(record.rows).flatMap(({ heading, groups }) => {
      const direction = Math.sign(sort);
      const cell = ([index]) => record.rows[index][column];
      if (state.sort) groups.sort((one, other) => direction * compared(cell(one), cell(other)));
      for (const group of groups) {
        const isShown = matches(group);
        shown += isShown ? 1 : 0;
        for (const index of group) rows[index].hidden = !isShown;
      }
      return [...heading, ...groups.flat()];
    });
    body.append(...order.map((index) => rows[index]));
    if (search.value !== filter) search.value = filter;
    count.textContent = filter.trim() === '' ? '' : `${shown} found`;
  }

  const keep = addressable(name, (query) => apply({ sort: query.get('sort'), filter: query.get('filter') ?? '' }));
  function change(changes) {
    apply({ ...state, ...changes });
    keep({ sort: state.sort, filter: state.filter || null });
  }

  headings.forEach((heading, index) => {
    if (heading.textContent.trim() === '') return;
    const place = `${index + 1}`;
    const next = () => (state.sort === place ? `-${place}` : state.sort === `-${place}` ? null : place);
    const sorter = button('', () => change({ sort: next() }), { class: 'sort',
      'aria-label': heading.querySelector('math') && record.columns[index].title.replaceAll('$', '') });
    sorter.append(...heading.childNodes);
    heading.append(sorter);
  });
  container.before(element('div', { class: 'tools' }, search, count, tsvButtons(name, text),
    element('a', { href: address(`of/${name}`), class: 'button' }, 'Check')));
}
