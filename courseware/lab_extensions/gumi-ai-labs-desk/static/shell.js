// JupyterLab around the desk: menus, panels and shortcuts of a programmer's tool are out of the way,
// and one switch brings them back.

const PLAIN = 'gumi-ai-labs-plain';
const HIDDEN = ['jp-top-panel', 'jp-bottom-panel'];
const TITLE = 'lab-title'; // what a tab says in place of its file's name

/** @returns {boolean} */
export function isPlain() {
  return localStorage.getItem(PLAIN) === 'yes';
}

/** @param {any} app @param {boolean} plain */
export function showShell(app, plain) {
  localStorage.setItem(PLAIN, plain ? 'yes' : 'no');
  document.body.classList.toggle('desk-plain', plain);
  document.body.classList.toggle('desk-shell', !plain);
  document.body.toggleAttribute('data-jp-suppress-context-menu', !plain);
  for (const part of app.shell.layout.widgets) {
    if (HIDDEN.includes(part.id)) {
      part.setHidden(!plain);
    }
  }
  for (const panel of app.shell.widgets('main')) {
    panel.toolbar?.setHidden(!plain);
  }
  for (const side of ['left', 'right']) {
    if (app.shell.isSideTabBarVisible(side) !== plain) {
      app.shell.toggleSideTabBarVisibility(side);
    }
  }
  app.shell.collapseRight();
  if (plain) {
    app.shell.expandLeft();
  } else {
    app.shell.collapseLeft();
  }
}

/** @param {any} panel of a lab, when it opens */
export function dressPanel(panel) {
  panel.addClass('desk');
  panel.content.node.querySelector('[role=feed]')?.removeAttribute('role'); // of what are no articles
  panel.toolbar.setHidden(!isPlain());
}

/**
 * A lab's panel says the lab's title on its tab. Its label stays: another one renames the file.
 * @param {any} panel
 * @param {string} title
 */
export function nameTab(panel, title) {
  if (panel.title.dataset[TITLE] !== title) {
    panel.title.dataset = { ...panel.title.dataset, [TITLE]: title };
  }
  if (panel.isVisible && !isPlain()) {
    document.title = title;
  }
}

/**
 * A letter pressed on a button must not change cells. Shortcuts of command mode are for whatever has
 * focus in a notebook, so that no attribute around it would hold them back.
 * @param {any} app
 */
export function holdShortcuts(app) {
  const process = app.commands.processKeydownEvent.bind(app.commands);
  app.commands.processKeydownEvent = (/** @type {KeyboardEvent} */ event) => {
    if (isPlain()) {
      process(event);
    }
  };
}

/**
 * The browser's own title is that of the tab in front. JupyterLab writes the file's name there.
 * @param {any} app
 */
export function namePage(app) {
  const name = () => {
    const title = app.shell.currentWidget?.title;
    const wanted = title?.dataset[TITLE] ?? title?.label;
    if (!isPlain() && wanted && document.title !== wanted) {
      document.title = wanted;
    }
  };
  new MutationObserver(name).observe(/** @type {Node} */ (document.querySelector('title')), { childList: true });
  app.shell.currentChanged.connect(name);
  name();
}
