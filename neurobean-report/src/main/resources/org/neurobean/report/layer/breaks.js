import { Card } from '/report/layer/card.js';
import { Colours } from '/report/layer/colours.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// The part of the card that says what breaks without the chosen neurons, or what they can do without all others.
export const Breaks = {
  draw(layer, ids, what) {
    const alone = layer.readout !== null && View.ablate === 'keep';
    const them = ids.length === 1 ? 'it' : 'them';
    const found = alone ? Breaks.alone(layer, ids) : Breaks.measured(layer, what) ?? Breaks.computed(layer, ids);
    const title = !alone ? `What breaks without ${them}` : ids.length === 1 ? 'What it does alone' : 'What they do alone';
    Card.heading(title, found ? Breaks.mean(found, alone) : '');
    if (layer.readout) Card.body.append(Breaks.toggle(them));
    if (!found) Card.body.append(Breaks.whyNot(layer, ids));
    else Card.body.append(Breaks.bars(layer, found, alone), Dom.element('p', 'hint', Breaks.note(layer, found, alone)));
  },

  toggle(them) {
    const toggle = Dom.element('div', 'segment ablate');
    toggle.setAttribute('role', 'group');
    toggle.setAttribute('aria-label', 'Ablation');
    [['silence', `Silence ${them}`], ['keep', `Keep only ${them}`]].forEach(([value, text]) => {
      const button = Dom.button('', text, () => {
        Selection.set('ablate', value);
        Card.body.querySelector(`[data-ablate="${value}"]`)?.focus();
      });
      button.dataset.ablate = value;
      button.setAttribute('aria-pressed', String(View.ablate === value));
      toggle.append(button);
    });
    return toggle;
  },

  // What the analysis measured over all samples; null for any other set. Columns are the shown classes.
  measured(layer, { kind, value }) {
    const source = kind === '' ? null : layer.ablation[kind];
    const row = kind === 'preferred' ? layer.columnOf.get(value) : value;
    if (!source || row === undefined) return null;
    return {
      before: layer.classes.map((each, column) => layer.ablation.baseline.at(0, column)),
      after: layer.classes.map((each, column) => source.at(row, column)),
      measured: true,
    };
  },

  computed({ readout, classes }, ids) {
    if (!readout) return null;
    const [before, after] = [readout.baseline, readout.without(ids)];
    return { before: classes.map((each) => before[each]), after: classes.map((each) => after[each]), measured: false };
  },

  alone({ readout, classes }, ids) {
    const [before, after] = [readout.baseline, readout.only(ids)];
    return { before: classes.map((each) => before[each]), after: classes.map((each) => after[each]), measured: false };
  },

  mean({ before, after }, alone) {
    const mean = (values) => {
      const known = values.filter((value) => !Number.isNaN(value));
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    };
    return alone ? `mean ${Dom.percent(mean(after))}` : `mean ${Dom.points(mean(after) - mean(before))}`;
  },

  // A bar for each class: its accuracy now, with a line where it is with all neurons.
  bars(layer, { before, after }, alone) {
    const rows = layer.classes.map((each, column) => (
      { each, before: before[column], after: after[column], change: after[column] - before[column] }
    )).filter(({ after: known }) => !Number.isNaN(known));
    if (rows.length > Card.mostBars) rows.sort(alone ? (a, b) => b.after - a.after : (a, b) => a.change - b.change);
    const bars = Dom.element('div', 'bars');
    rows.slice(0, Card.mostBars).forEach((row) => Card.bar(bars, {
      name: layer.classNames[row.each],
      share: row.after,
      colour: !alone && row.change < -0.05 ? Colours.named('loss') : Colours.named('muted'),
      text: alone ? Dom.percent(row.after) : Dom.points(row.change),
      tick: row.before,
    }));
    return bars;
  },

  note(layer, { measured }, alone) {
    const cut = layer.classes.length > Card.mostBars;
    const bar = alone ? 'Bar and number: with these neurons alone, line: with all.'
      : 'Bar: without, line: with all neurons, number: change in points.';
    const some = alone ? ' The classes that keep most.' : ' The classes that lose most.';
    return `Accuracy by class. ${bar}${cut ? some : ''} ${measured ? 'Over all samples.' : Breaks.samples(layer.readout)}`;
  },

  samples({ samples, of, bits, margin }) {
    const count = (number) => number.toLocaleString('en');
    if (samples === of) return `Computed here over all ${count(of)} samples, activations rounded to ${bits} bits.`;
    return `Computed here over ${count(samples)} of the ${count(of)} samples, so within about \u00b1${Number(margin.toPrecision(2))} points.`;
  },

  whyNot(layer, ids) {
    const reason = layer.ablation.last ? 'This layer is too large for its page to carry enough samples.'
      : 'Between this layer and the scores lie others, which this page does not carry.';
    const also = layer.ablation.neuron ? ' and for single neurons' : '';
    const listed = Dom.ranges(ids);
    const hint = Dom.element('p', 'hint', `Measured for whole assemblies, for the neurons of a class${also}. ${reason} To have these measured, run neurobean analyze with `);
    hint.append(Dom.element('code', '', listed.length < 60 ? `--ablate ${listed}` : '--ablate "the copied ids"'), '.');
    return hint;
  },
};
