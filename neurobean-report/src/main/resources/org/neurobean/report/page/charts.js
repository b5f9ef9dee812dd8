// What all charts of a page share.
const Page = {
  font() {
    return getComputedStyle(document.body).fontFamily;
  },

  // Three significant digits, with a true minus sign.
  number(value) {
    if (value === 0) return '0';
    const size = Math.abs(value);
    const text = size >= 1e-4 && size < 1e5 ? String(Number(value.toPrecision(3)))
      : Number(value.toPrecision(3)).toExponential();
    return text.replace('e+', 'e').replaceAll('-', '\u2212');
  },

  shortened(text, length) {
    return text.length > length ? text.slice(0, length - 1) + '\u2026' : text;
  },

  // An empty chart that follows its box and the theme. Drawn at twice the size at least, so that paper is sharp.
  chart(element, redraw) {
    const chart = echarts.init(element, null, {
      renderer: 'canvas',
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
    });
    new ResizeObserver(() => { if (!Theme.printing && element.clientWidth > 0) chart.resize(); }).observe(element);
    Theme.listeners.push(redraw);
    return chart;
  },

  // Kept inside of the chart's box, which also spares the arrow that the library would write with a style attribute.
  tooltip(trigger, formatter) {
    return {
      trigger,
      formatter,
      confine: true,
      transitionDuration: 0,
      className: 'tip',
      backgroundColor: Theme.colour('surface'),
      borderColor: Theme.colour('line'),
      textStyle: { color: Theme.colour('text') },
      axisPointer: { type: 'line', lineStyle: { color: Theme.colour('muted') } },
    };
  },

  // A tooltip as elements: the policy of the page forbids style attributes, and names never become markup this way.
  tip(title, rows) {
    const tip = document.createElement('div');
    tip.append(Page.element('strong', '', title));
    const list = Page.element('div', 'tip-rows', '');
    rows.forEach(({ index, swatch, name, value }) => {
      const label = Page.element('span', '', name);
      const colour = swatch ?? (index === undefined ? '' : 'run-' + index);
      if (colour !== '') label.prepend(Page.element('span', 'swatch ' + colour, ''));
      list.append(label, Page.element('span', 'tip-value', value));
    });
    tip.append(list);
    return tip;
  },

  element(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  },

  // The button that switches between light and dark.
  startTheme() {
    document.getElementById('theme').addEventListener('click', Theme.toggle);
    Theme.listeners.push(Page.nameTheme);
    Page.nameTheme();
  },

  nameTheme() {
    document.getElementById('theme-name').textContent = Theme.isDark() ? 'Light' : 'Dark';
  },
};
