'use strict';
// A scrubber over the snapshots of a training: one embedding of all of them, in which a point keeps its identity
// and its color is d; below it the means of d and the score, with a line at the snapshot.

const scrubbers = new Map();
const calm = matchMedia('(prefers-reduced-motion: reduce)');

function addScrubber(record) {
  const panels = record.embedding?.panels ?? [];
  const figure = document.querySelector(`figure#figure-${CSS.escape(record.label)}`);
  if (!figure || panels.length < 2) return;
  const name = figure.id;
  const blocks = seriesOf(record.tsv).map(({ rows }) => rows.map((row) => row.map(value)));
  const expert = blocks[panels[0].expertBlock];
  const frames = panels.map((panel) => ({ rollouts: blocks[panel.rolloutBlock], expertD: panel.expertD?.map(value) }));
  const all = [...expert, ...frames.flatMap(({ rollouts }) => rollouts)]
    .filter(([left, top]) => Number.isFinite(left) && Number.isFinite(top));
  const frame = [Math.min, Math.max].map((most) => [0, 1].map((side) => most(...all.map((point) => point[side]))));
  const canvas = element('canvas', { role: 'img' });
  const slider = element('input', { type: 'range', min: 0, max: panels.length - 1, step: 1, value: 0,
    'aria-label': 'Snapshot', input: () => { pause(); choose(Number(slider.value)); } });
  const reading = element('output', { class: 'reading' });
  const player = button('Play', () => (timer ? pause() : play()));
  const charts = evolution(record.embedding, (step) => {
    pause();
    choose(nearestTo(step));
  });
  let shown = 0;
  let timer = null;
  const keep = (changes) => keepInAddress(name, changes);

  function nearestTo(step) {
    const distances = panels.map((panel) => Math.abs(panel.step - step));
    return distances.indexOf(Math.min(...distances));
  }

  // Shows a snapshot, at once or by moving the points there from the last one.
  function choose(index, isKept = true, from = index) {
    shown = index;
    const panel = panels[index];
    slider.value = index;
    const text = [`step ${panel.step.toLocaleString('en')}`, panel.meanD && `mean d of these rollouts ${panel.meanD}`,
      panel.score && `score ${panel.score}`].filter(Boolean).join(', ');
    slider.setAttribute('aria-valuetext', text);
    canvas.setAttribute('aria-label', `Embedding of expert data and rollouts at ${text}`);
    reading.textContent = text;
    charts.mark(panel.step);
    if (isKept) keep({ step: panel.step });
    if (from === index) paint(frames[index], frames[index], 1);
    else move(frames[from], frames[index]);
  }

  function move(start, end) {
    const begin = performance.now();
    const paintNext = (now) => {
      const share = Math.min(1, Math.max(0, now - begin) / 600);
      paint(start, end, share);
      if (share < 1 && timer) requestAnimationFrame(paintNext);
    };
    requestAnimationFrame(paintNext);
  }

  function paint(start, end, share) {
    const width = Math.max(1, canvas.clientWidth);
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(width * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(width * 0.7 * ratio);
    }
    drawEmbedding(canvas, frame, expert, start, end, share);
  }

  function play() {
    player.textContent = 'Pause';
    if (shown === panels.length - 1) choose(0, false);
    timer = setInterval(() => {
      if (shown === panels.length - 1) return pause();
      choose(shown + 1, false, calm.matches ? shown + 1 : shown);
    }, 1100);
  }

  function pause() {
    clearInterval(timer);
    if (timer) keep({ step: panels[shown].step });
    timer = null;
    player.textContent = 'Play';
  }

  figure.querySelector('figcaption').before(element('div', { class: 'scrubber' }, canvas,
    element('div', { class: 'tools' }, player, slider, reading), colorKey(), charts.element));
  scrubbers.set(name, (query) => {
    if (query.has('step')) choose(nearestTo(Number(query.get('step'))), false);
  });
  if (!views.has(name)) addressable(name, scrubbers.get(name));
  const repaint = () => paint(frames[shown], frames[shown], 1);
  addEventListener('appearance', repaint);
  new ResizeObserver(repaint).observe(canvas);
  choose(panels.length - 1, false);
}

// The means of d and the score at the evaluations of the training; a choice in them moves the scrubber.
function evolution({ training, expertMeanD, rolloutMeanD }, choose) {
  const curve = paper.runs[training]?.curve;
  const charts = [
    ['mean d', [['expert', expertMeanD], ['rollouts', rolloutMeanD]]],
    ['score', [['score', curve && { steps: curve.steps, values: curve.scores }]]],
  ].map(([title, lines]) => [title, lines.filter(([, course]) => course).map(([label, { steps, values }]) => ({
    label, points: steps.map((step, index) => ({ x: step, y: value(values[index]), text: values[index] })),
  }))]).filter(([, series]) => series.length > 0).map(([title, series]) => chart({
    label: `${title} against training step`, x: { title: 'training step' }, y: { title }, series,
    choose: (_, { x }) => choose(x),
    describe: ({ label }, { x, text }) => `step ${x.toLocaleString('en')}: ${title}, ${label}: ${text}`,
  }));
  return { element: element('div', { class: 'pair' }, charts.map((one) => one.element)),
    mark: (step) => charts.forEach((one) => one.mark(step)) };
}

// Circles are expert transitions, crosses rollouts; between two snapshots, points lie on the way.
function drawEmbedding(canvas, [lows, highs], expert, start, end, share) {
  const context = canvas.getContext('2d');
  const margin = 8 * devicePixelRatio;
  const spot = (point) => [margin + ((point[0] - lows[0]) / (highs[0] - lows[0])) * (canvas.width - 2 * margin),
    canvas.height - margin - ((point[1] - lows[1]) / (highs[1] - lows[1])) * (canvas.height - 2 * margin)];
  const mixed = (one, other) => one + (other - one) * share;
  const colors = palette(canvas);
  const size = 2.2 * devicePixelRatio;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.lineWidth = devicePixelRatio;
  expert.forEach((point, index) => {
    const [left, top] = spot(point);
    context.strokeStyle = colors(mixed(start.expertD?.[index], end.expertD?.[index]));
    context.beginPath();
    context.arc(left, top, size, 0, 2 * Math.PI);
    context.stroke();
  });
  end.rollouts.forEach((point, index) => {
    const from = start.rollouts[index] ?? point;
    const [left, top] = spot([mixed(from[0], point[0]), mixed(from[1], point[1])]);
    context.strokeStyle = colors(mixed(from[2], point[2]));
    context.beginPath();
    context.moveTo(left - size, top - size);
    context.lineTo(left + size, top + size);
    context.moveTo(left - size, top + size);
    context.lineTo(left + size, top - size);
    context.stroke();
  });
}

// The colors of d from 0 to 1, from the style sheet; gray where there is no discriminator.
function palette(canvas) {
  const [reject, doubt, accept] = ['--reject', '--doubt', '--accept'].map((name) => {
    canvas.style.color = `var(${name})`;
    return getComputedStyle(canvas).color.match(/[\d.]+/g).map(Number);
  });
  return (d) => {
    if (!Number.isFinite(d)) return 'gray';
    const [from, to, share] = d < 0.5 ? [reject, doubt, 2 * d] : [doubt, accept, 2 * d - 1];
    return `rgb(${from.map((part, index) => Math.round(part + (to[index] - part) * share)).join(' ')})`;
  };
}

function colorKey() {
  return element('p', { class: 'key' }, '○ expert, × rollout; d: 0 ',
    element('span', { class: 'ramp', 'aria-hidden': 'true' }), ' 1');
}
