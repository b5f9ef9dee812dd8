import * as echarts from 'echarts';
import { Dom } from '/report/page/dom.js';
import { Theme } from '/report/page/theme.js';

// What all charts of a page share.
export const Charts = {
  font() {
    return getComputedStyle(document.body).fontFamily;
  },

  // Values of training are small more often than those of a layer, so powers of ten start later.
  number(value) {
    return Dom.significant(value, 1e-4);
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
    tip.append(Dom.element('strong', '', title));
    const list = Dom.element('div', 'tip-rows', '');
    rows.forEach(({ index, swatch, name, value }) => {
      const label = Dom.element('span', '', name);
      const colour = swatch ?? (index === undefined ? '' : 'run-' + index);
      if (colour !== '') label.prepend(Dom.element('span', 'swatch ' + colour, ''));
      list.append(label, Dom.element('span', 'tip-value', value));
    });
    tip.append(list);
    return tip;
  },
};
