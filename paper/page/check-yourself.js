'use strict';
// How a reader repeats a record: the command, the predicted time, and the hashes that it must give.

function checkYourself(command, { minutes, expected = {} } = {}) {
  const hashes = Object.entries(expected);
  const items = hashes.map(([name, hash]) => [name === '' ? '' : `${name} `,
    element('code', { class: 'hash' }, hash), copyButton('Copy hash', hash)]);
  return element('section', { class: 'check' }, element('h3', {}, 'Check this yourself'),
    element('p', { class: 'command' }, code(command), copyButton('Copy command', command)),
    terms([['predicted', minutes === undefined ? null : duration(minutes)],
      [hashes.length > 1 ? 'expected hashes' : 'expected hash', list(items)]]));
}

function duration(minutes) {
  if (minutes < 1) return 'less than a minute';
  return minutes < 100 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

// Repeats runs.
function checkRuns(paths, command) {
  const runs = paths.map((path) => paper.runs[path]);
  const known = runs.map((run) => run.minutes).filter((minutes) => minutes !== undefined);
  return checkYourself(command, {
    minutes: known.length > 0 ? known.reduce((sum, minutes) => sum + minutes, 0) : undefined,
    expected: Object.fromEntries(runs.filter((run) => run.result)
      .map((run) => [runs.length > 1 ? `seed ${run.seed}` : '', run.result])),
  });
}

// The hashes of files of the paper.
function hashesOf(paths) {
  return Object.fromEntries(paths.filter((path) => paper.files[path]).map((path) => [path, paper.files[path]]));
}
