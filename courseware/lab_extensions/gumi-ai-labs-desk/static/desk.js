// The desk in JupyterLab: labs open as forms, the start page stands beside them.

import { markKorean } from './korean.js';
import { Lab } from './lab.js';
import { Server } from './server.js';
import { holdShortcuts, isPlain, namePage, showShell } from './shell.js';
import { addStartPage } from './start_page.js';

/**
 * @param {any} app
 * @param {any} fileBrowser
 * @param {any} tracker JupyterLab's list of open notebooks
 * @param {any} shared JupyterLab's classes: CodeCell, Widget, ServerConnection
 * @param {any} config the page's settings
 */
export function activate(app, fileBrowser, tracker, shared, config) {
  const words = JSON.parse(config.deskWords);
  const tools = {
    app,
    ...shared,
    contents: app.serviceManager.contents,
    server: new Server(shared.ServerConnection, app.serviceManager.serverSettings),
    words,
    plain: () => showShell(app, true)
  };
  app.commands.addCommand('labs:desk', { label: words.desk, execute: () => showShell(app, false) });
  holdShortcuts(app);
  app.restored.then(() => {
    showShell(app, isPlain());
    namePage(app);
  });
  if (!document.documentElement.lang.startsWith('ko')) {
    markKorean();
  }
  addStartPage(app, fileBrowser, shared.Widget, config);
  tracker.widgetAdded.connect(async (/** @type {any} */ _, /** @type {any} */ panel) => {
    await panel.context.ready;
    await panel.revealed;
    if (panel.content.model.getMetadata('labs')) {
      new Lab(panel, tools);
    }
  });
}

/**
 * A lab says itself that its connection is lost; elsewhere JupyterLab does.
 * @param {(...told: unknown[]) => Promise<void>} dialog JupyterLab's
 */
export function connectionLost(dialog) {
  return async (/** @type {unknown[]} */ ...told) => {
    if (!document.querySelector('.desk:not(.lm-mod-hidden)')) {
      await dialog(...told);
    }
  };
}
