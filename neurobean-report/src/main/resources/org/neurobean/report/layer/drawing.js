import { Colours } from '/report/layer/colours.js';
import { MapPlot } from '/report/layer/maps.js';
import { Plot } from '/report/layer/plot.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// Neurons on the left by assembly, targets on the right, and the strongest weights between them (the paper's
// Figure 6 b).
export class DrawingPlot extends Plot {
  constructor(element) {
    super(element);
    this.links = null;
    this.nodes = [];
  }

  heightFor() { return Math.min(560, Math.max(240, 5 * this.layer.size)); }

  // All weights by amount, the strongest first, as places in the matrix; found once.
  sorted() {
    if (!this.links) {
      const { values } = this.layer.outgoing;
      const top = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const places = [];
      values.forEach((value, place) => { if (Math.abs(value) > 0.02 * top) places.push(place); });
      places.sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
      this.links = { places: places.slice(0, DrawingPlot.most), top, cut: places.length > DrawingPlot.most };
    }
    return this.links;
  }

  layout() {
    const { layer } = this;
    const groups = new Set(layer.order.map((id) => layer.assembly[id])).size;
    const gap = Math.min(10, (0.3 * this.height) / groups);
    const step = (this.height - 24 - gap * (groups - 1)) / layer.order.length;
    let y = 12;
    this.nodes = new Array(layer.size);
    layer.order.forEach((id, i) => {
      if (i > 0 && layer.assembly[id] !== layer.assembly[layer.order[i - 1]]) y += gap;
      this.nodes[id] = y + step / 2;
      y += step;
    });
    this.dot = Math.min(4.5, Math.max(1, 0.48 * step));
    const names = layer.targetNames;
    const longest = Math.min(10, Math.max(...names.map((name) => [...name].length)));
    this.left = 40;
    this.right = this.width - 16 - 6.6 * longest;
    this.targetStep = (this.height - 24) / names.length;
  }

  targetY(column) { return 12 + (column + 0.5) * this.targetStep; }

  paint(context) {
    this.layout();
    const { places, top, cut } = this.sorted();
    const { values, columns } = this.layer.outgoing;
    const least = (View.threshold / 100) * top;
    const within = places.filter((place) => Math.abs(values[place]) >= least && (View.negative === 1 || values[place] > 0));
    const chosen = Selection.of(this.layer);
    const fading = chosen.size > 0;
    const isFront = (place) => !fading || chosen.has(Math.floor(place / columns));
    const behind = within.filter((place) => !isFront(place));
    this.faint = Math.min(1, 300 / behind.length);
    behind.reverse().forEach((place) => this.link(context, place, top, true));
    within.filter(isFront).reverse().forEach((place) => this.link(context, place, top, false));
    this.neurons(context, fading, chosen);
    this.targets(context, new Set(within.filter(isFront).map((place) => place % columns)));
    const text = document.querySelector(`[data-lines="${this.layer.index}"]`);
    text.textContent = `${within.length.toLocaleString('en')} of ${values.length.toLocaleString('en')} weights`
      + `${cut && within.length >= places.length ? ', the strongest' : ''}, from ${Dom.number(least)}`;
  }

  link(context, place, top, faded) {
    const { values, columns } = this.layer.outgoing;
    const [id, column] = [Math.floor(place / columns), place % columns];
    const strength = Math.abs(values[place]) / top;
    const [from, to] = [this.nodes[id], this.targetY(column)];
    const middle = (this.left + this.right) / 2;
    context.globalAlpha = faded ? this.faint * (0.06 + 0.08 * strength) : 0.12 + 0.75 * strength * strength;
    context.lineWidth = 0.4 + 1.9 * strength;
    context.strokeStyle = values[place] < 0 || faded ? Colours.named('muted')
      : Colours.group(Colours.tone(this.layer, 'assembly', this.layer.assembly[id]));
    context.beginPath();
    context.moveTo(this.left + 5, from);
    context.bezierCurveTo(middle, from, middle, to, this.right - 7, to);
    context.stroke();
    context.globalAlpha = 1;
  }

  neurons(context, fading, chosen) {
    const { layer } = this;
    layer.order.forEach((id) => {
      const faded = fading && !chosen.has(id);
      context.fillStyle = faded ? Colours.named('faded') : Colours.group(Colours.tone(layer, 'assembly', layer.assembly[id]));
      context.beginPath();
      context.arc(this.left, this.nodes[id], this.dot, 0, 2 * Math.PI);
      context.fill();
    });
    const seen = new Map();
    layer.order.forEach((id) => {
      const value = layer.assembly[id];
      if (!seen.has(value)) seen.set(value, []);
      seen.get(value).push(this.nodes[id]);
    });
    seen.forEach((ys, value) => {
      if (ys[ys.length - 1] - ys[0] + 2 * this.dot < 9) return;
      this.label(context, layer.groupName('assembly', value), this.left - 9, (ys[0] + ys[ys.length - 1]) / 2, 'right');
    });
  }

  label(context, text, x, y, align) {
    context.font = Plot.font(11);
    context.fillStyle = Colours.named('muted');
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.fillText(text, x, y);
  }

  targets(context, reached) {
    const every = Math.ceil(13 / this.targetStep);
    this.layer.targetNames.forEach((name, column) => {
      const y = this.targetY(column);
      context.fillStyle = reached.has(column) ? Colours.named('text') : Colours.named('faded');
      context.beginPath();
      context.arc(this.right, y, Math.min(5, Math.max(1, 0.4 * this.targetStep)), 0, 2 * Math.PI);
      context.fill();
      if (column % every === 0) this.label(context, Dom.shortened(name, 10), this.right + 10, y, 'left');
    });
  }

  mark(context) {
    const id = Selection.hoveredIn(this.layer) ?? this.cursor;
    if (id === null || this.nodes[id] === undefined) return;
    context.strokeStyle = Colours.named('text');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(this.left, this.nodes[id], this.dot + 3.5, 0, 2 * Math.PI);
    context.stroke();
  }

  at(x, y) {
    if (x < this.left - 14) return this.groupAt(y);
    if (x > this.left + 24) return null;
    let best = null;
    let nearest = 8;
    this.nodes.forEach((at, id) => {
      if (Math.abs(at - y) < nearest) [best, nearest] = [id, Math.abs(at - y)];
    });
    return best === null ? null : this.thing(best);
  }

  // Beside the dots stand the assemblies' names: the whole assembly.
  groupAt(y) {
    const near = this.layer.order.find((id) => Math.abs(this.nodes[id] - y) < 6);
    const value = near === undefined ? -1 : this.layer.assembly[near];
    if (value < 0) return null;
    const ids = this.layer.group('assembly', value);
    return { id: null, ids, title: `Assembly ${value}`, rows: [['neurons', String(ids.length)]] };
  }

  thing(id) {
    const weights = this.layer.outgoing.row(id);
    let most = 0;
    weights.forEach((weight, column) => { if (weight > weights[most]) most = column; });
    const thing = MapPlot.thing(this.layer, id);
    thing.rows.push(['strongest towards', `${this.layer.targetNames[most]} (${Dom.number(weights[most])})`]);
    return thing;
  }

  // All neurons between the highest and the lowest point.
  inside(points) {
    const ys = points.map(([, y]) => y);
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    return this.layer.order.filter((id) => this.nodes[id] >= low && this.nodes[id] <= high);
  }

  move(dx, dy) {
    const { order } = this.layer;
    const row = this.cursor === null ? 0 : order.indexOf(this.cursor) + dy;
    this.cursor = order[Math.min(order.length - 1, Math.max(0, row))];
  }

  atCursor() {
    return this.cursor === null ? null : this.thing(this.cursor);
  }
}
// More lines than this nobody tells apart.
DrawingPlot.most = 6000;
