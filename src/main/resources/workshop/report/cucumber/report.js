// Opens the attachments (except the tables "as text", which repeat a picture), names the pictures
// for screen readers, opens all features of a green run, gives each failing step its anchor, and
// hides the section of run hooks where there are none, and how many hooks passed.
(() => {
  const content = document.getElementById('content');
  const passed = document.getElementById('verdict').dataset.passed === 'true';
  const failed = ['FAILED', 'UNDEFINED', 'AMBIGUOUS', 'PENDING'].map(it => `li[data-status=${it}]`);
  const opened = new Set();
  const tidy = () => {
    content.querySelectorAll('details:not([data-tidy])').forEach(d => {
      d.dataset.tidy = 'yes';
      const name = (d.querySelector('summary') || {}).textContent || '';
      d.open = !name.endsWith('as text');
      d.querySelectorAll('img').forEach(img => { img.alt = name; });
    });
    if (passed) {
      content.querySelectorAll('[aria-controls][aria-expanded=false]').forEach(b => {
        const id = b.getAttribute('aria-controls');
        if (!opened.has(id)) { opened.add(id); b.click(); }
      });
    }
    content.querySelectorAll(failed.join()).forEach((li, i) => {
      li.id = 'failure-' + i;
      li.tabIndex = -1;
    });
    content.querySelectorAll('button').forEach(b => {
      b.hidden = /^\d+ hooks$/.test(b.textContent);
    });
    content.querySelectorAll('section').forEach(s => {
      s.hidden = s.textContent.endsWith('No test run hooks were executed.')
        && !s.querySelector('section');
    });
  };
  new MutationObserver(tidy).observe(content, { childList: true, subtree: true });
  tidy();
})();
