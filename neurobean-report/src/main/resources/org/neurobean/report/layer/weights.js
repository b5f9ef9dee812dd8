import { Colours } from '/report/layer/colours.js';
import { HeatPlot } from '/report/layer/heat.js';
import { Layers } from '/report/layer/layers.js';
import { Dom } from '/report/page/dom.js';

// Outgoing weights, a neuron per row, by assembly.
export class WeightsPlot extends HeatPlot {
  constructor(element) {
    super(element);
    this.rowByNeuron = new Map(this.layer.order.map((id, row) => [id, row]));
  }

  heightFor() { return Math.min(520, Math.max(160, 9 * this.layer.size)) + 24; }

  margins() { return { left: 44, right: 2, top: 2, bottom: 22 }; }

  content() {
    const { order, outgoing } = this.layer;
    const limit = WeightScale.limit();
    return {
      rows: order.length,
      columns: outgoing.columns,
      key: 'weights',
      rgb: (row, column) => Colours.rgb('diverging', 0.5 + (0.5 * outgoing.at(order[row], column)) / limit),
    };
  }

  decorate(context) {
    this.stripe(context, this.layer.order, false);
    this.columnNames(context, this.layer.targetNames);
  }

  rowIds(row) { return [this.layer.order[row]]; }

  rowOf(id) { return this.rowByNeuron.get(id) ?? -1; }

  cell(row, column) {
    const id = this.layer.order[row];
    return {
      id,
      ids: [id],
      title: `Neuron ${id} \u2192 ${this.layer.targetNames[column]}`,
      rows: [
        ['weight', Dom.number(this.layer.outgoing.at(id, column))],
        ['assembly', this.layer.groupName('assembly', this.layer.assembly[id])],
      ],
    };
  }
}

// One scale for all runs, up to the amount that 1 % of the weights of the strongest run exceed.
export const WeightScale = {
  known: 0,

  limit() {
    if (WeightScale.known === 0) {
      const tops = Layers.list.map(({ outgoing }) => {
        const sorted = outgoing.values.map(Math.abs).sort();
        return sorted[Math.floor(0.99 * (sorted.length - 1))];
      });
      WeightScale.known = Math.max(...tops) || 1;
    }
    return WeightScale.known;
  },

  draw() {
    const limit = Dom.number(WeightScale.limit());
    Colours.bar(document.querySelector('[data-bar="weights"]'), 'diverging', `\u2264\u2009\u2212${limit}`, `\u2265\u2009+${limit}`);
    const bar = document.querySelector('[data-bar="ablation"]');
    // A loss is orange, so the bar runs from gain to loss as the ramp does.
    if (bar) Colours.bar(bar, 'diverging', 'gain of 100 points', 'loss of 100 points');
  },
};
