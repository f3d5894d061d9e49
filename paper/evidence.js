// Opens the record of a number, a figure, or an equation in a panel next to the text. The fragment
// "#of/KEY" of the address selects the record; Escape and the button close the panel. All records are
// in paper.json, which is embedded in the page; nothing is fetched.
'use strict';
(async () => {
  const compressed = atob(document.getElementById('paper').textContent);
  const stream = new Blob([Uint8Array.from(compressed, (byte) => byte.charCodeAt(0))]).stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const { profile, numbers, runs, figures, equations } =
    JSON.parse(await new Response(stream).text()).record;
  const records = { ...numbers };
  for (const figure of figures) {
    const name = `figure-${figure.label}`;
    records[name] = { ...figure, figure: name };
  }
  for (const equation of equations) records[`equation-${equation.number}`] = equation;
  const panel = document.getElementById('record');
  const prefix = '#of/';
  let opener = null;

  // Elements. Strings are always inserted as text, never as HTML.

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  const code = (text) => element('code', {}, text);
  const listing = (text) => element('pre', { tabindex: '0' }, code(text));
  const short = (hash) => element('code', { title: hash }, hash.slice(0, 16));
  const link = (key, text) =>
    element('a', { href: prefix + encodeURIComponent(key) }, text ?? key);
  const command = (text) => element('p', { class: 'command' }, code(text));

  // A definition list; terms without a value are omitted.
  function terms(pairs) {
    const list = element('dl', {});
    for (const [term, value] of pairs) {
      if (value === undefined || value === null) continue;
      list.append(element('dt', {}, term), element('dd', {}, value));
    }
    return list;
  }

  function hashes(map) {
    const list = element('ul', {});
    for (const [name, hash] of Object.entries(map)) {
      list.append(element('li', {}, name, ' ', typeof hash === 'string' ? short(hash) : code(`${hash}`)));
    }
    return Object.keys(map).length > 0 ? list : null;
  }

  // The learning curves of several runs, one line each.
  function curves(shown) {
    const drawn = shown.filter((run) => run.curve && run.curve.steps.length > 0);
    if (drawn.length === 0) return null;
    const steps = drawn.flatMap((run) => run.curve.steps);
    const scores = drawn.flatMap((run) => run.curve.scores.map(Number)).filter(Number.isFinite);
    const [last, low, high] = [Math.max(...steps, 1), Math.min(...scores, 0), Math.max(...scores, 1)];
    const [width, height, left, bottom] = [360, 170, 48, 24];
    const x = (step) => left + (step / last) * (width - left - 8);
    const y = (score) => 8 + ((high - score) / (high - low)) * (height - bottom - 8);
    const space = 'http://www.w3.org/2000/svg';
    function shape(name, attributes, text) {
      const made = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      if (text !== undefined) made.textContent = text;
      return made;
    }
    const title = `${drawn[0].curve.metric} against training step`;
    const picture = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'curves' });
    picture.append(shape('title', {}, title));
    for (const [value, text] of [[low, low.toFixed(1)], [high, high.toFixed(1)]]) {
      picture.append(
        shape('line', { x1: left, x2: width - 8, y1: y(value), y2: y(value), class: 'grid' }),
        shape('text', { x: left - 4, y: y(value) + 4, 'text-anchor': 'end' }, text));
    }
    picture.append(
      shape('text', { x: left, y: height - 6 }, '0'),
      shape('text', { x: width - 8, y: height - 6, 'text-anchor': 'end' }, last.toLocaleString('en')));
    const dashes = ['', '6 3', '2 2', '8 3 2 3', '1 3'];
    drawn.forEach((run, index) => {
      const points = run.curve.steps.filter((_, i) => Number.isFinite(Number(run.curve.scores[i])))
        .map((step, i) => `${x(step)},${y(Number(run.curve.scores[i]))}`);
      picture.append(shape('polyline', {
        points: points.join(' '), 'stroke-dasharray': dashes[index % dashes.length] }));
    });
    return element('figure', {}, picture, element('figcaption', {}, title));
  }

  // Records.

  function runDetails(run, value, isOpen) {
    const inputs = element('ul', {});
    for (const input of run.inputs) {
      const source = runs[input.run];
      const data = source?.files?.['transitions.safetensors'];
      inputs.append(element('li', {}, `${input.name}: ${input.run ?? 'no run of the plan'}`,
        input.sha256 ? ', result ' : '', input.sha256 ? short(input.sha256) : '',
        data ? ', data ' : '', data ? short(data) : ''));
    }
    return element('details', isOpen ? { open: '' } : {}, element('summary', {},
      `seed ${run.seed}`, value === undefined ? '' : `: ${value}`), terms([
      ['cell', run.cell], ['specification', code(run.specification)], ['key', short(run.key)],
      ['inputs', run.inputs.length > 0 ? inputs : null],
      ['numerics versions', hashes(run.numerics)], ['source files', run.sources && hashes(run.sources)],
      ['result', run.result && short(run.result)],
      ['files', run.files && hashes(run.files)],
      ['published scores', run.published && short(run.published)],
      ['source code', run.program && short(run.program)],
      ['numeric class', run.numericClass],
      ['commit', run.commit && element('span', {}, short(run.commit),
        run.isDirty ? ', with uncommitted changes' : '')],
      ['missing', run.note],
    ]));
  }

  function cells(shown) {
    return [...new Set(shown.map((run) => run.cell))];
  }

  function runRecords(names, values) {
    const shown = names.map((name) => runs[name]);
    if (shown.length === 0) return [];
    const parts = [element('h3', {}, shown.length === 1 ? 'The run' : `The ${shown.length} runs`)];
    for (const cell of cells(shown)) {
      parts.push(element('p', { class: 'cell' }, cell));
      shown.forEach((run, index) => {
        if (run.cell === cell) parts.push(runDetails(run, values?.[index], shown.length === 1));
      });
    }
    parts.push(curves(shown), element('h3', {}, 'Reproduce'));
    for (const cell of cells(shown)) parts.push(command(`dmil repro --profile ${profile} '${cell}'`));
    return parts;
  }

  const statistics = {
    value: 'value of one run', mean: 'mean over the runs', sum: 'sum over the runs',
    spread: 'mean ± standard deviation (n − 1) over the runs', least: 'minimum over the runs',
    greatest: 'maximum over the runs', count: 'number of runs with this quantity',
    episodes: 'mean ± standard deviation over the episodes of one evaluation',
    setting: 'setting used by the runs', sha256: 'SHA-256 of the file',
  };

  function numberRecord(key, record) {
    if (record.formula !== undefined) {
      const inputs = element('ol', {});
      for (const input of record.inputs) {
        inputs.append(element('li', {}, link(input), `: ${records[input].value ?? 'none'}`));
      }
      return [terms([['formula', record.formula], ['value', record.value]]),
        element('p', {}, '#1, #2, … are:'), inputs];
    }
    const [, quantity, statistic] = key.split(':');
    const head = terms([['quantity', code(quantity)], ['statistic', statistics[statistic]],
      ['value', record.value]]);
    if (record.equation) {
      return [head, ...equationRecord(records[`equation-${record.equation}`])];
    }
    if (record.measured) {
      return [head, terms([['measured', record.measured]]), command('make bench')];
    }
    if (!record.runs) return [head, element('p', {}, 'Counted over all runs of the profile.')];
    return [head, ...runRecords(record.runs, record.values)];
  }

  function figureRecord(record) {
    const sources = element('ul', {});
    for (const source of record.sources) sources.append(element('li', {}, source));
    return [
      command(`dmil figures --profile ${profile}`),
      record.script ? element('details', {}, element('summary', {}, `${record.figure}.gp`),
        listing(record.script)) : null,
      element('details', {}, element('summary', {}, `Data: ${record.sources.length} files`), sources),
      ...runRecords(record.runs),
    ];
  }

  function equationRecord(record) {
    const checks = element('ul', {});
    for (const check of record.checks) {
      const verdict = check.tolerance === undefined ? '' : ` ${check.passed ? '≤' : '✗ >'} ${check.tolerance}`;
      checks.append(element('li', { class: check.passed ? 'passed' : 'failed' },
        `${check.kind}, ${check.precision}, ${check.subject}: ${check.measured}${verdict}`,
        check.step === undefined ? '' : `, h = ${check.step}`, `, ${check.count}×; `, code(check.place)));
    }
    return [
      terms([['equation', `(${record.number}) ${record.sentence}`], ['code', code(`${record.file}:${record.line}`)],
        ['not computed', record.waiver]]),
      listing(record.code),
      record.checks.length > 0 ? checks : null,
      element('details', {}, element('summary', {}, 'LaTeX'), listing(record.latex)),
      element('h3', {}, 'Repeat the checks'), command(`dmil check ${record.number}`),
    ];
  }

  // Opening and closing.

  function show(key) {
    const record = records[key];
    const close = element('button', { type: 'button', 'aria-label': 'Close' }, '×');
    close.addEventListener('click', leave);
    const title = element('h2', { id: 'record-title' },
      record?.figure !== undefined ? `Figure ${key.slice('figure-'.length)}`
        : record?.latex !== undefined ? `Equation (${record.number})` : key);
    const content = record === undefined ? ['No record has this name.']
      : record.figure !== undefined ? figureRecord(record)
      : record.latex !== undefined ? equationRecord(record) : numberRecord(key, record);
    panel.replaceChildren(close, title, ...content.filter((part) => part !== null));
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }

  function follow() {
    if (location.hash.startsWith(prefix)) {
      if (panel.hidden) opener = document.activeElement;
      show(decodeURIComponent(location.hash.slice(prefix.length)));
    } else {
      panel.hidden = true;
    }
  }

  function leave() {
    history.replaceState(null, '', location.pathname + location.search);
    panel.hidden = true;
    opener?.focus({ preventScroll: true });
  }

  addEventListener('hashchange', follow);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) leave();
  });
  // A click on an image or a formula follows the link next to it.
  for (const anchor of document.querySelectorAll('a.record')) {
    const whole = anchor.closest('figure, .equation');
    for (const target of whole.querySelectorAll('img, math')) {
      if (target.closest('figcaption, .evidence')) continue;
      target.classList.add('record');
      target.addEventListener('click', () => anchor.click());
    }
  }
  follow();
})();
