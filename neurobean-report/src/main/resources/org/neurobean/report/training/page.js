// The start of the page of training runs.
const Runs = {
  start() {
    const data = JSON.parse(document.getElementById('data').textContent);
    Page.startTheme();
    Tables.start();
    Curves.start(data);
    WeightMaps.start(data);
  },
};

Runs.start();
