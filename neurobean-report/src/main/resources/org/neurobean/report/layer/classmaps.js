import { Colours } from '/report/layer/colours.js';
import { Layers } from '/report/layer/layers.js';
import { Painting, Points } from '/report/layer/maps.js';
import { Plot } from '/report/layer/plot.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// The map once for each class, coloured by the mean activation for it (the paper's Figure 3).
export class MiniMap extends Plot {
  constructor(element, value) {
    super(element);
    this.value = value;
  }

  heightFor(width) { return width * 0.85; }

  paint(context) {
    const { layer } = this;
    const column = layer.columnOf.get(this.value);
    const [low, high] = Painting.activationRange(layer);
    const points = Points.place(layer, this.width, this.height, 8);
    const radius = Math.max(1.3, 1.15 * Points.radius(points.length, this.width, this.height));
    const chosen = Selection.of(layer);
    const strength = ({ id }) => layer.classMeans.at(id, column);
    points.sort((a, b) => strength(a) - strength(b)).forEach((point) => {
      Points.trace(context, 0, point.x, point.y, radius);
      context.fillStyle = Colours.css('sequential', (strength(point) - low) / (high - low));
      context.fill();
      context.strokeStyle = chosen.has(point.id) ? Colours.named('text') : Colours.named('rim');
      context.lineWidth = chosen.has(point.id) ? 1.6 : 0.5;
      context.stroke();
    });
  }

  at() {
    const { layer } = this;
    return { id: null, ids: [], title: `Class ${layer.classNames[this.value]}`, rows: [['click', 'shows it on the large maps']] };
  }

  act() {
    View.of = this.value;
    Selection.set('colour', 'activation');
    document.getElementById('maps').scrollIntoView({ block: 'start' });
  }

  atCursor() { return this.at(); }

  move() { this.cursor = 0; }

  inside() { return null; }
}

export const ClassMaps = {
  most: 20,
  run: -1,
  plots: [],

  // Built anew where another run is looked at.
  draw() {
    if (ClassMaps.run === View.run) return;
    ClassMaps.run = View.run;
    const layer = Layers.list[View.run];
    const grid = document.getElementById('minis');
    Plot.all = Plot.all.filter((plot) => !ClassMaps.plots.includes(plot));
    grid.replaceChildren();
    ClassMaps.plots = layer.classes.slice(0, ClassMaps.most).map((value) => ClassMaps.figure(grid, layer, value));
    ClassMaps.note(layer);
  },

  figure(grid, layer, value) {
    const figure = Dom.element('div', 'mini');
    const name = layer.classNames[value];
    figure.append(Dom.element('h4', '', Dom.shortened(name, 16)));
    const element = Dom.element('div', 'plot');
    element.dataset.plot = 'mini';
    element.dataset.layer = layer.index;
    element.setAttribute('aria-label', `Map coloured by the activation for class ${name}. Enter shows it on the large maps.`);
    figure.append(element);
    grid.append(figure);
    return new MiniMap(element, value);
  },

  note(layer) {
    const [low, high] = Painting.activationRange(layer).map(Dom.number);
    const all = layer.classNames.length;
    const shown = Math.min(ClassMaps.most, layer.classes.length);
    document.getElementById('minis-note').textContent = 'The same map, coloured by the mean activation for the samples '
      + `of one class, on one scale from ${low} to ${high}: the stronger the colour, the more active.`
      + (shown < all ? ` ${shown} of ${all} classes; the large maps offer more.` : '');
  },
};
