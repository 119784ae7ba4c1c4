// The start page as a tab of JupyterLab, read from the server whenever it is looked at.

const ID = 'gumi-ai-labs-start';

/**
 * @param {any} app
 * @param {any} fileBrowser
 * @param {any} Widget
 * @param {any} config
 */
export function addStartPage(app, fileBrowser, Widget, config) {
  const listReady = Promise.all([app.restored, fileBrowser.model.restored]);
  /** @type {any} */
  let page;
  const open = () => {
    if (!page || page.isDisposed) {
      page = startPage(app, Widget, listReady, config);
      app.shell.add(page, 'main');
    }
    app.shell.activateById(page.id);
  };
  app.commands.addCommand('labs:start', { label: config.startPageTitle, execute: open });
  app.restored.then(open);
}

/**
 * @param {any} app
 * @param {any} Widget
 * @param {Promise<unknown>} listReady
 * @param {any} config
 */
function startPage(app, Widget, listReady, config) {
  class StartPage extends Widget {
    constructor() {
      super();
      /** @type {string} */
      this.shown = '';
      this.id = ID;
      this.title.label = config.startPageTitle;
      this.node.style.overflow = 'auto';
      this.node.style.background = '#fff';
      this.node.addEventListener('click', (/** @type {MouseEvent} */ event) => this.follow(event));
      window.addEventListener('focus', () => this.isVisible && this.refresh());
    }

    onAfterAttach() {
      this.refresh();
    }

    onAfterShow() {
      this.refresh();
    }

    async refresh() {
      const response = await fetch(config.baseUrl + 'labs/start');
      if (response.ok) {
        /** @type {string} */
        const shown = await response.text();
        if (shown !== this.shown) {
          this.shown = shown;
          const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.path;
          this.node.innerHTML = shown;
          if (focused) {
            this.node.querySelector(`a[data-path="${CSS.escape(focused)}"]`)?.focus();
          }
        }
      }
    }

    /**
     * A lab that opens before the list of files is ready is not followed by it, even later on.
     * @param {MouseEvent} event
     */
    async follow(event) {
      const link = /** @type {HTMLElement} */ (event.target).closest('a[data-path]');
      if (link instanceof HTMLElement) {
        event.preventDefault();
        await listReady;
        app.commands.execute('docmanager:open', { path: link.dataset.path });
      }
    }
  }
  return new StartPage();
}
