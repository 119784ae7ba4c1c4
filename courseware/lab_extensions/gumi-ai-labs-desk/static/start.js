// The start page as a tab of JupyterLab, read from the server whenever it is looked at.
//
// A prebuilt JupyterLab extension in one plain file: JupyterLab calls init() with its shared
// modules and get() for the plugin, as it does for an extension packed by webpack.
(() => {
  const NAME = 'gumi-ai-labs-desk';
  const config = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  let sharedModules;

  async function shared(name) {
    const [version] = Object.values(sharedModules[name]);
    return (await version.get())();
  }

  function startPage(Widget, app, listReady) {
    class StartPage extends Widget {
      constructor() {
        super();
        this.id = NAME;
        this.title.label = config.startPageTitle;
        this.node.style.overflow = 'auto';
        this.node.style.background = '#fff';
        this.node.addEventListener('click', event => this.follow(event));
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
          this.node.innerHTML = await response.text();
        }
      }

      // A lab that opens before the list of files is ready is not followed by it, even later on.
      async follow(event) {
        const link = event.target.closest('a[data-path]');
        if (link) {
          event.preventDefault();
          await listReady;
          app.commands.execute('docmanager:open', { path: link.dataset.path });
        }
      }
    }
    return new StartPage();
  }

  function activate(Widget, app, fileBrowser) {
    const listReady = Promise.all([app.restored, fileBrowser.model.restored]);
    let page;
    const open = () => {
      if (!page || page.isDisposed) {
        page = startPage(Widget, app, listReady);
        app.shell.add(page, 'main');
      }
      app.shell.activateById(page.id);
    };
    app.commands.addCommand('labs:start', { label: config.startPageTitle, execute: open });
    app.restored.then(open);
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: modules => {
      sharedModules = modules;
    },
    get: async () => {
      const { Widget } = await shared('@lumino/widgets');
      const { IDefaultFileBrowser } = await shared('@jupyterlab/filebrowser');
      return () => ({
        id: NAME + ':plugin',
        autoStart: true,
        requires: [IDefaultFileBrowser],
        activate: (app, fileBrowser) => activate(Widget, app, fileBrowser)
      });
    }
  };
})();
