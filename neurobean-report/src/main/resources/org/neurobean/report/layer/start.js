// Ties the controls to the settings and every view to the selection; the start of the page.
const Page = {
  plots: { map: MapPlot, ablation: AblationPlot, correlation: CorrelationPlot, weights: WeightsPlot, drawing: DrawingPlot },

  start() {
    const data = JSON.parse(document.getElementById('data').textContent);
    Layers.start(data);
    Colours.start(data);
    Selection.start();
    Tables.start();
    Panel.start();
    List.start();
    Page.controls();
    Page.draw();
    Dom.all('[data-plot]').forEach((element) => {
      const Kind = Page.plots[element.dataset.plot];
      if (Kind) new Kind(element);
    });
    Selection.listeners.push(Page.draw);
    Selection.hoverListeners.push(Plot.refreshMarks);
    Theme.listeners.push(Page.draw);
    Theme.listeners.push(() => { if (Theme.printing) Plot.all.forEach((plot) => plot.draw()); });
    document.getElementById('theme').addEventListener('click', Theme.toggle);
  },

  // Everything that depends on what is chosen; the pictures follow before the next frame.
  draw() {
    Page.showSettings();
    ClassMaps.draw();
    Keys.draw();
    Correlations.draw();
    WeightScale.draw();
    Panel.draw();
    List.draw();
    if (Page.groups !== View.groups) Plot.all.forEach((plot) => { if (plot instanceof AblationPlot) plot.resize(); });
    Page.groups = View.groups;
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
    document.getElementById('theme-name').textContent = Theme.isDark() ? 'Light' : 'Dark';
  },
};

Page.start();
