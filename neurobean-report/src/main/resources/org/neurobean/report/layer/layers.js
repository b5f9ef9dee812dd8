import { Packed } from '/report/layer/packed.js';
import { Readout } from '/report/layer/readout.js';

// One analysed layer: what is known of each neuron by id, and the matrices.
export class Layer {
  constructor(raw, readout, index) {
    Object.assign(this, raw.neurons);
    this.index = index;
    this.name = raw.name;
    this.size = this.alive.length;
    this.assemblies = raw.assemblies;
    this.classNames = raw.classNames;
    this.classes = raw.classes;
    this.columnOf = new Map(raw.classes.map((each, column) => [each, column]));
    this.targetNames = raw.targetNames;
    this.allTargets = raw.allTargets;
    this.classMeans = new Packed(raw.classMeans);
    this.outgoing = new Packed(raw.outgoing);
    this.shown = raw.maps.shown;
    this.maps = { tsne: new Packed(raw.maps.tsne), pca: new Packed(raw.maps.pca) };
    this.wiring = Layer.correlation(raw.wiring);
    this.coactivation = Layer.correlation(raw.coactivation);
    this.ablation = raw.ablation && Layer.ablated(raw.ablation);
    this.readout = readout && new Readout(readout, this.size);
    this.images = raw.images;
    this.order = this.orderByAssembly();
    this.tones = this.assemblyTones();
  }

  static correlation({ ids, values }) {
    return { ids, values: new Packed(values) };
  }

  // Order 2 of the wiring (Eq. 7): the square of each entry of order 1, under the same normalization.
  get wiring2() {
    if (!this.squared) {
      const { ids, values } = this.wiring;
      const squares = values.values.map((value) => value * value);
      this.squared = { ids, values: { values: squares, at: (row, column) => squares[row * ids.length + column] } };
    }
    return this.squared;
  }

  static ablated(raw) {
    return {
      baseline: new Packed(raw.baseline),
      preferred: new Packed(raw.byPreferredClass),
      assembly: new Packed(raw.byAssembly),
      neuron: raw.byNeuron && new Packed(raw.byNeuron),
      chosen: new Packed(raw.byChosen),
      chosenSets: raw.chosen,
      last: raw.last,
    };
  }

  // Ids by assembly, the strongest of each first; dead neurons, which belong to none, last.
  orderByAssembly() {
    const rank = (id) => (this.assembly[id] < 0 ? this.assemblies : this.assembly[id]);
    return [...this.alive.keys()].sort((a, b) => rank(a) - rank(b) || this.norm[b] - this.norm[a] || a - b);
  }

  // Which group colour an assembly takes: that of the class that most of its neurons prefer, unless a larger share of
  // another assembly claims it. So assemblies that stand for classes wear the colours of these classes in every run.
  assemblyTones() {
    const counts = Array.from({ length: this.assemblies }, () => new Map());
    this.assembly.forEach((assembly, id) => {
      if (assembly < 0 || this.preferred[id] < 0) return;
      counts[assembly].set(this.preferred[id], (counts[assembly].get(this.preferred[id]) ?? 0) + 1);
    });
    const claims = counts.flatMap((byClass, assembly) => [...byClass].map(([each, count]) => ({ assembly, each, count })))
      .sort((a, b) => b.count - a.count || a.assembly - b.assembly || a.each - b.each);
    const tones = new Array(this.assemblies).fill(-1);
    const taken = new Set();
    claims.forEach(({ assembly, each }) => {
      if (tones[assembly] >= 0 || taken.has(each)) return;
      tones[assembly] = each;
      taken.add(each);
    });
    let free = 0;
    return tones.map((tone) => {
      if (tone >= 0) return tone;
      while (taken.has(free)) free += 1;
      taken.add(free);
      return free;
    });
  }

  // All neurons of an assembly, or all that prefer a class.
  group(kind, value) {
    const column = kind === 'assembly' ? this.assembly : this.preferred;
    const ids = [];
    column.forEach((each, id) => { if (each === value) ids.push(id); });
    return ids;
  }

  groupName(kind, value) {
    if (value < 0) return kind === 'assembly' ? 'dead' : 'none';
    return kind === 'assembly' ? `A${value}` : this.classNames[value];
  }

  describe(id) {
    const state = this.alive[id] ? '' : ', dead';
    const prefers = this.preferred[id] < 0 ? 'prefers no class' : `prefers ${this.classNames[this.preferred[id]]}`;
    const assembly = this.assembly[id] < 0 ? 'no assembly' : `assembly ${this.assembly[id]}`;
    return `Neuron ${id}, ${assembly}, ${prefers}${state}`;
  }
}

export const Layers = {
  list: [],

  start(data) {
    Layers.list = data.layers.map((raw, index) => new Layer(raw, data.readouts[index], index));
  },
};
