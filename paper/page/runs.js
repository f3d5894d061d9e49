'use strict';
// The runs behind a record: where their numbers come from.

const shortHash = (hash) => hash && element('code', { title: hash }, hash.slice(0, 16));
const linkTo = (name, text) => element('a', { href: address(name) }, text ?? name);
const cellLink = (cell) => (pathsOf(cell).length > 0 ? linkTo(`cell:${cell}`, cell) : cell);

function hashes(map) {
  return list(Object.entries(map ?? {}).map(([name, hash]) =>
    [`${name} `, typeof hash === 'string' ? shortHash(hash) : code(`${hash}`)]));
}

function inputText({ name, run, sha256 }) {
  return [`${name}: `, run ? linkTo(`run:${run}`, run) : 'no run of the plan', ' ', shortHash(sha256)];
}

function provenance(path) {
  const run = paper.runs[path];
  const commit = run.commit && [shortHash(run.commit), run.isDirty ? ', with uncommitted changes' : ''];
  return terms([
    ['run', linkTo(`run:${path}`, path)], ['specification', code(run.specification)], ['key', shortHash(run.key)],
    ['inputs', list(run.inputs.map(inputText))], ['numerics versions', hashes(run.numerics)],
    ['source files', hashes(run.sources)], ['result', shortHash(run.result)], ['files', hashes(run.files)],
    ['published scores', shortHash(run.published)], ['source code', shortHash(run.program)],
    ['numeric class', run.numericClass], ['commit', commit], ['missing', run.note],
  ]);
}

function runRecord(path) {
  const run = paper.runs[path];
  return [terms([['title', run.title], ['method', run.method], ['kind', run.kind], ['cell', cellLink(run.cell)]]),
    provenance(path), checkRuns([path], run.command)];
}

// The runs of one cell, with their curves; of several cells, links to them. `values` are those of the runs.
function runRecords(paths, values, query, keep) {
  const cells = cellsOf(paths);
  if (cells.length > 1) {
    return [element('h3', {}, `Cells (${cells.length})`), list(cells.map((cell) => {
      const own = values?.filter((_, index) => paper.runs[paths[index]].cell === cell);
      return [cellLink(cell), own ? `: ${own.join(', ')}` : ''];
    }))];
  }
  if (cells.length === 0) return [];
  const title = (path, index) => [`seed ${paper.runs[path].seed}`, values ? `: ${values[index]}` : '',
    paper.runs[path].result ? '' : ' (no result)'];
  return [learningCurves(cells[0], query, keep),
    element('h3', {}, paths.length === 1 ? 'The run' : `The ${paths.length} runs`),
    element('p', { class: 'cell' }, cellLink(cells[0])),
    paths.map((path, index) => folded(title(path, index), provenance(path))),
    checkRuns(paths, `dmil repro --profile ${paper.profile} '${cells[0]}'`)];
}
