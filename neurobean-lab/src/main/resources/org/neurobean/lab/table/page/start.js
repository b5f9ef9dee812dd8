// The start of the page of the few-shot table.
const FewShot = {
  start() {
    const data = JSON.parse(document.getElementById('data').textContent);
    Page.startTheme();
    Tables.start();
    Results.start();
    Learning.start(data);
    Draws.start(data);
    // Paper has no clicks.
    window.addEventListener('beforeprint', () => {
      document.querySelectorAll('.verdict').forEach((verdict) => { verdict.open = true; });
    });
  },
};

FewShot.start();
