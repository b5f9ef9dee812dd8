// Light or dark. Runs in the page's head, before anything is painted, and follows the system until the reader chooses.
export const Theme = {
  listeners: [],
  system: window.matchMedia('(prefers-color-scheme: dark)'),
  chosen: null,

  // Paper is always light, whatever the screen is.
  printing: false,

  isDark() {
    if (Theme.printing) return false;
    return Theme.chosen === null ? Theme.system.matches : Theme.chosen === 'dark';
  },

  toggle() {
    Theme.chosen = Theme.isDark() ? 'light' : 'dark';
    Theme.apply();
  },

  // Puts the theme on the document and lets every chart draw itself anew.
  apply() {
    document.documentElement.dataset.theme = Theme.isDark() ? 'dark' : 'light';
    Theme.listeners.forEach((listener) => listener());
  },

  // A colour of the style sheet, which is the one place that defines them.
  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  },

  print(printing) {
    Theme.printing = printing;
    Theme.apply();
  },
};

Theme.system.addEventListener('change', () => Theme.apply());
window.addEventListener('beforeprint', () => Theme.print(true));
window.addEventListener('afterprint', () => Theme.print(false));
Theme.apply();
