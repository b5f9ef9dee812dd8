// Sorts tables by a click on a column's title. The order on paper is the order of the runs; a third click restores it.
export const Tables = {
  start() {
    document.querySelectorAll('table.sortable').forEach((table) => {
      const original = [...table.tBodies[0].rows];
      table.querySelectorAll('thead th').forEach((title, column) => {
        title.querySelector('button').addEventListener('click', () => Tables.sort(table, title, column, original));
      });
    });
  },

  sort(table, title, column, original) {
    const next = { none: 'descending', descending: 'ascending', ascending: 'none' }[title.getAttribute('aria-sort')];
    table.querySelectorAll('thead th').forEach((other) => {
      other.setAttribute('aria-sort', other === title ? next : 'none');
    });
    Tables.order(table, column, next, original);
  },

  order(table, column, next, original) {
    const rows = [...original];
    if (next !== 'none') {
      rows.sort((a, b) => Tables.compare(a.cells[column], b.cells[column], next === 'ascending' ? 1 : -1));
    }
    table.tBodies[0].append(...rows);
  },

  // The same order after the values have changed.
  again(table) {
    [...table.querySelectorAll('thead th')].forEach((title, column) => {
      const order = title.getAttribute('aria-sort');
      if (order !== 'none') Tables.order(table, column, order, [...table.tBodies[0].rows]);
    });
  },

  // What is missing comes last in either direction.
  compare(a, b, direction) {
    const [left, right] = [a.dataset.value ?? '', b.dataset.value ?? ''];
    if (left === '' || right === '') return (left === '') - (right === '');
    const [x, y] = [Number(left), Number(right)];
    const rising = Number.isNaN(x) || Number.isNaN(y) ? left.localeCompare(right) : x - y;
    return direction * rising;
  },
};
