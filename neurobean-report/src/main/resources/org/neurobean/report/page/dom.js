// Elements and numbers as text. Names come from files: they become text nodes, never markup.
export const Dom = {
  element(tag, className = '', text = '') {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  },

  button(className, text, onClick) {
    const button = Dom.element('button', className, text);
    button.type = 'button';
    button.addEventListener('click', onClick);
    return button;
  },

  option(value, text) {
    const option = Dom.element('option', '', text);
    option.value = value;
    return option;
  },

  all(selector, root = document) {
    return [...root.querySelectorAll(selector)];
  },

  // Three significant digits, with a true minus sign; what is missing is a dash.
  number(value) {
    return Dom.significant(value, 1e-3);
  },

  // The same, with a power of ten for amounts below this one.
  significant(value, smallest) {
    if (value === null || value === undefined || Number.isNaN(value)) return '\u2013';
    if (value === 0) return '0';
    const size = Math.abs(value);
    const text = size >= smallest && size < 1e5 ? String(Number(value.toPrecision(3)))
      : Number(value.toPrecision(3)).toExponential();
    return text.replace('e+', 'e').replaceAll('-', '\u2212');
  },

  percent(value) {
    return Number.isNaN(value) ? '\u2013' : `${(100 * value).toFixed(1)}\u202f%`;
  },

  // Percentage points with their sign.
  points(value) {
    const text = Math.abs(100 * value).toFixed(1);
    if (text === '0.0') return '0';
    return (value < 0 ? '\u2212' : '+') + text;
  },

  shortened(text, length) {
    const points = [...text];
    return points.length > length ? points.slice(0, length - 1).join('') + '\u2026' : text;
  },

  plural(count, noun) {
    return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
  },

  // "1, 3, 7-12" of ascending whole numbers.
  ranges(ids) {
    const parts = [];
    for (let i = 0; i < ids.length;) {
      let end = i;
      while (end + 1 < ids.length && ids[end + 1] === ids[end] + 1) end += 1;
      parts.push(end - i > 1 ? `${ids[i]}-${ids[end]}` : ids.slice(i, end + 1).join(','));
      i = end + 1;
    }
    return parts.join(',');
  },

  // The numbers below a limit that such a text names; what is not a number or a range is passed over.
  parseRanges(text, limit) {
    const ids = new Set();
    for (const part of text.split(/[\s,;]+/)) {
      const match = /^(\d{1,9})(?:[-\u2013](\d{1,9}))?$/.exec(part);
      if (!match) continue;
      const last = Math.min(limit - 1, Number(match[2] ?? match[1]));
      for (let id = Number(match[1]); id <= last; id += 1) ids.add(id);
    }
    return ids;
  },
};
