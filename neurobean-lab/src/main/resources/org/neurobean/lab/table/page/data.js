import { PageData } from '/report/page/data.js';

// What the page of the few-shot table draws from; org.neurobean.lab.table.page.TableData says what every part means.
const { value, orNull } = PageData;

const difference = { mean: value, low: value, high: value, n: value };

const moment = {
  accuracies: value,
  mean: value,
  deviation: value,
  toVanilla: orNull(difference),
  toBestOther: orNull(difference),
  bestOther: value,
};

export const TableData = {
  rows: [{
    index: value,
    id: value,
    title: value,
    group: value,
    colour: value,
    shape: value,
    dash: value,
    drawn: value,
  }],
  datasets: [{ id: value, title: value }],
  shots: value,
  draws: value,
  cells: [{
    row: value,
    dataset: value,
    shots: value,
    setting: value,
    source: value,
    n: value,
    paper: value,
    diverged: value,
    best: moment,
    last: moment,
  }],
};
