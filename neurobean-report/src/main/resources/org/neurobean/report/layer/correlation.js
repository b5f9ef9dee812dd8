import { Colours } from '/report/layer/colours.js';
import { HeatPlot } from '/report/layer/heat.js';
import { Layers } from '/report/layer/layers.js';
import { View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// Neurons by neurons: the correlation by wiring (the paper's A, Eq. 5 and 7), or that of their activations.
export class CorrelationPlot extends HeatPlot {
  heightFor(width) { return Math.min(width, 480) - 10; }

  margins() { return { left: 44, right: 2, top: 12, bottom: 4 }; }

  get source() { return this.layer[View.matrix]; }

  content() {
    const { ids, values } = this.source;
    const [low, high] = Correlations.range(this.layer);
    const ramp = View.matrix === 'coactivation' ? 'diverging' : 'sequential';
    this.rowByNeuron = new Map(ids.map((id, row) => [id, row]));
    return {
      rows: ids.length,
      columns: ids.length,
      key: View.matrix,
      rgb: (row, column) => Colours.rgb(ramp, (values.at(row, column) - low) / (high - low)),
    };
  }

  decorate(context) {
    this.stripe(context, this.source.ids, false);
    this.stripe(context, this.source.ids, true);
  }

  // The columns of what is not chosen fade as well.
  veil(context) {
    super.veil(context);
    const { x, y, height } = this.box;
    context.fillStyle = Colours.named('veil-light');
    this.runs((column) => !this.isMarked(column)).forEach(([from, to]) => {
      context.fillRect(x + from * this.step[0], y, (to - from) * this.step[0], height);
    });
  }

  rowIds(row) { return [this.source.ids[row]]; }

  rowOf(id) { return this.rowByNeuron?.get(id) ?? -1; }

  cell(row, column) {
    const { ids, values } = this.source;
    return {
      id: ids[row],
      ids: [ids[row]],
      title: `Neurons ${ids[row]} and ${ids[column]}`,
      rows: [
        [Correlations.names[View.matrix], Dom.number(values.at(row, column))],
        ['assemblies', [row, column].map((i) => this.layer.groupName('assembly', this.layer.assembly[ids[i]])).join(', ')],
      ],
    };
  }
}

export const Correlations = {
  names: { wiring: 'wiring', wiring2: 'wiring, order 2', coactivation: 'co-activation' },

  notes: {
    wiring: 'How alike the outgoing weights of two neurons are, in amount: the neuron correlation A of the paper (Eq. 5), '
      + 'which the penalty of BEAN-1 is built from. Each run has its own scale, up to the value that 1 % of its pairs exceed. ',
    wiring2: 'The neuron correlation of order 2 (Eq. 7), which the penalty of BEAN-2 is built from: each entry of order 1, '
      + 'squared, so that strong pairs stand out. Each run has its own scale, up to the value that 1 % of its pairs exceed. ',
    coactivation: 'Pearson correlation of the activations of two neurons over all samples, from \u22121 to 1. ',
  },

  range(layer) {
    if (View.matrix === 'coactivation') return [-1, 1];
    if (!layer.wiringTop) {
      const sorted = Float32Array.from(layer.wiring.values.values).filter((value) => !Number.isNaN(value)).sort();
      layer.wiringTop = sorted[Math.floor(0.99 * (sorted.length - 1))] || 1e-12;
    }
    return [0, View.matrix === 'wiring2' ? layer.wiringTop ** 2 : layer.wiringTop];
  },

  draw() {
    const bar = document.querySelector('[data-bar="correlation"]');
    if (View.matrix === 'coactivation') Colours.bar(bar, 'diverging', '\u22121', '+1');
    else Colours.bar(bar, 'sequential', '0', 'strongest of the run');
    document.getElementById('correlation-note').textContent = Correlations.notes[View.matrix]
      + 'Neurons stand by assembly, the colours at the edge; blocks on the diagonal are assemblies. Click or drag over rows to choose neurons.';
    Dom.all('[data-range]').forEach((element) => {
      const layer = Layers.list[Number(element.dataset.range)];
      const shown = layer[View.matrix].ids.length;
      const top = View.matrix === 'coactivation' ? '' : `0 to ${Dom.number(Correlations.range(layer)[1])}`;
      const sampled = shown < layer.size ? `${shown} of ${layer.size} neurons` : '';
      element.textContent = [top, sampled].filter(Boolean).join(', ');
    });
  },
};
