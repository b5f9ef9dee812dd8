import { PageData } from '/report/page/data.js';

// What the page of training runs draws from; org.neurobean.report.training.TrainingData says what every part means.
const { value } = PageData;

export const TrainingData = {
  runs: [{
    name: value,
    epochs: value,
    loss: value,
    trainAccuracy: value,
    testAccuracy: value,
    penalties: value,
    weights: {
      layer: value,
      targets: value,
      order: value,
      groups: [{ target: value, from: value, to: value }],
      values: value,
    },
  }],
  layers: value,
  accuracyDecimals: value,
  scale: {
    limit: value,
    beyond: value,
    onLight: value,
    onDark: value,
  },
};
