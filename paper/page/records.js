'use strict';
// What the panel shows of a number, a cell, a table, a figure, an equation or a claim.

const statistics = {
  value: 'value of one run', mean: 'mean over the runs', sum: 'sum over the runs',
  spread: 'mean ± standard deviation (n − 1) over the runs', least: 'minimum over the runs',
  greatest: 'maximum over the runs', count: 'number of runs with this quantity',
  episodes: 'mean ± standard deviation over the episodes of one evaluation',
  setting: 'setting used by the runs', sha256: 'SHA-256 of the file',
};

function numberHead({ formula, value: text = 'none', source, measured }) {
  if (formula !== undefined) return terms([['formula', formula], ['value', text]]);
  return terms([['quantity', code(source.quantity)], ['statistic', statistics[source.statistic] ?? source.statistic],
    ['value', text], ['measured', measured]]);
}

function numberRecord(number, query, keep) {
  const equation = paper.equations.find((one) => one.number === number.equation);
  if (number.formula !== undefined) {
    const inputs = number.inputs.map((key) => [linkTo(`of/${key}`, key), `: ${paper.numbers[key]?.value ?? 'none'}`]);
    return [numberHead(number), element('p', {}, '#1, #2, … are:'), list(inputs, 'ol')];
  }
  if (equation) return [numberHead(number), equationRecord(equation, query, keep)];
  if (number.measured) return [numberHead(number), checkYourself('make bench')];
  if (!number.runs) return [numberHead(number), element('p', {}, 'Counted over all runs of the profile.')];
  return [numberHead(number), runRecords(number.runs, number.values, query, keep)];
}

function cellRecord(cell, query, keep) {
  const verdicts = paper.verdicts.filter((verdict) => verdict.cell === cell);
  const claims = paper.claims.filter(({ criteria }) =>
    criteria.some(({ statements }) => statements?.some(({ cells }) => cells?.includes(cell))));
  return [
    terms([
      ['in the tables', list(tableCells(cell).map(({ label, entry }) =>
        [element('a', { href: `#table-${label}` }, `Table ${label}`), `: ${entry.text}`]))],
      ['verdicts', list(verdicts.map((one) => [letterOf(one), ` published ${one.published}: ${one.words}`]))],
      ['claims', list(claims.map((claim) => [letterOf(claim), ' ', linkTo(`claim:${claim.id}`, claim.text)]))],
    ]),
    runRecords(pathsOf(cell), undefined, query, keep),
  ];
}

function tableRecord(table, query, keep) {
  const keys = table.rows.flat().flatMap((cell) => cell.numbers ?? []);
  const paths = [...new Set(keys.flatMap((key) => paper.numbers[key]?.runs ?? []))];
  return [checkYourself(`dmil report --profile ${paper.profile}`, { expected: hashesOf([table.file]) }),
    runRecords(paths, undefined, query, keep)];
}

function figureRecord(figure, query, keep) {
  return [checkYourself(figure.command, { expected: hashesOf(figure.files) }),
    figure.script ? folded(`figure-${figure.label}.gp`, listing(figure.script)) : null,
    figure.sources.length > 0 ? folded(`Data: ${figure.sources.length} files`, list(figure.sources)) : null,
    runRecords(figure.runs, undefined, query, keep)];
}

function claimRecord(claim) {
  const statement = ({ isTrue, cells = [], equation }) => [isTrue === undefined ? '? ' : isTrue ? '✓ ' : '✗ ',
    cells.map((cell, index) => [index > 0 ? ', ' : '', cellLink(cell)]),
    equation === undefined ? '' : linkTo(`of/equation-${equation}`, `Equation (${equation})`)];
  const count = ({ trueCount, neededCount, falseCount, openCount }) =>
    `${trueCount} true (${neededCount} needed), ${falseCount} false, ${openCount} open`;
  return [element('p', {}, letterOf(claim), ` ${claim.text}`),
    terms([['source', claim.place], ['state', claim.state], ['if it holds', claim.ifItHolds],
      ['if it fails', claim.ifItFails]]),
    claim.criteria.map(({ form, metric, reason, tally, statements = [] }) => element('section', {},
      element('h3', {}, metric ? `${form}, ${metric}` : form),
      terms([['not decided', reason], ['statements', tally && count(tally)]]),
      list(statements.filter(({ cells, equation }) => cells?.length > 0 || equation).map(statement)))),
    paper.numbers[claim.number] ? element('p', {}, linkTo(`of/${claim.number}`, 'The number in the paper')) : null];
}

// The title and the content of the record with an address; null if the address is of no record.
function recordNamed(name, query, keep) {
  const [, kind, key] = name.match(/^(of\/|cell:|run:|claim:)(.*)$/s) ?? [];
  if (!kind) return null;
  const [, part, label] = key.match(/^(table|figure|equation)-([^:]+)$/) ?? [];
  const labeled = (parts) => parts.find((one) => `${one.label ?? one.number}` === label);
  const found = {
    'of/': () => ({
      table: () => [`Table ${label}`, tableRecord, labeled(paper.tables)],
      figure: () => [`Figure ${label}`, figureRecord, labeled(paper.figures)],
      equation: () => [`Equation (${label})`, equationRecord, labeled(paper.equations)],
    }[part]?.() ?? [key, numberRecord, paper.numbers[key]]),
    'cell:': () => [`Cell ${key}`, cellRecord, pathsOf(key).length > 0 && key],
    'run:': () => [`Run ${key}`, runRecord, paper.runs[key] && key],
    'claim:': () => [`Claim: ${key}`, claimRecord, paper.claims.find(({ id }) => id === key)],
  }[kind]();
  const [title, record, subject] = found;
  return subject ? [title, record(subject, query, keep)] : [key, ['No record has this name.']];
}
