import { PageData } from '/report/page/data.js';
import { Tables } from '/report/page/tables.js';
import { ThemeButton } from '/report/page/theme-button.js';
import { Curves } from '/report/training/curves.js';
import { TrainingData } from '/report/training/data.js';
import { WeightMaps } from '/report/training/weights.js';

// The start of the page of training runs.
export const TrainingPage = {
  start() {
    const data = PageData.read(TrainingData);
    ThemeButton.start();
    Tables.start();
    Curves.start(data);
    WeightMaps.start(data);
  },
};

TrainingPage.start();
