import { PageData } from '/report/page/data.js';

// What the page of layers draws from; org.neurobean.report.layer.AssemblyData says what every part means.
const { value, orNull } = PageData;

const packedMatrix = { rows: value, columns: value, bits: value, low: value, high: value, codes: value };

const correlation = { ids: value, values: packedMatrix };

const ramps = { sequential: value, diverging: value };

const ablation = {
  baseline: packedMatrix,
  byPreferredClass: packedMatrix,
  byAssembly: packedMatrix,
  byNeuron: orNull(packedMatrix),
  chosen: value,
  byChosen: packedMatrix,
  last: value,
};

const images = {
  width: value,
  height: value,
  channels: value,
  pixels: value,
  labels: value,
  samples: value,
  ofNeuron: value,
  leftOut: value,
};

const layer = {
  name: value,
  layer: value,
  assemblies: value,
  classNames: value,
  classes: value,
  targetNames: value,
  allTargets: value,
  neurons: {
    alive: value,
    assembly: value,
    preferred: value,
    selectivity: value,
    silhouette: value,
    mean: value,
    norm: value,
  },
  classMeans: packedMatrix,
  outgoing: packedMatrix,
  maps: { shown: value, tsne: packedMatrix, pca: packedMatrix },
  wiring: correlation,
  coactivation: correlation,
  ablation: orNull(ablation),
  images: orNull(images),
};

const readout = {
  samples: value,
  of: value,
  classSizes: value,
  bits: value,
  labels: value,
  bias: value,
  outgoing: packedMatrix,
  low: value,
  step: value,
  fires: value,
  codes: value,
  more: value,
};

export const AssemblyData = { layers: [layer], readouts: [orNull(readout)], light: ramps, dark: ramps };
