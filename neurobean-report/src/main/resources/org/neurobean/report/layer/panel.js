import { Breaks } from '/report/layer/breaks.js';
import { Card } from '/report/layer/card.js';
import { Colours } from '/report/layer/colours.js';
import { Images } from '/report/layer/images.js';
import { Layers } from '/report/layer/layers.js';
import { Selection, View } from '/report/layer/selection.js';
import { Dom } from '/report/page/dom.js';

// The card of what is chosen: a neuron, an assembly, a class's neurons or any others.
export const Panel = {
  start() {
    document.getElementById('copy-ids').addEventListener('click', Panel.copy);
    document.getElementById('save-ids').addEventListener('click', Panel.save);
    document.getElementById('clear-chosen').addEventListener('click', Selection.clear);
    document.getElementById('panel-toggle').addEventListener('click', Panel.toggle);
    Card.start();
  },

  toggle() {
    const open = document.getElementById('panel').classList.toggle('open');
    document.getElementById('panel-toggle').setAttribute('aria-expanded', String(open));
  },

  chosenLayers() {
    return Layers.list.filter((layer) => Selection.of(layer).size > 0);
  },

  draw() {
    const layers = Panel.chosenLayers();
    const all = layers.reduce((sum, layer) => sum + Selection.of(layer).size, 0);
    document.getElementById('panel').classList.toggle('empty', all === 0);
    document.getElementById('chosen-count').textContent = all === 0 ? 'No neurons chosen' : `${Dom.plural(all, 'neuron')} chosen`;
    document.getElementById('panel-status').textContent = '';
    Card.body.replaceChildren();
    if (all === 0) {
      Panel.hint();
      return;
    }
    const layer = layers.find(({ index }) => index === View.run) ?? layers[0];
    if (layers.length > 1) Panel.tabs(layers, layer);
    Panel.card(layer, Selection.ids(layer));
  },

  hint() {
    Card.body.append(
      Dom.element('p', '', 'Click a neuron in any view, draw around several on a map, or take a whole assembly by its key.'),
      Dom.element('p', '', 'What they respond to, what excites them most and what breaks without them shows up here.'),
    );
    Panel.askedFor();
  },

  // The sets that the analysis was asked for, in every layer at once where they were asked for in several.
  askedFor() {
    const sets = new Map();
    Layers.list.forEach((layer) => layer.ablation?.chosenSets.forEach((ids) => {
      const name = Dom.ranges(ids);
      sets.set(name, [...sets.get(name) ?? [], { layer, ids }]);
    }));
    if (sets.size === 0) return;
    Card.heading('Sets that were asked for', '');
    const list = Dom.element('div', 'ids');
    [...sets].slice(0, Card.mostBars).forEach(([name, places]) => {
      list.append(Dom.button('id-button', Dom.shortened(name, 30), () => {
        places.forEach(({ layer, ids }, i) => Selection.choose(layer, ids, i > 0));
      }));
    });
    Card.body.append(list);
  },

  tabs(layers, active) {
    const tabs = Dom.element('div', 'segment');
    layers.forEach((layer) => {
      const tab = Dom.button('', `${layer.name} (${Selection.of(layer).size})`, () => Selection.set('run', layer.index));
      tab.setAttribute('aria-pressed', String(layer === active));
      tab.prepend(Dom.element('span', `swatch run-${layer.index}`));
      tabs.append(tab);
    });
    Card.body.append(tabs);
  },

  card(layer, ids) {
    const what = Panel.what(layer, ids);
    Card.body.append(Dom.element('h3', 'card-title', what.title));
    if (Layers.list.length > 1) Card.body.append(Dom.element('p', 'hint', `${layer.name}`));
    Panel.facts(layer, ids);
    if (ids.length > 1) Panel.idList(layer, ids);
    if (ids.length === 1 && layer.assembly[ids[0]] >= 0) Panel.wholeAssembly(layer, ids[0]);
    Panel.means(layer, ids);
    // What excites a neuron says most about it; of a group, what breaks without it.
    const parts = [() => layer.images && Panel.images(layer, ids), () => layer.ablation && Breaks.draw(layer, ids, what)];
    if (ids.length > 1) parts.reverse();
    parts.forEach((part) => part());
  },

  // What the chosen neurons are together, and where their ablation stands: { title, kind, value }.
  what(layer, ids) {
    if (ids.length === 1) return { title: `Neuron ${ids[0]}`, kind: 'neuron', value: ids[0] };
    const same = (group) => group.length === ids.length && group.every((id, i) => id === ids[i]);
    const [assembly, preferred] = [layer.assembly[ids[0]], layer.preferred[ids[0]]];
    const groups = [
      { title: `Assembly ${assembly}`, kind: 'assembly', value: assembly },
      { title: `Neurons that prefer ${layer.classNames[preferred]}`, kind: 'preferred', value: preferred },
    ];
    // Where an assembly is exactly what prefers a class, it is called after what the maps show.
    if (View.colour === 'preferred') groups.reverse();
    const found = groups.find(({ kind, value }) => value >= 0 && same(layer.group(kind, value)));
    if (found) return found;
    const asked = layer.ablation?.chosenSets.findIndex(same) ?? -1;
    return { title: `${ids.length} neurons`, kind: asked >= 0 ? 'chosen' : '', value: asked };
  },

  facts(layer, ids) {
    const list = Dom.element('dl', 'card-facts');
    const fact = (name, value) => list.append(Dom.element('dt', '', name), Dom.element('dd', '', value));
    const mean = (column) => {
      const known = ids.map((id) => column[id]).filter((value) => value !== null);
      return Dom.number(known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : NaN);
    };
    fact(ids.length === 1 ? 'Assembly' : 'Assemblies', Panel.tally(layer, ids, 'assembly'));
    fact('Prefers', Panel.tally(layer, ids, 'preferred'));
    const of = ids.length === 1 ? '' : ', mean';
    fact(`Selectivity${of}`, mean(layer.selectivity));
    fact(`Silhouette${of}`, mean(layer.silhouette));
    fact(`Activation${of}`, mean(layer.mean));
    fact(`Weight norm${of}`, mean(layer.norm));
    const dead = ids.filter((id) => !layer.alive[id]).length;
    if (dead > 0) fact('Dead', ids.length === 1 ? 'yes' : `${dead} of ${ids.length}`);
    Card.body.append(list);
  },

  // "A3 (8), A1 (2)", the most frequent first.
  tally(layer, ids, kind) {
    const column = kind === 'assembly' ? layer.assembly : layer.preferred;
    const counts = new Map();
    ids.forEach((id) => counts.set(column[id], (counts.get(column[id]) ?? 0) + 1));
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const text = sorted.slice(0, 4).map(([value, count]) => (
      layer.groupName(kind, value) + (ids.length > 1 && sorted.length > 1 ? ` (${count})` : '')
    ));
    return text.join(', ') + (sorted.length > 4 ? ', \u2026' : '');
  },

  idList(layer, ids) {
    const list = Dom.element('p', 'ids');
    ids.slice(0, 60).forEach((id) => {
      const button = Dom.button('id-button', String(id), () => Selection.choose(layer, [id], false));
      button.setAttribute('aria-label', layer.describe(id));
      button.addEventListener('pointerenter', () => Selection.hover(layer, id));
      button.addEventListener('pointerleave', () => Selection.hover(null, null));
      list.append(button);
    });
    if (ids.length > 60) list.append(Dom.element('span', 'hint', `and ${ids.length - 60} more`));
    Card.body.append(list);
  },

  wholeAssembly(layer, id) {
    const value = layer.assembly[id];
    Card.body.append(Dom.button('button small', `Choose all of assembly ${value}`, () => (
      Selection.choose(layer, layer.group('assembly', value), false)
    )));
  },

  // Mean activation for each class, the strongest classes where there are many.
  means(layer, ids) {
    const means = layer.classes.map((value, column) => ({
      value,
      mean: ids.reduce((sum, id) => sum + layer.classMeans.at(id, column), 0) / ids.length,
    }));
    const cut = means.length > Card.mostBars;
    const shown = cut ? means.sort((a, b) => b.mean - a.mean).slice(0, Card.mostBars) : means;
    const top = Math.max(...shown.map(({ mean }) => Math.abs(mean)), 1e-12);
    Card.heading('Mean activation by class', cut ? `strongest ${shown.length}` : '');
    const bars = Dom.element('div', 'bars');
    shown.forEach(({ value, mean }) => Card.bar(bars, {
      name: layer.classNames[value],
      share: Math.abs(mean) / top,
      colour: Colours.group(value),
      text: Dom.number(mean),
    }));
    Card.body.append(bars);
  },

  images(layer, ids) {
    Card.heading(ids.length === 1 ? 'Excited most by' : 'Excite them most', '');
    const grid = Images.list(layer, ids);
    Card.body.append(grid.children.length > 0 ? grid : Dom.element('p', 'hint', 'No image of this file.'));
  },

  // --- taking the ids elsewhere ---------------------------------------------------------------------------------

  text() {
    const layers = Panel.chosenLayers();
    if (layers.length === 1) return Selection.ids(layers[0]).join(', ');
    return layers.map((layer) => `${layer.name}: ${Selection.ids(layer).join(', ')}`).join('\n');
  },

  async copy() {
    const text = Panel.text();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      Panel.copyByField(text);
    }
    const count = Panel.chosenLayers().reduce((sum, layer) => sum + Selection.of(layer).size, 0);
    document.getElementById('panel-status').textContent = `Copied ${Dom.plural(count, 'id')}.`;
  },

  // For browsers that keep the clipboard from files.
  copyByField(text) {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'offscreen';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  },

  // A table with a line for each neuron.
  csv() {
    const quoted = (value) => `"${String(value ?? '').replaceAll('"', '""')}"`;
    const lines = Panel.chosenLayers().flatMap((layer) => Selection.ids(layer).map((id) => [
      quoted(layer.name), id, layer.assembly[id], quoted(layer.groupName('preferred', layer.preferred[id])),
      layer.selectivity[id] ?? '', layer.silhouette[id] ?? '', layer.alive[id] ? 'alive' : 'dead',
    ].join(',')));
    return ['run,neuron,assembly,preferred_class,selectivity,silhouette,state', ...lines].join('\n') + '\n';
  },

  save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([Panel.csv()], { type: 'text/csv' }));
    link.download = 'chosen-neurons.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    document.getElementById('panel-status').textContent = 'Saved as chosen-neurons.csv.';
  },
};
