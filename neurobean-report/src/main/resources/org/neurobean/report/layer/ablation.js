import { Colours } from '/report/layer/colours.js';
import { HeatPlot } from '/report/layer/heat.js';
import { Plot } from '/report/layer/plot.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// What each class's accuracy loses without a group of neurons; the first row is the accuracy with all of them.
export class AblationPlot extends HeatPlot {
  constructor(element) {
    super(element);
    this.groups = [];
  }

  get source() { return this.layer.ablation[View.groups]; }

  heightFor(width) {
    const rows = 1 + (View.groups === 'assembly' ? this.layer.assemblies : this.layer.classes.length);
    return Math.min(520, Math.max(80, rows * Math.min(32, Math.max(18, (width - 54) / this.layer.classes.length)) + 26));
  }

  margins() { return { left: 54, right: 2, top: 2, bottom: 22 }; }

  content() {
    const { layer } = this;
    const kind = View.groups;
    const values = kind === 'assembly' ? [...new Array(layer.assemblies).keys()] : layer.classes;
    this.groups = values.map((value) => ({ value, ids: layer.group(kind, value) }));
    return {
      rows: values.length + 1,
      columns: layer.classes.length,
      key: kind,
      rgb: (row, column) => this.rgb(row, column),
    };
  }

  rgb(row, column) {
    if (row === 0) return Colours.parse(Colours.named('tint'));
    return Colours.rgb('diverging', 0.5 - 0.5 * this.change(row, column));
  }

  // In accuracy, in [-1, 1]; below 0 is a loss.
  change(row, column) {
    return this.source.at(row - 1, column) - this.layer.ablation.baseline.at(0, column);
  }

  decorate(context) {
    const { x, y } = this.box;
    const every = Math.ceil(13 / this.step[1]);
    const room = this.step[0] >= 24 && this.step[1] >= 14;
    for (let row = 0; row < this.matrix.rows; row += 1) {
      const middle = y + (row + 0.5) * this.step[1];
      if (row === 0) this.text(context, 'all', x - 7, middle, 'right');
      else if (row % every === 0 || every === 1) this.rowName(context, this.groups[row - 1], middle);
      for (let column = 0; room && column < this.matrix.columns; column += 1) this.number(context, row, column);
    }
    this.columnNames(context, this.layer.classes.map((each) => this.layer.classNames[each]));
  }

  rowName(context, { value }, middle) {
    const { x } = this.box;
    const tone = Colours.tone(this.layer, View.groups, value);
    context.fillStyle = Colours.group(tone);
    context.fillRect(x - 14, middle - 4, 8, 8);
    this.text(context, Dom.shortened(this.layer.groupName(View.groups, value), 5), x - 18, middle, 'right');
  }

  number(context, row, column) {
    const value = row === 0 ? this.layer.ablation.baseline.at(0, column) : this.change(row, column);
    const text = String(Math.round(100 * value)).replace('-', '\u2212');
    if (row > 0 && text === '0') return;
    context.font = Plot.font(this.step[0] < 28 ? 10 : 11);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = Colours.onTop(this.rgb(row, column));
    context.fillText(text === '\u22120' ? '0' : text, this.box.x + (column + 0.5) * this.step[0], this.box.y + (row + 0.5) * this.step[1]);
  }

  rowIds(row) { return row === 0 ? [] : this.groups[row - 1].ids; }

  isMarked(row) { return row === 0 || super.isMarked(row); }

  mark(context) {
    super.mark(context);
    const id = Selection.hoveredIn(this.layer);
    if (id === null || !this.box) return;
    const value = View.groups === 'assembly' ? this.layer.assembly[id] : this.layer.preferred[id];
    const row = 1 + this.groups.findIndex((group) => group.value === value);
    if (row > 0) context.strokeRect(this.box.x - 1, this.box.y + row * this.step[1], this.box.width + 2, this.step[1]);
  }

  cell(row, column) {
    const { layer } = this;
    const name = layer.classNames[layer.classes[column]];
    const before = layer.ablation.baseline.at(0, column);
    if (row === 0) return { id: null, ids: null, title: `Class ${name}, all neurons`, rows: [['accuracy', Dom.percent(before)]] };
    const { value, ids } = this.groups[row - 1];
    const group = View.groups === 'assembly' ? `assembly ${value}` : `the neurons that prefer ${layer.classNames[value]}`;
    return {
      id: null,
      ids: ids.length > 0 ? ids : null,
      title: `Class ${name} without ${group}`,
      rows: [
        ['accuracy', Dom.percent(this.source.at(row - 1, column))],
        ['change', `${Dom.points(this.change(row, column))} points`],
        ['neurons silenced', String(ids.length)],
      ],
    };
  }
}
