// A prebuilt JupyterLab extension without a bundler: JupyterLab calls init() with its shared modules
// and get() for the plugin, as it does for an extension packed by webpack. The rest are ES modules.
(() => {
  const NAME = 'gumi-ai-labs-desk';
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const config = JSON.parse(document.getElementById('jupyter-config-data')?.textContent ?? '{}');
  /** @type {any} */
  let sharedModules;

  /** @param {string} name */
  async function shared(name) {
    const [version] = Object.values(sharedModules[name]);
    return (await /** @type {any} */ (version).get())();
  }

  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL('desk.css', here).href;
  document.head.append(style);

  const page = /** @type {any} */ (window);
  page._JUPYTERLAB = page._JUPYTERLAB || {};
  page._JUPYTERLAB[NAME] = {
    init: (/** @type {any} */ modules) => {
      sharedModules = modules;
    },
    get: async () => {
      const [desk, jupyterlab, { Widget }, { IDefaultFileBrowser }, { INotebookTracker }, { CodeCell }, { ServerConnection }] =
        await Promise.all([
          import(new URL('desk.js', here).href),
          shared('@jupyterlab/application'),
          shared('@lumino/widgets'),
          shared('@jupyterlab/filebrowser'),
          shared('@jupyterlab/notebook'),
          shared('@jupyterlab/cells'),
          shared('@jupyterlab/services')
        ]);
      const plugin = {
        id: NAME + ':plugin',
        autoStart: true,
        requires: [IDefaultFileBrowser, INotebookTracker],
        activate: (/** @type {any} */ app, /** @type {any} */ fileBrowser, /** @type {any} */ tracker) =>
          desk.activate(app, fileBrowser, tracker, { Widget, CodeCell, ServerConnection }, config)
      };
      const connection = {
        id: NAME + ':connection',
        autoStart: true,
        provides: jupyterlab.IConnectionLost,
        activate: () => desk.connectionLost(jupyterlab.ConnectionLost)
      };
      return () => [plugin, connection];
    }
  };
})();
