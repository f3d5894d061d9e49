'use strict';
// The record of the paper: paper.json, which the page holds compressed. Texts are shown as they are.

let paper = null;

async function readPaper() {
  const bytes = Uint8Array.from(atob(document.getElementById('paper').textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  paper = JSON.parse(await new Response(stream).text()).record;
}

// The paths of a cell's runs, in the order of their seeds.
function pathsOf(cell) {
  return Object.keys(paper.runs).filter((path) => paper.runs[path].cell === cell)
    .sort((one, other) => paper.runs[one].seed - paper.runs[other].seed);
}

function cellsOf(paths) {
  return [...new Set(paths.map((path) => paper.runs[path]?.cell).filter(Boolean))];
}

// Infinite and missing values, written "inf" and "nan", are no numbers.
function value(text) {
  const number = Number(text);
  return text !== undefined && Number.isFinite(number) ? number : NaN;
}
