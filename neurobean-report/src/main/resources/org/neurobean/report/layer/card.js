import { Dom } from '/report/page/dom.js';

// What the card of chosen neurons is built of: its body, headings and bars.
export const Card = {
  mostBars: 12,

  start() {
    Card.body = document.getElementById('panel-body');
  },

  heading(text, note) {
    const heading = Dom.element('h4', '', text);
    if (note) heading.append(Dom.element('span', 'hint', note));
    Card.body.append(heading);
  },

  // One line of a bar chart; a tick shows what the bar is compared with.
  bar(bars, { name, share, colour, text, tick }) {
    const track = Dom.element('span', 'track');
    const fill = Dom.element('span', 'fill');
    fill.style.width = `${100 * Math.min(1, share)}%`;
    fill.style.background = colour;
    track.append(fill);
    if (tick !== undefined) {
      const mark = Dom.element('span', 'tick');
      mark.style.left = `${100 * tick}%`;
      track.append(mark);
    }
    bars.append(Dom.element('span', 'bar-name', Dom.shortened(name, 12)), track, Dom.element('span', 'bar-value', text));
  },
};
