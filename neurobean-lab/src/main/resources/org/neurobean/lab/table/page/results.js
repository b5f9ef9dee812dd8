import { Tables } from '/report/page/tables.js';

// The table: which epoch counts, what a cell shows, which groups are there.
export const Results = {
  epoch: 'best',
  listeners: [],

  start() {
    document.querySelectorAll('[data-epoch-choice]').forEach((button) => {
      button.addEventListener('click', () => Results.chooseEpoch(button.dataset.epochChoice));
    });
    document.querySelectorAll('[data-show]').forEach((button) => {
      button.addEventListener('click', () => Results.show(button));
    });
    document.querySelectorAll('[data-group-choice]').forEach((button) => {
      button.addEventListener('click', () => Results.showGroup(button));
    });
  },

  // Sorting goes by what is seen.
  chooseEpoch(epoch) {
    Results.epoch = epoch;
    document.body.dataset.epoch = epoch;
    document.querySelectorAll('[data-epoch-choice]').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.dataset.epochChoice === epoch));
    });
    document.querySelectorAll('table.cells').forEach((table) => {
      table.querySelectorAll('td').forEach((cell) => { cell.dataset.value = cell.dataset[epoch]; });
      Tables.again(table);
    });
    Results.listeners.forEach((listener) => listener());
  },

  show(button) {
    const shown = Results.toggle(button);
    const what = button.dataset.show;
    if (what === 'other') document.body.classList.toggle('show-other', shown);
    else document.body.classList.toggle('hide-' + what, !shown);
  },

  showGroup(button) {
    const shown = Results.toggle(button);
    document.querySelectorAll(`[data-group="${button.dataset.groupChoice}"]`).forEach((row) => { row.hidden = !shown; });
  },

  toggle(button) {
    const pressed = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(pressed));
    return pressed;
  },
};
