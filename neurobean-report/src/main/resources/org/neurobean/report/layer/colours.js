import { Dom } from '/report/page/dom.js';
import { Theme } from '/report/page/theme.js';

// Every colour that a picture uses: of groups, of numbers, and those of the style sheet.
export const Colours = {
  // The style sheet has so many colours for groups; beyond them the shape changes as well.
  groups: 10,
  cache: new Map(),

  start(data) {
    Colours.ramps = { light: data.light, dark: data.dark };
    Theme.listeners.unshift(() => Colours.cache.clear());
  },

  named(name) {
    if (!Colours.cache.has(name)) Colours.cache.set(name, Theme.colour(name));
    return Colours.cache.get(name);
  },

  group(tone) {
    return tone < 0 ? Colours.named('faded') : Colours.named(`group-${tone % Colours.groups}`);
  },

  // 0 circle, 1 square, 2 triangle, 3 diamond.
  shape(tone) {
    return tone < 0 ? 0 : Math.floor(tone / Colours.groups) % 4;
  },

  tone(layer, kind, value) {
    return value < 0 || kind !== 'assembly' ? value : layer.tones[value];
  },

  // [red, green, blue] of 256 positions along a ramp, 'sequential' or 'diverging'.
  table(kind) {
    const key = `table ${kind}`;
    if (!Colours.cache.has(key)) {
      const stops = Colours.ramps[Theme.isDark() ? 'dark' : 'light'][kind].map(Colours.parse);
      Colours.cache.set(key, Array.from({ length: 256 }, (_, i) => Colours.between(stops, i / 255)));
    }
    return Colours.cache.get(key);
  },

  parse(text) {
    return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  },

  between(stops, position) {
    const place = position * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(place));
    return stops[from].map((value, i) => Math.round(value + (place - from) * (stops[from + 1][i] - value)));
  },

  // The colour of a position in [0, 1]; what is missing takes the ground's.
  rgb(kind, position) {
    if (Number.isNaN(position)) return Colours.parse(Colours.named('surface'));
    return Colours.table(kind)[Math.round(255 * Math.min(1, Math.max(0, position)))];
  },

  css(kind, position) {
    return `rgb(${Colours.rgb(kind, position).join(',')})`;
  },

  // Black or white, whichever has more contrast with a colour: by relative luminance, as WCAG 2 defines it.
  onTop(colour) {
    const [red, green, blue] = colour.map((value) => (value / 255) ** 2.2);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.19 ? '#14171a' : '#ffffff';
  },

  // Fills an element with a colour bar between two texts.
  bar(element, kind, low, high) {
    const canvas = document.createElement('canvas');
    canvas.width = 256;
    canvas.height = 1;
    const context = canvas.getContext('2d');
    Colours.table(kind).forEach(([red, green, blue], x) => {
      context.fillStyle = `rgb(${red},${green},${blue})`;
      context.fillRect(x, 0, 1, 1);
    });
    canvas.setAttribute('aria-hidden', 'true');
    element.replaceChildren(Dom.element('span', '', low), canvas, Dom.element('span', '', high));
  },
};
