'use strict';
// The data of a figure as a table, a series at a time, and as TSV.

// The series of a figure: blocks with a title, the names of the columns, and rows.
function seriesOf(text) {
  return text.split(/\n\n\n/).map((block) => {
    const lines = block.split('\n').filter((line) => line !== '');
    const comments = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2));
    return { title: comments.at(-2), columns: (comments.at(-1) ?? '').split('\t'),
      rows: lines.filter((line) => !line.startsWith('# ')).map((line) => line.split('\t')) };
  }).filter(({ title }) => title !== undefined);
}

const rowLimit = 500;

function addFigureData(record) {
  const name = `figure-${record.label}`;
  const figure = document.querySelector(`figure#${CSS.escape(name)}`);
  if (!figure || record.tsv === undefined) return;
  const all = seriesOf(record.tsv);
  if (all.length === 0) return;
  const content = element('div', { class: 'data', id: `${name}-data`, hidden: '' });
  const toggle = button('Data as table', () => {
    const chosen = content.hidden ? '0' : null;
    show(chosen);
    keep({ data: chosen });
  }, { 'aria-expanded': 'false', 'aria-controls': content.id });
  const keep = addressable(name, (query) => {
    show(query.get('data'));
    scrubbers.get(name)?.(query);
  });

  function show(chosen) {
    const series = all[Number(chosen ?? NaN)];
    content.hidden = series === undefined;
    toggle.setAttribute('aria-expanded', `${!content.hidden}`);
    if (content.hidden) return;
    content.replaceChildren(
      choice('Series', all.map(({ title }, index) => [`${index}`, title]), chosen, (other) => {
        show(other);
        keep({ data: other });
      }),
      scrollingTable(`Data of Figure ${record.label}`, series.columns, series.rows.slice(0, rowLimit)
        .map((row) => element('tr', {}, row.map((text) => element('td', {}, text))))),
      series.rows.length > rowLimit
        ? element('p', {}, `The first ${rowLimit} of ${series.rows.length} rows; the TSV has all.`) : '');
  }

  figure.append(element('div', { class: 'tools' }, toggle, tsvButtons(name, () => record.tsv)), content);
}
