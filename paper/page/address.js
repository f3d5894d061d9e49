'use strict';
// Permanent addresses: "#NAME?KEY=VALUE&…". NAME is a part of the paper or a record, the rest its state.

const views = new Map();

// Calls `show(query)` whenever the address names the part; returns a function that keeps its state in the
// address, in which null removes a key.
function addressable(name, show) {
  views.set(name, show);
  return (changes) => keepInAddress(name, changes);
}

function readAddress() {
  const [name, query] = location.hash.slice(1).split(/\?(.*)/s);
  return { name: decoded(name), query: new URLSearchParams(query ?? '') };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function address(name, query) {
  const text = `${query ?? ''}`;
  return `#${encodeURIComponent(name).replace(/%(2F|3A|2C|40|2B|3B)/g, decodeURIComponent)}${text && `?${text}`}`;
}

// Browsers limit how often an address may change, so that only the last state of a moment is written, unless
// the reader followed a link in between.
let waiting = 0;
let next = null;
let hashBefore = '';

function keepInAddress(name, changes) {
  const current = next ?? readAddress();
  const query = current.name === name || name === null ? current.query : new URLSearchParams();
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key);
    else query.set(key, value);
  }
  next = { name: name ?? current.name, query };
  hashBefore = location.hash;
  clearTimeout(waiting);
  waiting = setTimeout(writeAddress, 150);
}

function writeAddress() {
  if (next && location.hash === hashBefore) history.replaceState(null, '', address(next.name, next.query));
  next = null;
}

function follow() {
  clearTimeout(waiting);
  next = null;
  const { name, query } = readAddress();
  useAppearance(query.get('appearance'));
  openRecord(name, query);
  views.get(name)?.(query);
  if (views.has(name)) document.getElementById(name).scrollIntoView();
}

addEventListener('hashchange', follow);
