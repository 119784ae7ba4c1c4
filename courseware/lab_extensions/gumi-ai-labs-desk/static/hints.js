// Hints unfold in their order; the worked answer is there after a try.

/**
 * @param {HTMLElement} node the rendered cell of a check's hints
 * @param {boolean} tried whether the check was tried
 * @param {string} worked the words over the worked answer
 */
export function orderHints(node, tried, worked) {
  const hints = [...node.querySelectorAll('details')];
  const show = () => {
    let opened = true;
    for (const hint of hints) {
      const isWorked = hint.querySelector('summary')?.textContent?.trim() === worked;
      hint.hidden = !opened || (isWorked && !tried);
      opened = opened && (hint.open || hint.dataset.opened === 'yes');
    }
  };
  for (const hint of hints) {
    hint.ontoggle = () => {
      hint.dataset.opened = 'yes';
      show();
    };
  }
  show();
}
