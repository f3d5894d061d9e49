'use strict';
// The switch between light and dark. Without a choice, the page follows the system; a choice lasts as long as
// the page is open, and stands in the address as "appearance=dark".

const system = matchMedia('(prefers-color-scheme: dark)');
const appearanceSwitch = document.getElementById('appearance');
appearanceSwitch.hidden = false;

function isDark() {
  const chosen = document.documentElement.dataset.appearance;
  return chosen ? chosen === 'dark' : system.matches;
}

function useAppearance(name) {
  if (name === 'dark' || name === 'light') document.documentElement.dataset.appearance = name;
  appearanceSwitch.setAttribute('aria-pressed', `${isDark()}`);
  dispatchEvent(new Event('appearance'));
}

appearanceSwitch.addEventListener('click', () => {
  const name = isDark() ? 'light' : 'dark';
  useAppearance(name);
  keepInAddress(null, { appearance: name });
});
system.addEventListener('change', () => useAppearance(null));
