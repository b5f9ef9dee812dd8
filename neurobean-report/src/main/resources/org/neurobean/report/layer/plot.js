import { Colours } from '/report/layer/colours.js';
import { Layers } from '/report/layer/layers.js';
import { Selection } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';
import { Theme } from '/report/page/theme.js';

// A picture on canvas: its size and sharpness, pointer and keys, and what lies under the pointer. Two canvases lie on
// each other: the drawing, and the marks that follow the pointer. Subclasses say what to draw.
export class Plot {
  constructor(element) {
    this.element = element;
    this.layer = Layers.list[Number(element.dataset.layer)];
    this.reading = element.parentElement.querySelector('.reading');
    this.base = element.appendChild(document.createElement('canvas'));
    this.over = element.appendChild(document.createElement('canvas'));
    this.over.className = 'over';
    this.drag = null;
    this.cursor = null;
    element.tabIndex = 0;
    element.setAttribute('role', 'application');
    new ResizeObserver(() => { if (!Theme.printing) this.resize(); }).observe(element);
    this.listen();
    Plot.all.push(this);
  }

  // --- for subclasses -------------------------------------------------------------------------------------------

  // Height for a width, both in pixels of the style sheet.
  heightFor(width) { return width; }

  paint() {}

  mark() {}

  // What lies there: { ids, id, title, rows }, or null.
  at() { return null; }

  // Ids inside of what was drawn with the pointer, a list of [x, y]; null where a view does not offer it.
  inside() { return null; }

  // Moves the cursor by a step and returns what lies there.
  move() { return null; }

  // --- size and drawing -----------------------------------------------------------------------------------------

  resize() {
    const width = Math.floor(this.element.clientWidth);
    if (width === 0) return;
    const height = Math.round(this.heightFor(width));
    const ratio = Math.max(2, window.devicePixelRatio);
    this.element.style.height = `${height}px`;
    [this.base, this.over].forEach((canvas) => {
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      canvas.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
    });
    this.width = width;
    this.height = height;
    this.draw();
  }

  draw() {
    if (!this.width) return;
    const context = this.base.getContext('2d');
    context.clearRect(0, 0, this.width, this.height);
    this.paint(context);
    this.drawMarks();
  }

  drawMarks() {
    if (!this.width) return;
    const context = this.over.getContext('2d');
    context.clearRect(0, 0, this.width, this.height);
    this.mark(context);
    if (this.drag?.points.length > 1) this.drawDrag(context);
  }

  drawDrag(context) {
    context.beginPath();
    this.drag.points.forEach(([x, y]) => context.lineTo(x, y));
    context.closePath();
    context.fillStyle = Colours.named('veil-accent');
    context.strokeStyle = Colours.named('accent');
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }

  static font(size, weight = 400) {
    return `${weight} ${size}px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif`;
  }

  // --- pointer and keys -----------------------------------------------------------------------------------------

  listen() {
    const { element } = this;
    element.addEventListener('pointerdown', (event) => this.press(event));
    element.addEventListener('pointermove', (event) => this.follow(event));
    element.addEventListener('pointerup', (event) => this.release(event));
    element.addEventListener('pointercancel', () => this.abandon());
    element.addEventListener('pointerleave', () => { if (!this.drag) this.leave(); });
    element.addEventListener('keydown', (event) => this.key(event));
    element.addEventListener('blur', () => { this.cursor = null; this.leave(); });
  }

  place(event) {
    const box = this.base.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  // A finger scrolls the page and taps; only a mouse or a pen draws around neurons.
  press(event) {
    if (event.button !== 0) return;
    this.drag = { points: [this.place(event)], draws: event.pointerType !== 'touch', adding: event.shiftKey };
    if (this.drag.draws) {
      this.element.setPointerCapture(event.pointerId);
      event.preventDefault();
      this.element.focus({ preventScroll: true });
    }
  }

  follow(event) {
    const point = this.place(event);
    if (this.drag?.draws) {
      const [x, y] = this.drag.points[0];
      if (this.drag.points.length > 1 || Math.hypot(point[0] - x, point[1] - y) > 4) {
        this.drag.points.push(point);
        Tip.hide();
        this.drawMarks();
        return;
      }
    }
    this.look(this.at(...point), point);
  }

  look(thing, point) {
    Selection.hover(this.layer, thing?.id ?? null);
    if (thing) Tip.show(this, point, thing);
    else Tip.hide();
  }

  release(event) {
    const { drag } = this;
    this.drag = null;
    if (!drag) return;
    const adding = drag.adding || event.shiftKey;
    const ids = drag.points.length > 2 ? this.inside(drag.points) : null;
    if (ids) {
      Selection.choose(this.layer, ids, adding);
    } else {
      this.act(this.at(...this.place(event)), adding);
    }
    this.drawMarks();
  }

  // What a click or Enter does with what lies there; a click on nothing clears.
  act(thing, adding) {
    if (thing?.ids) Selection.choose(this.layer, thing.ids, adding);
    else if (!adding && Selection.any()) Selection.clear();
  }

  abandon() {
    this.drag = null;
    this.leave();
  }

  leave() {
    Selection.hover(null, null);
    Tip.hide();
    this.drawMarks();
  }

  key(event) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (this.cursor !== null) this.act(this.atCursor(), event.shiftKey);
      return;
    }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(...step);
    const thing = this.atCursor();
    Selection.hover(this.layer, thing?.id ?? null);
    this.drawMarks();
    if (thing && this.reading) this.reading.textContent = Tip.line(thing);
  }

  atCursor() { return null; }

  static refresh() {
    cancelAnimationFrame(Plot.frame);
    Plot.frame = requestAnimationFrame(() => Plot.all.forEach((plot) => plot.draw()));
  }

  static refreshMarks() {
    cancelAnimationFrame(Plot.markFrame);
    Plot.markFrame = requestAnimationFrame(() => Plot.all.forEach((plot) => plot.drawMarks()));
  }
}
Plot.all = [];

// The one tooltip of the page.
export const Tip = {
  show(plot, [x, y], { title, rows = [] }) {
    const tip = document.getElementById('tip') ?? Tip.make();
    const list = Dom.element('div', 'tip-rows');
    rows.forEach(([name, value]) => list.append(Dom.element('span', '', name), Dom.element('span', 'tip-value', value)));
    tip.replaceChildren(Dom.element('strong', '', title), list);
    tip.hidden = false;
    const box = plot.base.getBoundingClientRect();
    const left = Math.min(document.documentElement.clientWidth - tip.offsetWidth - 8, box.left + x + 14);
    const below = box.top + y + 16;
    const top = below + tip.offsetHeight > window.innerHeight ? box.top + y - tip.offsetHeight - 10 : below;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(8, top)}px`;
  },

  make() {
    const tip = Dom.element('div', 'tip');
    tip.id = 'tip';
    tip.setAttribute('aria-hidden', 'true');
    return document.body.appendChild(tip);
  },

  hide() {
    const tip = document.getElementById('tip');
    if (tip) tip.hidden = true;
  },

  line({ title, rows = [] }) {
    return [title, ...rows.map(([name, value]) => `${name} ${value}`)].join(', ');
  },
};
