'use strict';
// A chart of stored points, joined by straight lines. The pointer and the arrow keys read them: left and right
// along a series, up and down between series. A missing or infinite value leaves a gap.

const plot = { width: 440, height: 230, left: 58, right: 18, top: 10, bottom: 38 };

// Multiples of 1, 2 or 5 times a power of ten.
function ticks(low, high) {
  const raw = (high - low) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= raw * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step);
}

// Powers of ten, at most seven.
function decades(low, high) {
  const [first, last] = [Math.floor(low), Math.ceil(high)];
  const stride = Math.ceil((last - first + 1) / 7);
  return Array.from({ length: Math.floor((last - first) / stride) + 1 }, (_, index) => first + index * stride);
}

// One direction of a chart: where a value lies between two places.
function scale(values, isLog, from, to) {
  const place = (value) => (isLog ? Math.log10(value) : value);
  const finite = values.filter((value) => isDrawn(value, isLog)).map(place);
  let [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  if (low === high) [low, high] = [low - 1, high + 1];
  const marks = isLog ? decades(low, high) : ticks(low, high);
  if (isLog) [low, high] = [Math.min(low, marks[0]), Math.max(high, marks.at(-1))];
  const spot = (value) => from + ((value - low) / (high - low)) * (to - from);
  const name = (mark) => (isLog ? power(mark) : short(mark));
  return { of: (value) => spot(place(value)), marks: marks.map((mark) => [spot(mark), name(mark)]) };
}

function isDrawn(value, isLog) {
  return Number.isFinite(value) && (!isLog || value > 0);
}

function power(exponent) {
  return `10${`${exponent}`.replace(/./g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit] ?? '⁻')}`;
}

function short(value) {
  const rounded = Number(value.toPrecision(6));
  return Math.abs(rounded) >= 10000 && rounded % 1000 === 0 ? `${(rounded / 1000).toLocaleString('en')}k`
    : rounded.toLocaleString('en', { maximumFractionDigits: 6 }).replace('-', '−');
}

// `series` has a label and points {x, y, low, high, …} each; `shaded` is a range of x; `describe(series, point)`
// says what the reader reads, and `choose(series, point)` hears of it.
function chart({ label, x, y, series, shaded, describe, choose }) {
  const all = series.flatMap(({ points }) => points);
  const across = scale(all.map((point) => point.x), x.isLog, plot.left, plot.width - plot.right);
  const up = scale(all.flatMap((point) => [point.y, point.low, point.high]), y.isLog,
    plot.height - plot.bottom, plot.top);
  const drawn = (point) => isDrawn(point.x, x.isLog) && isDrawn(point.y, y.isLog);
  const reading = element('output', { class: 'reading' });
  const crosshair = shape('g', { class: 'crosshair', visibility: 'hidden' }, shape('line', {
    y1: plot.top, y2: plot.height - plot.bottom }), shape('circle', { r: 4.5 }));
  const marker = shape('line', { class: 'marker', y1: plot.top, y2: plot.height - plot.bottom, visibility: 'hidden' });
  const picture = shape('svg', {
    viewBox: `0 0 ${plot.width} ${plot.height}`, class: 'chart', role: 'slider', tabindex: '0',
    'aria-label': `${label}. Arrow keys read the points.`, 'aria-valuemin': 0, 'aria-valuenow': 0,
  }, axes(across, up, x.title, y.title), shaded ? shadedRange(across, shaded) : null, marker,
  series.map((line, index) => lineOf(line, index, across, up, drawn)), crosshair);

  let [row, column] = [0, 0];
  const readable = series.map((line) => line.points.filter(drawn));

  function read(line, place, isNews = true) {
    if (!readable[line]?.[place]) return;
    [row, column] = [line, place];
    const point = readable[row][column];
    const [left, top] = [across.of(point.x), up.of(point.y)];
    crosshair.setAttribute('visibility', 'visible');
    crosshair.firstChild.setAttribute('x1', left);
    crosshair.firstChild.setAttribute('x2', left);
    crosshair.lastChild.setAttribute('cx', left);
    crosshair.lastChild.setAttribute('cy', top);
    crosshair.setAttribute('class', `crosshair series-${row % 6}`);
    const text = describe(series[row], point);
    reading.textContent = text;
    picture.setAttribute('aria-valuetext', text);
    picture.setAttribute('aria-valuenow', column);
    picture.setAttribute('aria-valuemax', readable[row].length - 1);
    if (isNews) choose?.(series[row], point);
  }

  function nearest(line, wanted) {
    const distances = readable[line].map((point) => Math.abs(across.of(point.x) - wanted));
    return distances.indexOf(Math.min(...distances));
  }

  picture.addEventListener('pointermove', (event) => {
    const box = picture.getBoundingClientRect();
    const unit = plot.width / box.width;
    const [left, top] = [(event.clientX - box.left) * unit, (event.clientY - box.top) * unit];
    const candidates = readable.map((points, line) => [line, nearest(line, left)]).filter(([, place]) => place >= 0);
    const distance = ([line, place]) => {
      const point = readable[line][place];
      return Math.hypot(3 * (across.of(point.x) - left), up.of(point.y) - top);
    };
    candidates.sort((one, other) => distance(one) - distance(other));
    if (candidates.length > 0) read(...candidates[0]);
  });
  picture.addEventListener('keydown', (event) => {
    const here = readable[row]?.[column];
    if (!here) return;
    const other = (change) => (row + change + series.length) % series.length;
    const change = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const moves = { ArrowLeft: column - 1, ArrowRight: column + 1, Home: 0, End: readable[row].length - 1 };
    if (event.key in moves) read(row, moves[event.key]);
    else if (change) read(other(change), nearest(other(change), across.of(here.x)));
    else return;
    event.preventDefault();
  });
  picture.addEventListener('focus', () => read(row, column));

  return {
    element: element('div', { class: 'charted' }, picture, series.length > 1 ? legend(series) : null, reading),
    // Reads the point of a series at x, or moves a line there.
    readAt: (line, value) => read(line, nearest(line, across.of(value)), false),
    mark: (value) => {
      marker.setAttribute('visibility', 'visible');
      marker.setAttribute('x1', across.of(value));
      marker.setAttribute('x2', across.of(value));
    },
  };
}

function axes(across, up, xTitle, yTitle) {
  const [bottom, right] = [plot.height - plot.bottom, plot.width - plot.right];
  const middle = (plot.top + bottom) / 2;
  return shape('g', { class: 'axes', 'aria-hidden': 'true' },
    up.marks.map(([top, name]) => [
      shape('line', { x1: plot.left, x2: right, y1: top, y2: top }),
      shape('text', { x: plot.left - 5, y: top + 4, 'text-anchor': 'end' }, name)]).flat(),
    across.marks.map(([left, name]) =>
      shape('text', { x: left, y: bottom + 15, 'text-anchor': 'middle' }, name)),
    shape('text', { x: (plot.left + right) / 2, y: plot.height - 6, 'text-anchor': 'middle' }, xTitle),
    shape('text', { transform: `translate(12 ${middle}) rotate(-90)`, 'text-anchor': 'middle' }, yTitle));
}

function shadedRange(across, [from, to]) {
  return shape('rect', { class: 'window', x: across.of(from) - 2, width: across.of(to) - across.of(from) + 4,
    y: plot.top, height: plot.height - plot.top - plot.bottom });
}

function lineOf({ points }, index, across, up, drawn) {
  const spot = (point) => [across.of(point.x).toFixed(1), up.of(point.y).toFixed(1)];
  const path = points.map((point, place) =>
    (drawn(point) ? `${place > 0 && drawn(points[place - 1]) ? 'L' : 'M'}${spot(point)}` : '')).join('');
  return shape('g', { class: `series-${index % 6}` }, shape('path', { d: path }), points.filter(drawn).map((point) => {
    const [cx, cy] = spot(point);
    return shape('circle', { cx, cy, r: points.length > 60 ? 1.1 : 2 });
  }));
}

function legend(series) {
  return element('ul', { class: 'legend' }, series.map(({ label }, index) => element('li', {},
    shape('svg', { viewBox: '0 0 30 10', 'aria-hidden': 'true', class: 'chart' },
      shape('g', { class: `series-${index % 6}` }, shape('path', { d: 'M1,5L29,5' }))), label)));
}
