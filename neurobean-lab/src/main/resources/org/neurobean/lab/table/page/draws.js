import { Results } from '/lab/table/page/results.js';
import { Charts } from '/report/page/charts.js';
import { Dom } from '/report/page/dom.js';
import { Theme } from '/report/page/theme.js';

// Single draws of a chosen cell, beside those of the vanilla network and of the best row without BEAN.
export const Draws = {
  start(data) {
    Draws.data = data;
    Draws.chart = Charts.chart(document.getElementById('draws-chart'), () => Draws.draw());
    document.querySelectorAll('[data-cell]').forEach((button) => {
      button.addEventListener('click', () => {
        Draws.choose(button.dataset.cell);
        Draws.pin(true);
      });
    });
    document.getElementById('draws-unpin').addEventListener('click', () => Draws.pin(false));
    Results.listeners.push(Draws.draw);
    const wanted = ['bean-2', 'bean-1'].map((row) => data.cells.find((cell) => cell.row === row));
    const first = wanted.find(Boolean) ?? data.cells[0];
    document.getElementById('draws').hidden = !first;
    if (first) Draws.choose(Draws.place(first));
  },

  // Once a cell is chosen, its draws stay in sight beside the table; a small window goes to them instead.
  pin(pinned) {
    const box = document.getElementById('draws');
    box.classList.toggle('pinned', pinned);
    const sticks = getComputedStyle(box).position === 'sticky';
    document.getElementById('draws-unpin').hidden = !sticks;
    if (pinned && !sticks) box.scrollIntoView({ block: 'nearest' });
  },

  place(cell) {
    return `${cell.row} ${cell.dataset} ${cell.shots}`;
  },

  choose(place) {
    Draws.cell = Draws.data.cells.find((cell) => Draws.place(cell) === place);
    document.querySelectorAll('[data-cell]').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.dataset.cell === place));
    });
    Draws.draw();
  },

  row(id) {
    return Draws.data.rows.find((row) => row.id === id);
  },

  // The chosen cell first; each row once.
  lanes() {
    const { cell } = Draws;
    const ids = new Set([cell.row, 'vanilla', cell[Results.epoch].bestOther]);
    return [...ids]
      .map((id) => Draws.data.cells.find((each) => each.row === id && each.dataset === cell.dataset && each.shots === cell.shots))
      .filter(Boolean)
      .map((each) => ({ row: Draws.row(each.row), moment: each[Results.epoch] }));
  },

  mean({ mean, deviation }) {
    return mean.toFixed(1) + (deviation === null ? '' : ` \u00b1 ${deviation.toFixed(1)}`);
  },

  difference(interval) {
    const number = (value) => value.toFixed(1).replace('-', '\u2212');
    const sign = interval.mean > 0 ? '+' : '';
    if (interval.low === null) return `${sign}${number(interval.mean)} (1 draw)`;
    return `${sign}${number(interval.mean)} (95\u202f% interval ${number(interval.low)} to ${number(interval.high)}, ${interval.n} draws)`;
  },

  text() {
    const { cell } = Draws;
    const moment = cell[Results.epoch];
    const parts = [`${Draws.mean(moment)}\u202f% over ${cell.n} of ${Draws.data.draws} draws`];
    if (cell.paper !== null) parts.push(`the paper: ${cell.paper.toFixed(2)}\u202f%`);
    if (moment.toVanilla) parts.push(`to vanilla ${Draws.difference(moment.toVanilla)}`);
    if (moment.toBestOther) parts.push(`to ${Draws.row(moment.bestOther).title} ${Draws.difference(moment.toBestOther)}`);
    parts.push(`setting: ${cell.setting} (${cell.source})`);
    if (cell.diverged > 0) parts.push(`${cell.diverged} ended early`);
    return parts.join('; ') + '.';
  },

  draw() {
    if (!Draws.cell) return;
    const { cell } = Draws;
    const lanes = Draws.lanes();
    const set = Draws.data.datasets.find((each) => each.id === cell.dataset);
    document.getElementById('draws-title').textContent = `Single draws: ${Draws.row(cell.row).title}, ${set.title}, ${cell.shots}-shot`;
    document.getElementById('draws-text').textContent = Draws.text();
    Draws.chart.setOption(Draws.option(lanes), { notMerge: true });
    Draws.table(lanes);
  },

  // Dots of the same draw stand at the same height within their lanes, so that pairs can be followed.
  option(lanes) {
    const text = Theme.colour('muted');
    const line = Theme.colour('line');
    const shift = (draw) => (Draws.data.draws === 1 ? 0 : 0.6 * (draw / (Draws.data.draws - 1) - 0.5));
    return {
      animation: false,
      textStyle: { fontFamily: Charts.font() },
      grid: { left: 8, right: 20, top: 10, bottom: 24, containLabel: true },
      xAxis: {
        type: 'value',
        scale: true,
        name: 'test accuracy, %',
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: text },
        axisLabel: { color: text },
        axisLine: { onZero: false, lineStyle: { color: line } },
        splitLine: { lineStyle: { color: line } },
      },
      yAxis: {
        type: 'value',
        inverse: true,
        min: -0.5,
        max: lanes.length - 0.5,
        interval: 0.5,
        splitLine: { show: false },
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: text, formatter: (value) => (Number.isInteger(value) ? Dom.shortened(lanes[value]?.row.title ?? '', Draws.chart.getWidth() < 500 ? 16 : 28) : '') },
      },
      tooltip: Charts.tooltip('item', (point) => Draws.tip(lanes, point.data[2])),
      series: lanes.flatMap(({ row, moment }, lane) => {
        const colour = Theme.colour('row-' + row.colour);
        return [{
          type: 'scatter',
          symbolSize: 9,
          itemStyle: { color: colour, opacity: 0.75 },
          data: moment.accuracies.map((value, draw) => [value, lane + shift(draw), draw]).filter(([value]) => value !== null),
        }, {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [2.5, 40],
          silent: true,
          itemStyle: { color: Theme.colour('text') },
          data: [[moment.mean, lane, -1]],
        }];
      }),
    };
  },

  tip(lanes, draw) {
    return Charts.tip(`Draw ${draw}`, lanes.map(({ row, moment }) => ({
      swatch: `row-${row.colour} shape-${row.shape}`,
      name: row.title,
      value: Draws.accuracy(moment.accuracies[draw]),
    })));
  },

  accuracy(value) {
    return value === null ? '\u2013' : `${value.toFixed(2)}\u202f%`;
  },

  table(lanes) {
    const table = document.getElementById('draws-table');
    const head = document.createElement('tr');
    head.append(Draws.heading('col', 'Draw'), ...lanes.map(({ row }) => Draws.heading('col', row.title)));
    const rows = Array.from({ length: Draws.data.draws }, (_, draw) => {
      const row = document.createElement('tr');
      row.append(
        Draws.heading('row', String(draw)),
        ...lanes.map(({ moment }) => Dom.element('td', 'number', Draws.accuracy(moment.accuracies[draw]))),
      );
      return row;
    });
    const body = document.createElement('tbody');
    body.append(...rows);
    const top = document.createElement('thead');
    top.append(head);
    table.replaceChildren(top, body);
  },

  heading(scope, text) {
    const cell = Dom.element('th', scope === 'col' && text !== 'Draw' ? 'number' : '', text);
    cell.scope = scope;
    return cell;
  },
};
