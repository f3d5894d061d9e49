'use strict';
// The table of contents follows the reader. It is closed where it would stand above the text.

function followHeadings() {
  const contents = document.getElementById('contents');
  const folder = contents.querySelector('details');
  const beside = matchMedia('(min-width: 75rem)');
  const links = new Map([...contents.querySelectorAll('a')]
    .map((link) => [document.getElementById(decoded(link.hash.slice(1))), link]));
  links.delete(null);
  let current = null;
  let isPlanned = false;

  function fold() {
    folder.open = beside.matches;
  }

  function mark() {
    isPlanned = false;
    const headings = [...links.keys()];
    const link = links.get(headings.findLast((heading) => heading.getBoundingClientRect().top < 40) ?? headings[0]);
    if (link === current) return;
    current?.removeAttribute('aria-current');
    current = link;
    link?.setAttribute('aria-current', 'true');
    if (beside.matches) link?.scrollIntoView({ block: 'nearest' });
  }

  addEventListener('scroll', () => {
    if (!isPlanned) requestAnimationFrame(mark);
    isPlanned = true;
  }, { passive: true });
  contents.addEventListener('click', (event) => {
    if (event.target.closest('a') && !beside.matches) folder.open = false;
  });
  beside.addEventListener('change', fold);
  fold();
  mark();
}
