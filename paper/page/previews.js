'use strict';
// Previews of what a link leads to: an equation, a table, a figure, a reference, or the source of a number.

{
  const preview = element('div', { id: 'preview', role: 'tooltip', hidden: '' });
  document.body.append(preview);
  let owner = null;
  let timer = 0;

  function target(link) {
    const hash = link.getAttribute('href') ?? '';
    if (!hash.startsWith('#') || link.closest('#contents, #record, #preview, .skip')) return null;
    const name = decoded(hash.slice(1).split('?')[0]);
    if (link.classList.contains('number')) return numberPreview(name.replace('of/', ''));
    const found = document.getElementById(name);
    if (!found || found.contains(link)) return null;
    return found.matches('.equation, figure, .figure, .table, .csl-entry, .algorithm, #footnotes li')
      ? copyOf(found) : null;
  }

  function numberPreview(key) {
    const number = paper?.numbers[key];
    const cells = cellsOf(number?.runs ?? []);
    return number ? element('div', {}, numberHead(number), terms([
      ['of', cells.length > 1 ? `${cells.length} cells` : cells[0]], ['runs', number.values?.slice(0, 5).join('; ')],
    ])) : null;
  }

  // A copy without identifiers, controls and links, so that nothing occurs twice and nothing has focus.
  function copyOf(found) {
    const copied = found.cloneNode(true);
    copied.querySelectorAll('.tools, .evidence, .data, .footnote-back').forEach((part) => part.remove());
    copied.querySelectorAll('tbody tr:nth-child(n + 9)').forEach((row) => row.remove());
    for (const part of [copied, ...copied.querySelectorAll('*')]) {
      for (const name of ['id', 'tabindex', 'role', 'aria-label']) part.removeAttribute(name);
    }
    copied.querySelectorAll('a, button').forEach((part) => part.replaceWith(...part.childNodes));
    copied.querySelectorAll('th').forEach((part) => part.replaceWith(element('td', {}, [...part.childNodes])));
    return copied;
  }

  function show(link) {
    clearTimeout(timer);
    if (owner === link) return;
    const content = target(link);
    if (!content) return hide();
    hide();
    owner = link;
    preview.replaceChildren(content);
    preview.hidden = false;
    link.setAttribute('aria-describedby', 'preview');
    place(link);
  }

  // Below the link, or above it where there is more room.
  function place(link) {
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const isBelow = innerHeight - box.bottom > box.top;
    preview.style.left = `${Math.max(8, Math.min(box.left, innerWidth - preview.offsetWidth - 8))}px`;
    preview.style.top = isBelow ? `${box.bottom + 4}px` : 'auto';
    preview.style.bottom = isBelow ? 'auto' : `${innerHeight - box.top + 4}px`;
    preview.style.maxHeight = `${(isBelow ? innerHeight - box.bottom : box.top) - 16}px`;
  }

  function hide() {
    clearTimeout(timer);
    owner?.removeAttribute('aria-describedby');
    owner = null;
    preview.hidden = true;
  }

  const soon = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const linkOf = (event) => event.target.closest?.('a[href]');
  document.addEventListener('mouseover', (event) => {
    if (preview.contains(event.target)) return clearTimeout(timer);
    const link = linkOf(event);
    if (link) soon(() => show(link), 150);
    else if (owner) soon(hide, 250);
  });
  document.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (link?.matches(':focus-visible')) show(link);
    else hide();
  });
  document.addEventListener('click', hide);
  addEventListener('scroll', () => {
    const box = owner?.getBoundingClientRect();
    if (!box) return;
    if (box.bottom < 0 || box.top > innerHeight) hide();
    else place(owner);
  }, { passive: true });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || preview.hidden) return;
    hide();
    event.stopImmediatePropagation();
  });
}
