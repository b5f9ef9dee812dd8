import { Packed } from '/report/layer/packed.js';

// The last dense layer and samples that enter it: what each class's accuracy is with some of the neurons alone. See
// ReadoutData in the Java sources.
export class Readout {
  constructor(raw, size) {
    this.raw = raw;
    this.size = size;
    this.samples = raw.samples;
    this.of = raw.of;
    this.bits = raw.bits;
    this.bias = Float64Array.from(raw.bias);
    this.outgoing = new Packed(raw.outgoing);
    this.counts = new Float64Array(this.bias.length);
    raw.labels.forEach((label) => { this.counts[label] += 1; });
    this.last = { key: '', accuracy: null };
  }

  // The activations that are not 0: of sample s from ends[s - 1] to ends[s], neuron ids[k] with values[k].
  get fired() {
    if (!this.decoded) this.decoded = this.decode();
    return this.decoded;
  }

  decode() {
    const { fires, codes, more, low, step } = this.raw;
    const [bits, bytes, upper] = [fires, codes, more].map(Packed.bytes);
    const code = this.bits === 8 ? (at) => bytes[at]
      : (at) => bytes[at] + 256 * ((upper[at >> 1] >> (4 * (at & 1))) & 15);
    const row = Math.ceil(this.size / 8);
    const ids = new Uint32Array(bytes.length);
    const values = new Float64Array(bytes.length);
    const ends = new Uint32Array(this.samples);
    let at = 0;
    for (let sample = 0; sample < this.samples; sample += 1) {
      for (let id = 0; id < this.size; id += 1) {
        if ((bits[sample * row + (id >> 3)] >> (id & 7)) & 1) {
          ids[at] = id;
          values[at] = low[id] + step[id] * code(at);
          at += 1;
        }
      }
      ends[sample] = at;
    }
    return { ids, values, ends };
  }

  // Accuracy of each class, with 0 in the place of every neuron that is not kept; NaN for a class without samples.
  accuracy(keeps) {
    const key = keeps.join('');
    if (this.last.key !== key) this.last = { key, accuracy: this.compute(keeps) };
    return this.last.accuracy;
  }

  // Keeps: a 1 or a 0 for each neuron. The class with the highest score is named, the lowest class of equals.
  compute(keeps) {
    const { ids, values, ends } = this.fired;
    const classes = this.bias.length;
    const weights = this.outgoing.values;
    const scores = new Float64Array(classes);
    const right = new Float64Array(classes);
    for (let sample = 0, at = 0; sample < this.samples; sample += 1) {
      scores.set(this.bias);
      for (; at < ends[sample]; at += 1) {
        if (!keeps[ids[at]]) continue;
        const from = ids[at] * classes;
        for (let each = 0; each < classes; each += 1) scores[each] += values[at] * weights[from + each];
      }
      let highest = 0;
      for (let each = 1; each < classes; each += 1) if (scores[each] > scores[highest]) highest = each;
      if (highest === this.raw.labels[sample]) right[highest] += 1;
    }
    return right.map((count, each) => count / this.counts[each]);
  }

  get baseline() {
    if (!this.intact) this.intact = this.compute(new Uint8Array(this.size).fill(1));
    return this.intact;
  }

  without(ids) {
    const keeps = new Uint8Array(this.size).fill(1);
    ids.forEach((id) => { keeps[id] = 0; });
    return this.accuracy(keeps);
  }

  only(ids) {
    const keeps = new Uint8Array(this.size);
    ids.forEach((id) => { keeps[id] = 1; });
    return this.accuracy(keeps);
  }

  // Two standard errors of a class's accuracy, in percentage points, for the worst class and the worst accuracy, 50 %;
  // 0 where all samples are carried.
  get margin() {
    const errors = this.raw.classSizes.map((size, each) => {
      const carried = this.counts[each];
      return carried > 0 ? Math.sqrt((1 - carried / size) / carried) : 0;
    });
    return 100 * Math.max(...errors);
  }
}
