import { Colours } from '/report/layer/colours.js';
import { Layers } from '/report/layer/layers.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// The table of all neurons of a run: sorted, filtered, chosen by row.
export const List = {
  page: 50,
  shown: 50,
  run: -1,
  sort: { column: 0, direction: 1 },
  last: null,

  columns: [
    { title: 'Neuron', number: true, value: (layer, id) => id, text: (layer, id) => String(id) },
    { title: 'Assembly', number: true, value: (layer, id) => (layer.assembly[id] < 0 ? null : layer.assembly[id]), group: 'assembly' },
    { title: 'Prefers', number: false, value: (layer, id) => (layer.preferred[id] < 0 ? null : layer.preferred[id]), group: 'preferred' },
    { title: 'Selectivity', number: true, value: (layer, id) => layer.selectivity[id] },
    { title: 'Silhouette', number: true, value: (layer, id) => layer.silhouette[id] },
    { title: 'Mean activation', number: true, value: (layer, id) => layer.mean[id] },
    { title: 'Weight norm', number: true, value: (layer, id) => layer.norm[id] },
    { title: 'State', number: false, value: (layer, id) => layer.alive[id], text: (layer, id) => (layer.alive[id] ? 'alive' : 'dead') },
  ],

  get layer() { return Layers.list[View.run]; },

  start() {
    const head = document.querySelector('#neuron-table thead tr');
    List.columns.forEach((column, index) => {
      const title = Dom.element('th', column.number ? 'number' : '');
      title.scope = 'col';
      const button = Dom.button('', column.title, () => List.sortBy(index));
      const arrow = Dom.element('span', 'arrow');
      arrow.setAttribute('aria-hidden', 'true');
      button.append(arrow);
      title.append(button);
      head.append(title);
    });
    ['filter-ids', 'filter-assembly', 'filter-class', 'filter-state', 'filter-chosen'].forEach((id) => {
      document.getElementById(id).addEventListener('input', () => { List.shown = List.page; List.draw(); });
    });
    document.getElementById('choose-listed').addEventListener('click', () => Selection.choose(List.layer, List.rows(), false));
    document.getElementById('list-more').addEventListener('click', () => { List.shown += 10 * List.page; List.draw(); });
  },

  sortBy(column) {
    const { sort } = List;
    List.sort = { column, direction: sort.column === column ? -sort.direction : 1 };
    List.draw();
  },

  // Ids that pass the filters, sorted; what is missing comes last in either direction.
  rows() {
    const { layer } = List;
    const field = (id) => document.getElementById(id).value;
    const typed = field('filter-ids').trim();
    const ids = typed === '' ? null : Dom.parseRanges(typed, layer.size);
    const [assembly, preferred, state] = ['filter-assembly', 'filter-class', 'filter-state'].map(field);
    const chosenOnly = document.getElementById('filter-chosen').checked;
    const rows = [...layer.alive.keys()].filter((id) => (ids === null || ids.has(id))
      && (assembly === '' || layer.assembly[id] === Number(assembly))
      && (preferred === '' || layer.preferred[id] === Number(preferred))
      && (state === '' || (layer.alive[id] === 1) === (state === 'alive'))
      && (!chosenOnly || Selection.of(layer).has(id)));
    const { value } = List.columns[List.sort.column];
    return rows.sort((a, b) => {
      const [x, y] = [value(layer, a), value(layer, b)];
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      return List.sort.direction * (x - y) || a - b;
    });
  },

  draw() {
    if (List.run !== View.run) List.options();
    const { layer } = List;
    const rows = List.rows();
    const shown = rows.slice(0, List.shown);
    Dom.all('#neuron-table thead th').forEach((title, index) => {
      const order = List.sort.direction > 0 ? 'ascending' : 'descending';
      title.setAttribute('aria-sort', index === List.sort.column ? order : 'none');
    });
    // The row that has the keyboard keeps it when the table is built anew.
    const focused = document.activeElement?.closest?.('#neuron-table tbody tr')?.dataset.id;
    document.querySelector('#neuron-table tbody').replaceChildren(...shown.map((id) => List.row(layer, id, shown)));
    if (focused !== undefined) document.querySelector(`#neuron-table tr[data-id="${focused}"]`)?.focus();
    const dead = rows.filter((id) => !layer.alive[id]).length;
    document.getElementById('list-note').textContent = rows.length === 0 ? `No neuron of ${layer.name} passes these filters.`
      : `${Dom.plural(rows.length, 'neuron')} of ${layer.size.toLocaleString('en')} in ${layer.name}${dead > 0 ? `, ${dead} dead` : ''}`
        + `${shown.length < rows.length ? `; the first ${shown.length} are shown` : ''}.`;
    document.getElementById('list-more').hidden = shown.length === rows.length;
  },

  row(layer, id, shown) {
    const row = Dom.element('tr');
    row.dataset.id = id;
    row.tabIndex = 0;
    row.setAttribute('aria-selected', String(Selection.of(layer).has(id)));
    List.columns.forEach((column) => {
      const cell = Dom.element('td', column.number ? 'number' : '');
      if (column.group) List.groupCell(cell, layer, column.group, id);
      else cell.textContent = column.text ? column.text(layer, id) : Dom.number(column.value(layer, id));
      row.append(cell);
    });
    row.addEventListener('click', (event) => List.choose(layer, id, shown, event));
    row.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        List.choose(layer, id, shown, { ctrlKey: event.ctrlKey || event.key === ' ' });
      }
      const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    });
    row.addEventListener('pointerenter', () => Selection.hover(layer, id));
    row.addEventListener('pointerleave', () => Selection.hover(null, null));
    return row;
  },

  groupCell(cell, layer, kind, id) {
    const value = kind === 'assembly' ? layer.assembly[id] : layer.preferred[id];
    if (value < 0) {
      cell.textContent = '\u2013';
      return;
    }
    const swatch = Dom.element('span', 'swatch');
    swatch.style.background = Colours.group(Colours.tone(layer, kind, value));
    cell.append(swatch, Dom.shortened(layer.groupName(kind, value), 24));
  },

  // A click takes the row alone, with Ctrl it adds or takes away, with Shift it takes all since the last one.
  choose(layer, id, shown, { shiftKey = false, ctrlKey = false, metaKey = false }) {
    const [from, to] = [shown.indexOf(List.last), shown.indexOf(id)];
    if (shiftKey && from >= 0) {
      Selection.choose(layer, shown.slice(Math.min(from, to), Math.max(from, to) + 1), false);
      return;
    }
    List.last = id;
    Selection.choose(layer, [id], ctrlKey || metaKey);
  },

  options() {
    List.run = View.run;
    List.last = null;
    const { layer } = List;
    const fill = (id, any, kind, count) => {
      const select = document.getElementById(id);
      const used = new Set(kind === 'assembly' ? layer.assembly : layer.preferred);
      const values = [...new Array(count).keys()].filter((value) => used.has(value));
      const before = select.value;
      select.replaceChildren(Dom.option('', any), ...values.map((value) => Dom.option(value, layer.groupName(kind, value))));
      if (values.includes(Number(before)) && before !== '') select.value = before;
    };
    fill('filter-assembly', 'any', 'assembly', layer.assemblies);
    fill('filter-class', 'any class', 'preferred', layer.classNames.length);
  },
};
