// JupyterLab around the desk: menus and panels of a programmer's tool are out of sight, and one
// switch brings them back.

const PLAIN = 'gumi-ai-labs-plain';
const HIDDEN = ['jp-top-panel', 'jp-bottom-panel'];

/** @returns {boolean} */
export function isPlain() {
  return localStorage.getItem(PLAIN) === 'yes';
}

/** @param {any} app @param {boolean} plain */
export function showShell(app, plain) {
  localStorage.setItem(PLAIN, plain ? 'yes' : 'no');
  document.body.classList.toggle('desk-plain', plain);
  document.body.classList.toggle('desk-shell', !plain);
  for (const part of app.shell.layout.widgets) {
    if (HIDDEN.includes(part.id)) {
      part.setHidden(!plain);
    }
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
