import { Colours } from '/report/layer/colours.js';
import { Plot } from '/report/layer/plot.js';
import { Selection } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';
import { Theme } from '/report/page/theme.js';

// A matrix as a picture: one pixel per cell, stretched; names beside it, and marks on the rows of chosen neurons.
// Subclasses give rows, columns, the neurons of a row, and the colour and the words of a cell.
export class HeatPlot extends Plot {
  constructor(element) {
    super(element);
    this.image = null;
  }

  // { rows, columns, rgb(row, column) }, and what changes them as a text.
  content() { return { rows: 0, columns: 0, key: '' }; }

  // Neurons of a row; a column has some as well in a square of neurons.
  rowIds() { return []; }

  cell() { return null; }

  margins() { return { left: 26, right: 2, top: 2, bottom: 22 }; }

  paint(context) {
    this.matrix = this.content();
    const { left, right, top, bottom } = this.margins();
    this.box = { x: left, y: top, width: this.width - left - right, height: this.height - top - bottom };
    this.step = [this.box.width / this.matrix.columns, this.box.height / this.matrix.rows];
    const { x, y, width, height } = this.box;
    context.imageSmoothingEnabled = this.step[0] < 1 || this.step[1] < 1;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.picture(), x, y, width, height);
    context.strokeStyle = Colours.named('line');
    context.lineWidth = 1;
    context.strokeRect(x, y, width, height);
    this.decorate(context);
    if (Selection.of(this.layer).size > 0) this.veil(context);
  }

  decorate() {}

  // Drawn once for each content and theme.
  picture() {
    const { rows, columns, rgb, key } = this.matrix;
    const name = `${key} ${Theme.isDark()}`;
    if (this.image?.name === name) return this.image.canvas;
    const canvas = document.createElement('canvas');
    canvas.width = columns;
    canvas.height = rows;
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(columns, rows);
    for (let row = 0, at = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1, at += 4) {
        const [red, green, blue] = rgb(row, column);
        pixels.data[at] = red;
        pixels.data[at + 1] = green;
        pixels.data[at + 2] = blue;
        pixels.data[at + 3] = 255;
      }
    }
    context.putImageData(pixels, 0, 0);
    this.image = { name, canvas };
    return canvas;
  }

  isMarked(row) {
    const chosen = Selection.of(this.layer);
    const ids = this.rowIds(row);
    return ids.length > 0 && ids.every((id) => chosen.has(id));
  }

  // Fades the rows of what is not chosen, and points at the others from the left.
  veil(context) {
    const { x, y, width } = this.box;
    const height = this.step[1];
    this.runs((row) => !this.isMarked(row)).forEach(([from, to]) => {
      context.fillStyle = Colours.named('veil');
      context.fillRect(x, y + from * height, width, (to - from) * height);
    });
    this.runs((row) => this.isMarked(row) && this.rowIds(row).length > 0).forEach(([from, to]) => {
      context.fillStyle = Colours.named('accent');
      context.fillRect(x - 4, y + from * height, 3, Math.max(1.5, (to - from) * height));
    });
  }

  // [from, to) of neighbouring rows that a test holds for.
  runs(test, size = this.matrix.rows) {
    const runs = [];
    for (let row = 0; row < size; row += 1) {
      if (!test(row)) continue;
      if (runs.length > 0 && runs[runs.length - 1][1] === row) runs[runs.length - 1][1] = row + 1;
      else runs.push([row, row + 1]);
    }
    return runs;
  }

  // A stripe beside the rows, or above the columns, in the colours of the assemblies.
  stripe(context, ids, across) {
    const { x, y } = this.box;
    const step = this.step[across ? 0 : 1];
    const tone = (i) => this.layer.assembly[ids[i]];
    for (let from = 0; from < ids.length;) {
      let to = from + 1;
      while (to < ids.length && tone(to) === tone(from)) to += 1;
      context.fillStyle = Colours.group(Colours.tone(this.layer, 'assembly', tone(from)));
      const gap = (to - from) * step > 3 ? 0.75 : 0;
      if (across) context.fillRect(x + from * step + gap, y - 9, (to - from) * step - 2 * gap, 5);
      else context.fillRect(x - 11, y + from * step + gap, 5, (to - from) * step - 2 * gap);
      if (!across && (to - from) * step >= 12) {
        this.text(context, this.layer.groupName('assembly', tone(from)), x - 15, y + step * (from + to) / 2, 'right');
      }
      from = to;
    }
  }

  text(context, text, x, y, align) {
    context.font = Plot.font(11);
    context.fillStyle = Colours.named('muted');
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.fillText(text, x, y);
  }

  // Names below the columns, as many as there is room for.
  columnNames(context, names) {
    const { x, y, height } = this.box;
    const longest = Math.min(9, Math.max(...names.map((name) => [...name].length)));
    const every = Math.ceil((6.6 * longest + 8) / this.step[0]);
    for (let column = 0; column < names.length; column += every) {
      const middle = Math.min(x + (column + 0.5) * this.step[0], this.width - 3.3 * longest);
      this.text(context, Dom.shortened(names[column], 9), middle, y + height + 11, 'center');
    }
  }

  // --- pointer and keys -----------------------------------------------------------------------------------------

  // [row, column], or null beside the matrix.
  find(x, y) {
    if (!this.box) return null;
    const column = Math.floor((x - this.box.x) / this.step[0]);
    const row = Math.floor((y - this.box.y) / this.step[1]);
    const inside = row >= 0 && row < this.matrix.rows && column < this.matrix.columns;
    if (!inside || x < 0) return null;
    return [row, Math.max(0, column)];
  }

  at(x, y) {
    const found = this.find(x, y);
    return found && this.cell(...found);
  }

  // All rows between the highest and the lowest point.
  inside(points) {
    const clamp = (y) => Math.min(this.matrix.rows - 1, Math.max(0, Math.floor((y - this.box.y) / this.step[1])));
    const ys = points.map(([, y]) => y);
    const ids = [];
    for (let row = clamp(Math.min(...ys)); row <= clamp(Math.max(...ys)); row += 1) ids.push(...this.rowIds(row));
    return ids;
  }

  drawDrag(context) {
    const ys = this.drag.points.map(([, y]) => y);
    const top = Math.max(this.box.y, Math.min(...ys));
    const bottom = Math.min(this.box.y + this.box.height, Math.max(...ys));
    context.fillStyle = Colours.named('veil-accent');
    context.strokeStyle = Colours.named('accent');
    context.fillRect(this.box.x, top, this.box.width, bottom - top);
    context.strokeRect(this.box.x, top, this.box.width, bottom - top);
  }

  move(dx, dy) {
    const clamp = (value, size) => Math.min(size - 1, Math.max(0, value));
    const [row, column] = this.cursor ?? [-dy, -dx];
    this.cursor = [clamp(row + dy, this.matrix.rows), clamp(column + dx, this.matrix.columns)];
  }

  atCursor() {
    return this.cursor && this.cell(...this.cursor);
  }

  mark(context) {
    if (!this.box) return;
    const { x, y, width } = this.box;
    const id = Selection.hoveredIn(this.layer);
    context.strokeStyle = Colours.named('text');
    context.lineWidth = 1.5;
    const row = id === null ? -1 : this.rowOf(id);
    if (row >= 0) context.strokeRect(x - 1, y + row * this.step[1] - 0.5, width + 2, this.step[1] + 1);
    if (this.cursor) {
      const [at, column] = this.cursor;
      context.strokeRect(x + column * this.step[0] - 1, y + at * this.step[1] - 1, this.step[0] + 2, this.step[1] + 2);
    }
  }

  // The row of a neuron, -1 where it has none.
  rowOf() { return -1; }
}
