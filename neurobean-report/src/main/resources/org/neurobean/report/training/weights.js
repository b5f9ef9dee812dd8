import { Charts } from '/report/page/charts.js';
import { Dom } from '/report/page/dom.js';
import { Theme } from '/report/page/theme.js';

// The heat maps of the outgoing weights: one per run, rows in the order that came with the data, one scale for all.
export const WeightMaps = {
  maps: [],

  start(data) {
    WeightMaps.scale = data.scale;
    data.runs.forEach((run, index) => {
      const element = document.querySelector(`[data-map="${index}"]`);
      const map = { element, weights: run.weights, cursor: null };
      map.rowHeight = Math.min(14, Math.max(0.5, 520 / run.weights.order.length));
      element.style.height = Math.max(160, Math.round(map.rowHeight * run.weights.order.length) + 56) + 'px';
      map.chart = Charts.chart(element, () => WeightMaps.draw(map));
      map.reading = document.querySelector(`[data-reading="${index}"]`);
      element.addEventListener('keydown', (event) => WeightMaps.move(map, event));
      WeightMaps.maps.push(map);
      WeightMaps.draw(map);
    });
    Theme.listeners.push(WeightMaps.drawScale);
    WeightMaps.drawScale();
  },

  ramp() {
    return Theme.isDark() ? WeightMaps.scale.onDark : WeightMaps.scale.onLight;
  },

  drawScale() {
    const canvas = document.getElementById('scale');
    const ramp = WeightMaps.ramp();
    const context = canvas.getContext('2d');
    const gradient = context.createLinearGradient(0, 0, canvas.width, 0);
    ramp.forEach((colour, i) => gradient.addColorStop(i / (ramp.length - 1), colour));
    context.fillStyle = gradient;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const [low, high] = WeightMaps.scale.beyond > 0 ? ['\u2264\u2009', '\u2265\u2009'] : ['', ''];
    document.getElementById('scale-low').textContent = low + Charts.number(-WeightMaps.scale.limit);
    document.getElementById('scale-high').textContent = high + '+' + Charts.number(WeightMaps.scale.limit);
  },

  draw(map) {
    map.chart.setOption(WeightMaps.option(map), { notMerge: true });
  },

  // Cells are [target, row, weight within the scale]; the true weight is looked up by neuron id where it is shown.
  cells({ weights }) {
    const { limit } = WeightMaps.scale;
    return weights.order.flatMap((id, row) => weights.values[id].map((weight, target) => (
      [target, row, Math.max(-limit, Math.min(limit, weight))]
    )));
  },

  option(map) {
    const { weights } = map;
    const text = Theme.colour('muted');
    const { limit } = WeightMaps.scale;
    return {
      animation: false,
      textStyle: { fontFamily: Charts.font() },
      grid: { left: 44, right: 6, top: 6, bottom: 44 },
      xAxis: {
        type: 'category',
        data: weights.targets,
        name: 'target',
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: text },
        axisLabel: { color: text, hideOverlap: true },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      yAxis: WeightMaps.neuronAxis(map, text),
      visualMap: { show: false, min: -limit, max: limit, dimension: 2, inRange: { color: WeightMaps.ramp() } },
      tooltip: Charts.tooltip('item', (point) => WeightMaps.tip(weights, point.value)),
      series: [{
        type: 'heatmap',
        data: WeightMaps.cells(map),
        progressive: 0,
        emphasis: { itemStyle: { borderColor: Theme.colour('text'), borderWidth: 2 } },
      }],
    };
  },

  // Lines between the groups of neurons, and each group's target in its middle where there is room for it.
  neuronAxis({ weights, rowHeight }, text) {
    const middles = new Map();
    weights.groups.forEach((group) => {
      if ((group.to - group.from) * rowHeight >= 11) middles.set(Math.floor((group.from + group.to - 1) / 2), group);
    });
    const starts = new Set(weights.groups.map((group) => group.from));
    return {
      type: 'category',
      inverse: true,
      z: 5,
      data: weights.order.map((id) => 'neuron ' + id),
      name: 'neurons by preferred target',
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: text },
      axisLabel: {
        color: text,
        interval: (row) => middles.has(row),
        formatter: (_, row) => Dom.shortened(weights.targets[middles.get(row)?.target] ?? '', 4),
      },
      axisLine: { show: false },
      axisTick: { show: true, length: 10, interval: (row) => starts.has(row), lineStyle: { color: text } },
      splitLine: { show: true, interval: (row) => starts.has(row), lineStyle: { color: text, opacity: 0.55 } },
    };
  },

  describe(weights, target, row) {
    const id = weights.order[row];
    const group = weights.groups.find(({ from, to }) => from <= row && row < to);
    return {
      title: `Neuron ${id} \u2192 ${weights.targets[target]}`,
      weight: Charts.number(weights.values[id][target]),
      prefers: weights.targets[group.target],
    };
  },

  tip(weights, [target, row]) {
    const cell = WeightMaps.describe(weights, target, row);
    return Charts.tip(cell.title, [{ name: 'weight', value: cell.weight }, { name: 'prefers', value: cell.prefers }]);
  },

  // Arrow keys walk from cell to cell; the line below the map says where one is, for eyes and screen readers alike.
  move(map, event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const { weights, chart } = map;
    const columns = weights.targets.length;
    const clamp = (value, size) => Math.min(size - 1, Math.max(0, value));
    const [target, row] = map.cursor
      ? [clamp(map.cursor[0] + step[0], columns), clamp(map.cursor[1] + step[1], weights.order.length)]
      : [0, 0];
    map.cursor = [target, row];
    const dataIndex = row * columns + target;
    chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex });
    chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex });
    const cell = WeightMaps.describe(weights, target, row);
    map.reading.textContent = `${cell.title}: weight ${cell.weight}, prefers ${cell.prefers}`;
  },
};
