import { Charts } from '/report/page/charts.js';
import { Theme } from '/report/page/theme.js';

// The curves of all runs over the epochs: loss, accuracy, and the penalty of each layer.
export const Curves = {
  symbols: ['circle', 'triangle', 'rect', 'diamond', 'roundRect', 'pin'],
  hidden: new Set(),
  charts: [],

  start(data) {
    Curves.data = data;
    Curves.epochs = [...new Set(data.runs.flatMap((run) => run.epochs))].sort((a, b) => a - b);
    document.querySelectorAll('[data-curve]').forEach((element) => {
      Curves.charts.push({ element, chart: Charts.chart(element, () => Curves.draw()) });
    });
    document.querySelectorAll('[data-run]').forEach((button) => {
      button.addEventListener('click', () => Curves.toggle(button));
    });
    Curves.draw();
  },

  // The legend is made of buttons and not the library's own, which no keyboard reaches; it rules all charts at once.
  toggle(button) {
    const run = Number(button.dataset.run);
    if (!Curves.hidden.delete(run)) Curves.hidden.add(run);
    button.setAttribute('aria-pressed', String(!Curves.hidden.has(run)));
    Curves.draw();
  },

  draw() {
    Curves.charts.forEach(({ element, chart }) => {
      chart.setOption(Curves.option(element), { notMerge: true });
    });
  },

  option(element) {
    const kind = element.dataset.curve;
    if (kind === 'accuracy') {
      const percent = (value) => (100 * value).toFixed(Curves.data.accuracyDecimals) + '\u202f%';
      const curves = [
        { name: 'test', values: (run) => run.testAccuracy, line: 'solid' },
        { name: 'training', values: (run) => run.trainAccuracy, line: 'dashed' },
      ];
      const axis = { axisLabel: { formatter: Curves.roundPercent } };
      return Curves.frame(curves, axis, percent);
    }
    if (kind === 'loss') {
      return Curves.frame([{ name: '', values: (run) => run.loss, line: 'solid' }], { min: 0 }, Charts.number);
    }
    return Curves.penalty(element, Number(element.dataset.layer));
  },

  // Penalties fall by orders of magnitude, and those of different orders p differ by as many: then logarithmic.
  penalty(element, layer) {
    const values = Curves.data.runs.flatMap((run) => run.penalties[layer]).filter((value) => value !== null);
    const logarithmic = Math.min(...values) > 0 && Math.max(...values) > 20 * Math.min(...values);
    const note = document.querySelector(`[data-axis-note="${layer}"]`);
    note.textContent = logarithmic ? 'logarithmic axis' : 'linear axis';
    const axis = logarithmic ? { type: 'log' } : { min: 0 };
    return Curves.frame([{ name: '', values: (run) => run.penalties[layer], line: 'solid' }], axis, Charts.number);
  },

  // One chart: some curves per run on common axes.
  frame(curves, valueAxis, format) {
    const text = Theme.colour('muted');
    const line = Theme.colour('line');
    return {
      animation: false,
      textStyle: { fontFamily: Charts.font() },
      grid: { left: 8, right: 16, top: 12, bottom: 22, containLabel: true },
      xAxis: {
        type: 'category',
        data: Curves.epochs,
        name: 'epoch',
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: text },
        boundaryGap: Curves.epochs.length === 1,
        axisLabel: { color: text, hideOverlap: true },
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 4,
        axisLine: { show: false },
        splitLine: { lineStyle: { color: line } },
        ...valueAxis,
        axisLabel: { color: text, formatter: Charts.number, ...valueAxis.axisLabel },
      },
      tooltip: Charts.tooltip('axis', (points) => Curves.tip(points, format)),
      series: Curves.data.runs.flatMap((run, index) => curves.map((curve) => Curves.series(run, index, curve))),
    };
  },

  series(run, index, curve) {
    const colour = Theme.colour('run-' + index);
    const values = curve.values(run);
    const byEpoch = new Map(run.epochs.map((epoch, i) => [epoch, values[i]]));
    return {
      type: 'line',
      name: run.name,
      id: `${index} ${curve.name}`,
      silent: true,
      data: Curves.hidden.has(index) ? [] : Curves.epochs.map((epoch) => byEpoch.get(epoch) ?? null),
      symbol: Curves.symbols[index],
      symbolSize: curve.line === 'solid' ? 7 : 5,
      connectNulls: true,
      itemStyle: { color: colour },
      lineStyle: { color: colour, width: curve.line === 'solid' ? 2 : 1.25, type: curve.line },
    };
  },

  tip(points, format) {
    const shown = points.filter((point) => point.value !== null && point.value !== undefined);
    if (shown.length === 0) return '';
    const rows = shown.map((point) => {
      const [index, curve] = point.seriesId.split(' ');
      return { index, name: [point.seriesName, curve].filter(Boolean).join(', '), value: format(point.value) };
    });
    return Charts.tip('Epoch ' + shown[0].axisValue, rows);
  },

  // A scale may end above all there is; that end has no name.
  roundPercent(value) {
    if (value > 1 + 1e-9) return '';
    return Number((100 * value).toFixed(2)) + '\u202f%';
  },
};
