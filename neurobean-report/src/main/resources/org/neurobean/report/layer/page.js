import { AblationPlot } from '/report/layer/ablation.js';
import { ClassMaps } from '/report/layer/classmaps.js';
import { Colours } from '/report/layer/colours.js';
import { CorrelationPlot, Correlations } from '/report/layer/correlation.js';
import { AssemblyData } from '/report/layer/data.js';
import { DrawingPlot } from '/report/layer/drawing.js';
import { Layers } from '/report/layer/layers.js';
import { List } from '/report/layer/list.js';
import { Keys, MapPlot } from '/report/layer/maps.js';
import { Panel } from '/report/layer/panel.js';
import { Plot } from '/report/layer/plot.js';
import { Selection, View } from '/report/layer/selection.js';
import { WeightScale, WeightsPlot } from '/report/layer/weights.js';
import { PageData } from '/report/page/data.js';
import { Dom } from '/report/page/dom.js';
import { Tables } from '/report/page/tables.js';
import { ThemeButton } from '/report/page/theme-button.js';
import { Theme } from '/report/page/theme.js';

// Ties the controls to the settings and every view to the selection; the start of the page.
export const LayerPage = {
  plots: { map: MapPlot, ablation: AblationPlot, correlation: CorrelationPlot, weights: WeightsPlot, drawing: DrawingPlot },

  start() {
    const data = PageData.read(AssemblyData);
    Layers.start(data);
    Colours.start(data);
    Selection.start();
    ThemeButton.start();
    Tables.start();
    Panel.start();
    List.start();
    LayerPage.controls();
    LayerPage.draw();
    Dom.all('[data-plot]').forEach((element) => {
      const Kind = LayerPage.plots[element.dataset.plot];
      if (Kind) new Kind(element);
    });
    Selection.listeners.push(LayerPage.draw);
    Selection.hoverListeners.push(Plot.refreshMarks);
    Theme.listeners.push(LayerPage.draw);
    Theme.listeners.push(() => { if (Theme.printing) Plot.all.forEach((plot) => plot.draw()); });
  },

  // Everything that depends on what is chosen; the pictures follow before the next frame.
  draw() {
    LayerPage.showSettings();
    ClassMaps.draw();
    Keys.draw();
    Correlations.draw();
    WeightScale.draw();
    Panel.draw();
    List.draw();
    if (LayerPage.groups !== View.groups) Plot.all.forEach((plot) => { if (plot instanceof AblationPlot) plot.resize(); });
    LayerPage.groups = View.groups;
    Plot.refresh();
  },

  controls() {
    Dom.all('[data-choice]').forEach((group) => {
      const setting = group.dataset.choice;
      Dom.all('button', group).forEach((button) => button.addEventListener('click', () => {
        Selection.set(setting, typeof View[setting] === 'number' ? Number(button.dataset.value) : button.dataset.value);
      }));
    });
    Dom.all('[data-setting]').forEach((field) => field.addEventListener('input', () => {
      const setting = field.dataset.setting;
      const value = field.type === 'checkbox' ? Number(field.checked) : field.value;
      Selection.set(setting, typeof View[setting] === 'number' ? Number(value) : value);
    }));
    const [first] = Layers.list;
    document.querySelector('[data-setting="of"]').replaceChildren(
      ...first.classes.map((value) => Dom.option(value, first.classNames[value])),
    );
  },

  showSettings() {
    Dom.all('[data-choice]').forEach((group) => {
      Dom.all('button', group).forEach((button) => {
        button.setAttribute('aria-pressed', String(button.dataset.value === String(View[group.dataset.choice])));
      });
    });
    Dom.all('[data-setting]').forEach((field) => {
      if (field.type === 'checkbox') field.checked = View[field.dataset.setting] === 1;
      else field.value = View[field.dataset.setting];
    });
    document.getElementById('of-class').hidden = View.colour !== 'activation';
    document.getElementById('threshold-text').textContent = `${View.threshold}\u202f% of the strongest`;
  },
};

LayerPage.start();
