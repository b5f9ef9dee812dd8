import { Layers } from '/report/layer/layers.js';
import { Dom } from '/report/page/dom.js';

// What the reader has chosen: neurons of each layer, and how the views are set. All of it is in the page's address.
export const View = {
  map: 'tsne',
  colour: 'assembly',
  of: 0,
  groups: 'assembly',
  matrix: 'wiring',
  run: 0,
  threshold: 35,
  negative: 0,
  ablate: 'silence',
};

export const Selection = {
  defaults: { ...View },
  sets: [],
  hovered: null,
  listeners: [],
  hoverListeners: [],

  allowed: {
    map: ['tsne', 'pca'],
    colour: ['assembly', 'preferred', 'selectivity', 'activation'],
    groups: ['assembly', 'preferred'],
    matrix: ['wiring', 'wiring2', 'coactivation'],
    ablate: ['silence', 'keep'],
  },

  start() {
    // The last run is usually the one that the others are compared with.
    View.run = Layers.list.length - 1;
    Selection.defaults.run = View.run;
    Selection.sets = Layers.list.map(() => new Set());
    Selection.read();
    window.addEventListener('hashchange', () => { Selection.read(); Selection.tell(); });
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') Selection.clear(); });
  },

  of(layer) {
    return Selection.sets[layer.index];
  },

  any() {
    return Selection.sets.some((set) => set.size > 0);
  },

  // Ids of a layer, ascending.
  ids(layer) {
    return [...Selection.of(layer)].sort((a, b) => a - b);
  },

  // Takes neurons instead of what was chosen, or beside it; adding what is all there already takes it away.
  choose(layer, ids, adding) {
    const set = Selection.of(layer);
    const remove = adding && ids.length > 0 && ids.every((id) => set.has(id));
    if (!adding) Selection.sets.forEach((each) => each.clear());
    ids.forEach((id) => { if (remove) set.delete(id); else set.add(id); });
    View.run = layer.index;
    Selection.changed();
  },

  // The neurons that prefer a class, in every layer that has a class of this name.
  chooseClass(layer, value, adding) {
    const name = layer.classNames[value];
    if (!adding) Selection.sets.forEach((each) => each.clear());
    Layers.list.forEach((other) => {
      const own = other.classNames[value] === name ? value : other.classNames.indexOf(name);
      if (own >= 0) other.group('preferred', own).forEach((id) => Selection.of(other).add(id));
    });
    View.run = layer.index;
    Selection.changed();
  },

  clear() {
    Selection.sets.forEach((set) => set.clear());
    Selection.changed();
  },

  set(setting, value) {
    View[setting] = value;
    Selection.changed();
  },

  changed() {
    Selection.write();
    Selection.tell();
  },

  tell() {
    Selection.listeners.forEach((listener) => listener());
  },

  // The neuron under the pointer, in whatever view; null for none.
  hover(layer, id) {
    const next = layer === null || id === null ? null : { layer, id };
    if (next?.layer === Selection.hovered?.layer && next?.id === Selection.hovered?.id) return;
    Selection.hovered = next;
    Selection.hoverListeners.forEach((listener) => listener());
  },

  hoveredIn(layer) {
    return Selection.hovered?.layer === layer ? Selection.hovered.id : null;
  },

  write() {
    const parts = Selection.sets.flatMap((set, index) => (
      set.size > 0 ? [`n${index}=${Dom.ranges(Selection.ids(Layers.list[index]))}`] : []
    ));
    Object.keys(View).forEach((key) => {
      if (View[key] !== Selection.defaults[key]) parts.push(`${key}=${View[key]}`);
    });
    history.replaceState(null, '', parts.length > 0 ? `#${parts.join('&')}` : location.pathname + location.search);
  },

  // Only what fits is taken from an address; the rest of it is passed over.
  read() {
    Object.assign(View, Selection.defaults);
    Selection.sets.forEach((set) => set.clear());
    location.hash.slice(1).split('&').forEach((part) => {
      const [key, value = ''] = part.split('=');
      const index = /^n\d$/.test(key) ? Number(key[1]) : -1;
      if (Layers.list[index]) {
        Selection.sets[index] = Dom.parseRanges(value.replaceAll(/%2c/gi, ','), Layers.list[index].size);
      } else if (Object.hasOwn(Selection.allowed, key) && Selection.allowed[key].includes(value)) {
        View[key] = value;
      } else if (/^(of|run|threshold|negative)$/.test(key) && /^\d{1,6}$/.test(value)) {
        View[key] = Number(value);
      }
    });
    View.run = Math.min(View.run, Layers.list.length - 1);
    View.threshold = Math.min(View.threshold, 95);
    if (!Layers.list.some((layer) => layer.columnOf.has(View.of))) View.of = Layers.list[0].classes[0];
  },
};
