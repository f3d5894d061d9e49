'use strict';
// The record of an equation: code, checks, mutants, and for gradients the V-curve: the relative
// difference from central differences against their step h.

function equationRecord(equation, query, keep) {
  const path = Object.keys(paper.runs).find((one) => paper.runs[one].kind === 'check' && paper.runs[one].result);
  return [
    terms([['equation', `(${equation.number}) ${equation.sentence}`],
      ['code', code(`${equation.file}:${equation.line}`)], ['not computed', equation.waiver]]),
    listing(equation.code), checkList(equation.checks), vCurves(equation.checks),
    mutantList('Mutants of the code', equation.codeMutants),
    mutantList('Mutants of the printed formula', equation.printedMutants),
    folded('LaTeX', listing(equation.latex)), checkYourself(`dmil check ${equation.number}`),
    path ? runRecords([path], undefined, query, keep) : null,
  ];
}

// Equations with one change each, and the check that rejects them.
function mutantList(title, mutants) {
  if (mutants.length === 0) return null;
  const rejected = mutants.filter(({ check }) => check !== undefined).length;
  return folded(`${title}: ${rejected} of ${mutants.length} rejected`, element('ul', { class: 'mutants' },
    mutants.map(({ change, check }) => element('li', { class: check === undefined ? 'failed' : null },
      `${change}: ${check === undefined ? 'passes all checks' : `rejected by check ${check}`}`))));
}

function checkList(checks) {
  return element('ol', {}, checks.map((check) => element('li', { class: check.passed ? 'passed' : 'failed' },
    `${check.passed ? '✓' : '✗'} ${check.kind}, ${check.precision}, ${check.subject}: ${check.measured}`,
    check.tolerance === undefined ? '' : ` ${check.passed ? '≤' : '>'} ${check.tolerance}`,
    check.step === undefined ? '' : `, h = ${check.step}`, `, ${check.count}×; `, code(check.place))));
}

function vCurves(checks) {
  const series = checks.filter((check) => check.differences?.length > 0).map((check) => ({
    label: `${check.subject}, ${check.precision}`,
    points: check.differences.map(({ step, difference }) =>
      ({ x: value(step), y: value(difference), text: `h = ${step}: ${difference}` })),
  }));
  if (series.length === 0) return null;
  const { element: drawn } = chart({
    label: 'Difference from central differences against their step', series,
    x: { title: 'step h', isLog: true }, y: { title: 'relative difference', isLog: true },
    describe: ({ label }, point) => `${label}: ${point.text}`,
  });
  return [element('h3', {}, 'Difference against step'), drawn];
}
