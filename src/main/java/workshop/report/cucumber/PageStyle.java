package workshop.report.cucumber;

/** What the pages add to the style and behaviour of Cucumber's report. */
final class PageStyle {

  /** The parts of the style that the index shares. */
  static final String BASE =
      """
      :root{color-scheme:light dark}
      body{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif}
      #verdict,.timeline,.site{max-width:70rem;margin:0 auto 1rem;padding:.5rem 1rem;line-height:1.45}
      #verdict{border-left:.5rem solid #1a7f37}
      #verdict[data-whole=false]{border-left-color:#bf8700}
      #verdict[data-passed=false]{border-left-color:#cf222e}
      #verdict h1{font-size:1.5rem;margin:.2rem 0}
      #verdict h2{font-size:1.1rem;margin:.8rem 0 .2rem}
      #verdict p{margin:.3rem 0}
      #verdict pre{white-space:pre-wrap;overflow-wrap:anywhere;max-height:34rem;overflow:auto;\
      font-size:.85rem;padding:.6rem;border:1px solid #8888}
      summary{cursor:pointer;padding:.25rem 0}
      a{color:#0550ae}
      @media (prefers-color-scheme:dark){a{color:#8fc3ff}body{background:#1d1d26;color:#d9dce3}}
      a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid #bf8700}
      """;

  /** Pictures fit their column; outputs and commands wrap, so that a phone needs no side scroll. */
  static final String CSS =
      BASE
          + """
          img{max-width:min(100%,690px)!important;height:auto}
          .timeline img{max-width:min(100%,900px)!important}
          #content pre{white-space:pre-wrap;overflow-wrap:anywhere}
          #content article{overflow-x:auto}
          @media (max-width:40rem){#report>article>section:first-child>div{flex-wrap:wrap}\
          input[name=query]{min-width:0!important;max-width:none!important}}
          @media print{details>*{display:block}#content{overflow:visible}}
          """;

  /**
   * Opens the attachments (except the tables "as text", which repeat a picture), names the pictures
   * for screen readers, opens all features of a green run, gives each failing step its anchor, and
   * hides the section of run hooks where there are none.
   */
  static final String SCRIPT =
      """
      (() => {
        const content = document.getElementById('content');
        const passed = document.getElementById('verdict').dataset.passed === 'true';
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
          content.querySelectorAll('li[data-status=FAILED],li[data-status=UNDEFINED],\
      li[data-status=AMBIGUOUS],li[data-status=PENDING]').forEach((li, i) => {
            li.id = 'failure-' + i;
            li.tabIndex = -1;
          });
          content.querySelectorAll('section').forEach(s => {
            s.hidden = s.textContent.endsWith('No test run hooks were executed.')
              && !s.querySelector('section');
          });
        };
        new MutationObserver(tidy).observe(content, {childList: true, subtree: true});
        tidy();
      })();
      """;

  private PageStyle() {}
}
