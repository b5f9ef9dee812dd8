import { Learning } from '/lab/table/page/curves.js';
import { TableData } from '/lab/table/page/data.js';
import { Draws } from '/lab/table/page/draws.js';
import { Results } from '/lab/table/page/results.js';
import { PageData } from '/report/page/data.js';
import { Tables } from '/report/page/tables.js';
import { ThemeButton } from '/report/page/theme-button.js';

// The start of the page of the few-shot table.
export const TablePage = {
  start() {
    const data = PageData.read(TableData);
    ThemeButton.start();
    Tables.start();
    Results.start();
    Learning.start(data);
    Draws.start(data);
    // Paper has no clicks.
    window.addEventListener('beforeprint', () => {
      document.querySelectorAll('.verdict').forEach((verdict) => { verdict.open = true; });
    });
  },
};

TablePage.start();
