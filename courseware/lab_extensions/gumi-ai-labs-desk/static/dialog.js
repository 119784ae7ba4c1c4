// A page over the page: a file to look at, a submission to make. Escape closes it, focus comes back.

import { element } from './elements.js';

/**
 * @param {string} title
 * @param {string} close the word on the button that closes it
 * @param {...(Node | string)} content
 * @returns {HTMLDialogElement}
 */
export function openDialog(title, close, ...content) {
  const heading = element('h2', { id: 'desk-dialog-title' }, title);
  const button = element('button', { type: 'button', className: 'desk-run' }, close);
  // What is long is scrolled by keyboard, and read from its beginning.
  const body = element(
    'div',
    { className: 'desk-dialog-body', tabIndex: 0, role: 'group', 'aria-labelledby': heading.id },
    ...content
  );
  const dialog = element(
    'dialog',
    { className: 'desk-dialog', 'aria-labelledby': heading.id },
    heading,
    body,
    element('div', { className: 'desk-bar' }, button)
  );
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    before?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
