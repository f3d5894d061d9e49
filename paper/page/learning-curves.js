'use strict';
// The learning curves of a cell, a series for each seed: stored evaluations only. The range of steps that the
// chosen rule reads is shaded, and the cells of the tables show the score by this rule.

// The rule by which the paper reads a score.
const usualRule = 'last-ten';

function learningCurves(cell, query, keep) {
  const runs = pathsOf(cell).map((path) => paper.runs[path]).filter((run) => run.curve?.steps.length > 0);
  if (runs.length === 0) return null;
  const series = runs.map(({ seed, curve }) => ({
    label: `seed ${seed}`, seed,
    points: curve.steps.map((step, index) => ({ x: step, y: value(curve.scores[index]), text: curve.scores[index] })),
  }));
  const rules = [usualRule, 'last', 'best'].filter((rule) => runs.every((run) => run.curve.rules[rule]));
  const place = element('div', {});
  const result = element('p', { class: 'reading' });

  function draw(rule) {
    const windows = runs.map((run) => run.curve.rules[rule]).filter(Boolean);
    const drawn = chart({
      label: `Learning curves of ${cell}: ${runs[0].curve.metric} against training step`, series,
      x: { title: 'training step' }, y: { title: 'score' },
      shaded: windows.length > 0
        ? [Math.min(...windows.map(({ first }) => first)), Math.max(...windows.map(({ last }) => last))] : null,
      describe: ({ seed }, { x, text }) =>
        `step ${x.toLocaleString('en')}, seed ${seed}: score ${text}; ${spreadAt(series, x)}`,
      choose: ({ seed }, { x }) => keep({ seed, step: x }),
    });
    place.replaceChildren(drawn.element);
    const scores = runs.map((run) => `seed ${run.seed}: ${run.curve.rules[rule]?.score ?? 'none, it diverged'}`);
    result.textContent = `${paper.scoreRules[rule]}: ${scores.join('; ')}`;
    showRule(cell, rule);
    return drawn;
  }

  const wanted = query.get('rule');
  const chosen = rules.includes(wanted) ? wanted : usualRule;
  const drawn = draw(chosen);
  const seed = series.findIndex((line) => `${line.seed}` === query.get('seed'));
  if (query.has('step')) drawn.readAt(Math.max(seed, 0), Number(query.get('step')));
  return element('section', { class: 'curves' }, element('h3', {}, 'Learning curves'),
    rules.length > 0 ? choice('Score read as', rules.map((rule) => [rule, paper.scoreRules[rule]]), chosen, (rule) => {
      keep({ rule });
      draw(rule);
    }) : null, place, result);
}

// Mean and standard deviation (n − 1) over the seeds at one step.
function spreadAt(series, step) {
  const scores = series.map((line) => line.points.find((point) => point.x === step)?.y).filter(Number.isFinite);
  if (scores.length < 2) return 'no spread: one seed';
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (scores.length - 1));
  return `mean ± spread of ${scores.length} seeds ${format(mean)} ± ${format(deviation)}`;
}

// Six digits, as in the data of figures.
function format(number) {
  return `${Number(number.toPrecision(6))}`;
}

// Shows the scores of a cell by a rule, wherever tables have them.
function showRule(cell, rule) {
  for (const { td, entry } of tableCells(cell)) {
    const text = entry.rules?.[rule];
    if (text === undefined) continue;
    const isUsual = rule === usualRule;
    (td.querySelector('a.number') ?? td).textContent = isUsual ? entry.text : text;
    td.classList.toggle('changed', !isUsual);
    td.title = isUsual ? '' : `${paper.scoreRules[rule]}; the paper prints ${entry.text}`;
  }
}
