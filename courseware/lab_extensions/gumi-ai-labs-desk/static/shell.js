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
  // A letter typed beside a field must not change cells: Lumino and JupyterLab look for these.
  document.body.toggleAttribute('data-lm-suppress-shortcuts', !plain);
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

/**
 * A lab's panel: the toolbar is one of JupyterLab's parts, and its list of cells is no feed of
 * articles.
 * @param {any} panel
 */
export function dressPanel(panel) {
  panel.addClass('desk');
  panel.toolbar.setHidden(!isPlain());
  panel.content.node.querySelector('[role=feed]')?.removeAttribute('role');
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
