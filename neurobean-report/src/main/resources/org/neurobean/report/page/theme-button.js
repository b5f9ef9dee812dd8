import { Theme } from '/report/page/theme.js';

// The button that switches between light and dark.
export const ThemeButton = {
  start() {
    document.getElementById('theme').addEventListener('click', Theme.toggle);
    Theme.listeners.push(ThemeButton.name);
    ThemeButton.name();
  },

  name() {
    document.getElementById('theme-name').textContent = Theme.isDark() ? 'Light' : 'Dark';
  },
};
