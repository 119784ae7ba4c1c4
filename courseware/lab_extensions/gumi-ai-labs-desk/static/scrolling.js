// What is wider than the page is scrolled in its own frame, by keyboard too.

const FRAMES = '.jp-OutputArea-output, .jp-OutputArea-output [style*="overflow"], .desk-scroll';

/** @param {HTMLElement} node */
export function reachFrames(node) {
  for (const frame of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll(FRAMES))) {
    if (frame.scrollWidth > frame.clientWidth + 1) {
      frame.tabIndex = 0;
    } else {
      frame.removeAttribute('tabindex');
    }
  }
}
