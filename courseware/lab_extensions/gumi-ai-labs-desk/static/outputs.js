// What stands under a cell, for those who use the keyboard or a screen reader.

const FRAMES = '.jp-OutputArea-output, .jp-OutputArea-output [style*="overflow"], .desk-scroll';

/**
 * What is wider than the page is scrolled in its own frame, by keyboard too; a picture that says
 * nothing of itself is called as the button that made it.
 * @param {HTMLElement} node
 */
export function readyOutputs(node) {
  for (const frame of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll(FRAMES))) {
    if (frame.scrollWidth > frame.clientWidth + 1) {
      frame.tabIndex = 0;
    } else {
      frame.removeAttribute('tabindex');
    }
  }
  for (const picture of node.querySelectorAll('.jp-RenderedImage img:not([alt])')) {
    picture.setAttribute('alt', picture.closest('.jp-Cell')?.querySelector('.desk-run')?.textContent ?? '');
  }
}
