import { Draws } from '/lab/table/page/draws.js';
import { Results } from '/lab/table/page/results.js';
import { Charts } from '/report/page/charts.js';
import { Theme } from '/report/page/theme.js';

// Mean accuracy over shots, a chart for each data set; dashed lines are the paper's.
export const Learning = {
  symbols: ['rect', 'triangle', 'diamond', 'circle', 'emptyRect'],
  dashes: ['solid', 'dashed', 'dotted', [10, 4, 2, 4], [14, 4]],
  paper: true,
  charts: [],

  start(data) {
    Learning.data = data;
    Learning.hidden = new Set(data.rows.filter((row) => !row.drawn).map((row) => row.index));
    document.querySelectorAll('[data-curve]').forEach((element) => {
      Learning.charts.push({ dataset: element.dataset.curve, chart: Charts.chart(element, Learning.draw) });
    });
    document.querySelectorAll('[data-curve-row]').forEach((button) => {
      button.addEventListener('click', () => {
        const row = Number(button.dataset.curveRow);
        if (Results.toggle(button)) Learning.hidden.delete(row);
        else Learning.hidden.add(row);
        Learning.draw();
      });
    });
    const paper = document.getElementById('curve-paper');
    paper.addEventListener('click', () => {
      Learning.paper = Results.toggle(paper);
      Learning.draw();
    });
    Results.listeners.push(Learning.draw);
    Learning.draw();
  },

  draw() {
    Learning.charts.forEach(({ dataset, chart }) => chart.setOption(Learning.option(dataset), { notMerge: true }));
  },

  option(dataset) {
    const text = Theme.colour('muted');
    const line = Theme.colour('line');
    const rows = Learning.data.rows.filter((row) => !Learning.hidden.has(row.index));
    return {
      animation: false,
      textStyle: { fontFamily: Charts.font() },
      grid: { left: 8, right: 16, top: 12, bottom: 22, containLabel: true },
      xAxis: {
        type: 'category',
        data: Learning.data.shots.map(String),
        name: 'images of each class',
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: text },
        axisLabel: { color: text },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 6,
        axisLine: { show: false },
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: text, formatter: (value) => (value > 100 ? '' : `${value}\u202f%`) },
      },
      tooltip: Charts.tooltip('axis', (points) => Learning.tip(dataset, Number(points[0].axisValue), rows)),
      series: rows.flatMap((row) => Learning.series(row, dataset)),
    };
  },

  series(row, dataset) {
    const colour = Theme.colour('row-' + row.colour);
    const cells = Learning.data.shots.map((shots) => Learning.cell(row.id, dataset, shots));
    const own = {
      type: 'line',
      name: row.title,
      silent: true,
      data: cells.map((cell) => cell?.[Results.epoch].mean ?? null),
      symbol: Learning.symbols[row.shape],
      symbolSize: 8,
      itemStyle: { color: colour },
      lineStyle: { color: colour, width: 2, type: Learning.dashes[row.dash % Learning.dashes.length] },
    };
    const paper = cells.map((cell) => cell?.paper ?? null);
    if (!Learning.paper || paper.every((value) => value === null)) return [own];
    return [own, {
      ...own,
      data: paper,
      symbol: 'emptyCircle',
      symbolSize: 6,
      lineStyle: { color: colour, width: 1.25, type: 'dashed', opacity: 0.6 },
    }];
  },

  cell(row, dataset, shots) {
    return Learning.data.cells.find((cell) => cell.row === row && cell.dataset === dataset && cell.shots === shots);
  },

  // The best on top.
  tip(dataset, shots, rows) {
    const found = rows.map((row) => ({ row, cell: Learning.cell(row.id, dataset, shots) })).filter(({ cell }) => cell);
    found.sort((a, b) => b.cell[Results.epoch].mean - a.cell[Results.epoch].mean);
    return Charts.tip(`${shots}-shot`, found.map(({ row, cell }) => ({
      swatch: `row-${row.colour} shape-${row.shape}`,
      name: row.title,
      value: Draws.mean(cell[Results.epoch]) + (cell.paper === null ? '' : ` (paper ${cell.paper.toFixed(1)})`),
    })));
  },
};
