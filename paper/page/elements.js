'use strict';
// Makes elements of HTML and SVG. Strings are inserted as text, never as HTML.

function element(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function shape(name, attributes, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

// Attributes that are functions listen to the event of their name; null and false are left out.
function filled(made, attributes = {}, children = []) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

function button(label, press, attributes) {
  return element('button', { type: 'button', click: press, ...attributes }, label);
}

const code = (text) => element('code', {}, text);
const listing = (text) => element('pre', { tabindex: '0' }, code(text));
const folded = (title, ...content) => element('details', {}, element('summary', {}, title), content);

function list(items, kind = 'ul') {
  return items.length > 0 ? element(kind, {}, items.map((item) => element('li', {}, item))) : null;
}

// A definition list; terms without a meaning are omitted.
function terms(pairs) {
  const known = pairs.filter(([, meaning]) => meaning !== undefined && meaning !== null && meaning !== '');
  return element('dl', {}, known.map(([term, meaning]) => [element('dt', {}, term), element('dd', {}, meaning)]));
}

// A table of columns with titles, in a region that scrolls.
function scrollingTable(label, titles, rows) {
  const heading = (title) => (title === '' ? element('td', {}) : element('th', { scope: 'col' }, title));
  return element('div', { class: 'rows', tabindex: '0', role: 'region', 'aria-label': label },
    element('table', {}, element('thead', {}, element('tr', {}, titles.map(heading))), element('tbody', {}, rows)));
}

// A choice among [value, label] pairs.
function choice(label, options, chosen, choose) {
  const select = element('select', { change: () => choose(select.value) },
    options.map(([value, text]) => element('option', { value, selected: value === chosen && '' }, text)));
  return element('label', { class: 'choice' }, `${label} `, select);
}

// A button that copies a text and says so for a moment.
function copyButton(label, text) {
  const made = button(label, async () => {
    await copy(typeof text === 'function' ? text() : text);
    made.textContent = 'Copied';
    announce('Copied');
    setTimeout(() => { made.textContent = label; }, 1500);
  }, { class: 'copy' });
  return made;
}

// Pages opened from a disk may lack the clipboard; a selection works everywhere.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element('textarea', { readonly: '', class: 'unseen' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

// Tells screen readers what changed.
const announcer = element('p', { 'aria-live': 'polite', class: 'unseen' });
document.body.append(announcer);

function announce(text) {
  announcer.textContent = text;
}
