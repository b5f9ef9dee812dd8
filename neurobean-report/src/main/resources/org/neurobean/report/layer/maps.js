import { Colours } from '/report/layer/colours.js';
import { Layers } from '/report/layer/layers.js';
import { Plot } from '/report/layer/plot.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// How a neuron is coloured on the maps.
export const Painting = {
  isGroup() {
    return View.colour === 'assembly' || View.colour === 'preferred';
  },

  // The kind of group's value of a neuron.
  groupOf(layer, id) {
    return View.colour === 'assembly' ? layer.assembly[id] : layer.preferred[id];
  },

  // The number that colours a neuron, NaN where there is none.
  value(layer, id) {
    if (View.colour === 'selectivity') return layer.selectivity[id] ?? NaN;
    const column = layer.columnOf.get(View.of);
    return column === undefined ? NaN : layer.classMeans.at(id, column);
  },

  // Both ends of the colour bar: selectivity is in [0, 1], activations start at 0 or below.
  range(layer) {
    if (View.colour === 'selectivity') return [0, 1];
    return Painting.activationRange(layer);
  },

  activationRange(layer) {
    if (!layer.meanRange) {
      const { low, high } = layer.classMeans.raw;
      layer.meanRange = [Math.min(0, low), Math.max(high, 1e-12)];
    }
    return layer.meanRange;
  },

  colour(layer, id) {
    if (Painting.isGroup()) {
      return Colours.group(Colours.tone(layer, View.colour, Painting.groupOf(layer, id)));
    }
    const [low, high] = Painting.range(layer);
    return Colours.css('sequential', (Painting.value(layer, id) - low) / (high - low));
  },
};

// Points in a box, by id of neuron; what a large map and the small ones share.
export const Points = {
  // Pixels of every shown neuron, the map as large as the box allows without distortion.
  place(layer, width, height, margin) {
    const { values } = layer.maps[View.map];
    const ends = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < values.length; i += 2) {
      ends[0] = Math.min(ends[0], values[i]);
      ends[1] = Math.max(ends[1], values[i]);
      ends[2] = Math.min(ends[2], values[i + 1]);
      ends[3] = Math.max(ends[3], values[i + 1]);
    }
    const spans = [ends[1] - ends[0] || 1, ends[3] - ends[2] || 1];
    const scale = Math.min((width - 2 * margin) / spans[0], (height - 2 * margin) / spans[1]);
    const shift = [(width - scale * (ends[0] + ends[1])) / 2, (height + scale * (ends[2] + ends[3])) / 2];
    return layer.shown.map((id, i) => ({
      id,
      x: shift[0] + scale * values[2 * i],
      y: shift[1] - scale * values[2 * i + 1],
    }));
  },

  radius(count, width, height) {
    return Math.min(5.5, Math.max(1.5, 0.2 * Math.sqrt((width * height) / Math.max(1, count))));
  },

  trace(context, shape, x, y, r) {
    context.beginPath();
    if (shape === 0) context.arc(x, y, r, 0, 2 * Math.PI);
    if (shape === 1) context.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
    if (shape >= 2) {
      const corners = shape === 2
        ? [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]] : [[0, -1.3], [1.1, 0], [0, 1.3], [-1.1, 0]];
      corners.forEach(([dx, dy]) => context.lineTo(x + dx * r, y + dy * r));
      context.closePath();
    }
  },

  cross(context, x, y, r) {
    context.beginPath();
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x - r, y + r);
    context.lineTo(x + r, y - r);
    context.stroke();
  },
};

export class MapPlot extends Plot {
  heightFor(width) { return Math.min(width * 0.92, 520); }

  paint(context) {
    this.points = Points.place(this.layer, this.width, this.height, 22);
    this.radius = Points.radius(this.points.length, this.width, this.height);
    const chosen = Selection.of(this.layer);
    const fading = chosen.size > 0;
    const front = fading ? this.points.filter(({ id }) => chosen.has(id)) : this.points;
    if (fading) this.points.forEach((point) => { if (!chosen.has(point.id)) this.dot(context, point, true); });
    front.forEach((point) => this.dot(context, point, false));
    if (Painting.isGroup()) this.names(context, front);
  }

  dot(context, { id, x, y }, faded) {
    const colour = faded ? Colours.named('faded') : Painting.colour(this.layer, id);
    if (!this.layer.alive[id]) {
      context.strokeStyle = faded ? colour : Colours.named('muted');
      context.lineWidth = 1.2;
      Points.cross(context, x, y, 0.75 * this.radius);
      return;
    }
    const tone = Painting.isGroup() ? Colours.tone(this.layer, View.colour, Painting.groupOf(this.layer, id)) : 0;
    Points.trace(context, Colours.shape(tone), x, y, faded ? 0.85 * this.radius : this.radius);
    context.fillStyle = colour;
    context.fill();
    if (faded) return;
    context.strokeStyle = Colours.named('rim');
    context.lineWidth = 0.75;
    context.stroke();
  }

  // A group's name in the middle of its neurons, where there are few enough groups to read.
  names(context, points) {
    const groups = new Map();
    points.forEach((point) => {
      const value = Painting.groupOf(this.layer, point.id);
      if (value < 0 || !this.layer.alive[point.id]) return;
      if (!groups.has(value)) groups.set(value, []);
      groups.get(value).push(point);
    });
    if (groups.size > 30) return;
    const middle = (list, axis) => list.map((point) => point[axis]).sort((a, b) => a - b)[list.length >> 1];
    context.font = Plot.font(12, 700);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    const taken = [];
    groups.forEach((list, value) => {
      const name = Dom.shortened(this.layer.groupName(View.colour, value), 12);
      const half = context.measureText(name).width / 2;
      const [x, y] = this.roomFor(half, middle(list, 'x'), middle(list, 'y'), taken);
      context.strokeStyle = Colours.named('surface');
      context.lineWidth = 3.5;
      context.strokeText(name, x, y);
      context.fillStyle = Colours.named('text');
      context.fillText(name, x, y);
    });
  }

  // A place for a name near a point, above it if no other name is there.
  roomFor(half, x, y, taken) {
    const away = this.radius + 9;
    const places = [[0, -away], [0, away], [half + away, 0], [-half - away, 0], [0, -2 * away], [0, 2 * away]]
      .map(([dx, dy]) => [
        Math.min(this.width - half - 3, Math.max(half + 3, x + dx)),
        Math.min(this.height - 8, Math.max(8, y + dy)),
      ]);
    const free = ([left, top]) => !taken.some((other) => (
      Math.abs(other.x - left) < other.half + half + 2 && Math.abs(other.y - top) < 13
    ));
    const place = places.find(free) ?? places[0];
    taken.push({ x: place[0], y: place[1], half });
    return place;
  }

  mark(context) {
    const id = Selection.hoveredIn(this.layer) ?? this.cursor;
    const point = id === null ? null : this.points?.find((each) => each.id === id);
    if (!point) return;
    context.strokeStyle = Colours.named('text');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(point.x, point.y, this.radius + 4, 0, 2 * Math.PI);
    context.stroke();
  }

  at(x, y) {
    let best = null;
    let nearest = (this.radius + 7) ** 2;
    this.points?.forEach((point) => {
      const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
      if (distance < nearest) [best, nearest] = [point, distance];
    });
    return best && MapPlot.thing(this.layer, best.id);
  }

  static thing(layer, id) {
    const rows = [
      ['assembly', layer.groupName('assembly', layer.assembly[id])],
      ['prefers', layer.groupName('preferred', layer.preferred[id])],
      ['selectivity', Dom.number(layer.selectivity[id])],
    ];
    if (View.colour === 'activation') {
      rows.push([`activation for ${layer.classNames[View.of] ?? ''}`, Dom.number(Painting.value(layer, id))]);
    }
    return { id, ids: [id], title: `Neuron ${id}${layer.alive[id] ? '' : ', dead'}`, rows };
  }

  inside(polygon) {
    const within = ({ x, y }) => {
      let odd = false;
      for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
        const [[ax, ay], [bx, by]] = [polygon[i], polygon[j]];
        if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
      }
      return odd;
    };
    return this.points.filter(within).map(({ id }) => id);
  }

  // The nearest neuron in a direction: distance along it counts once, distance beside it twice.
  move(dx, dy) {
    const from = this.points.find(({ id }) => id === this.cursor);
    if (!from) {
      this.cursor = this.points[0]?.id ?? null;
      return;
    }
    let nearest = Infinity;
    this.points.forEach(({ id, x, y }) => {
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const beside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (along > 0.5 && along + 2 * beside < nearest) {
        nearest = along + 2 * beside;
        this.cursor = id;
      }
    });
  }

  atCursor() {
    return this.cursor === null ? null : MapPlot.thing(this.layer, this.cursor);
  }
}

// Below each map: its groups as buttons, or its colour bar.
export const Keys = {
  most: 24,

  draw() {
    Dom.all('[data-keys]').forEach((element) => {
      const layer = Layers.list[Number(element.dataset.keys)];
      if (Painting.isGroup()) {
        element.className = 'keys';
        Keys.groups(element, layer);
        return;
      }
      const [low, high] = Painting.range(layer).map(Dom.number);
      element.className = 'keys colour-bar';
      Colours.bar(element, 'sequential', low, high);
    });
  },

  groups(element, layer) {
    const kind = View.colour;
    const count = kind === 'assembly' ? layer.assemblies : layer.classNames.length;
    const groups = Array.from({ length: count }, (_, value) => ({ value, ids: layer.group(kind, value) }))
      .filter(({ ids }) => ids.length > 0);
    const shown = [...groups].sort((a, b) => b.ids.length - a.ids.length).slice(0, Keys.most)
      .sort((a, b) => a.value - b.value);
    element.replaceChildren(...shown.map(({ value, ids }) => Keys.button(layer, kind, value, ids)));
    if (shown.length < groups.length) {
      element.append(Dom.element('span', 'hint', `and ${groups.length - shown.length} more`));
    }
  },

  button(layer, kind, value, ids) {
    const name = layer.groupName(kind, value);
    const button = Dom.button('key-button', '', (event) => {
      if (kind === 'assembly') Selection.choose(layer, ids, event.shiftKey);
      else Selection.chooseClass(layer, value, event.shiftKey);
    });
    const tone = Colours.tone(layer, kind, value);
    const swatch = Dom.element('span', 'swatch');
    swatch.style.background = Colours.group(tone);
    button.append(swatch, Dom.element('span', '', Dom.shortened(name, 18)), Dom.element('span', 'count', String(ids.length)));
    const chosen = Selection.of(layer);
    button.setAttribute('aria-pressed', String(ids.every((id) => chosen.has(id))));
    button.setAttribute('aria-label', `${kind === 'assembly' ? 'Assembly' : 'Class'} ${name}, ${Dom.plural(ids.length, 'neuron')}`);
    return button;
  },
};
