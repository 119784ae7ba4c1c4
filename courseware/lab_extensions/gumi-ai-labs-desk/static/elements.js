// Elements of a page, made in one call.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} properties those that begin with `aria-`, and `role`, are attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'role' || key.includes('-')) {
      made.setAttribute(key, String(value));
    } else {
      Object.assign(made, { [key]: value });
    }
  }
  made.append(...children);
  return made;
}

/** @param {string} caption @param {() => void} pressed @param {string} className */
export function button(caption, pressed, className) {
  const made = element('button', { type: 'button', className }, caption);
  made.addEventListener('click', pressed);
  return made;
}

/**
 * A button to choose files of one's own computer with, and the input behind it.
 * @param {string} caption
 * @param {boolean} several
 * @param {(files: File[]) => void} take
 */
export function picker(caption, several, take) {
  const pick = element('input', { type: 'file', multiple: several, hidden: true });
  pick.addEventListener('change', () => {
    const files = [...(pick.files ?? [])];
    pick.value = ''; // so that the same one may be chosen again
    if (files.length) {
      take(files);
    }
  });
  return [button(caption, () => pick.click(), 'desk-add'), pick];
}

/**
 * Puts children in place of others, unless they read the same: focus stays on what is there, and
 * goes to what reads the same where the rest is new.
 * @param {HTMLElement} node
 * @param {...Node} children
 */
export function renew(node, ...children) {
  if (children.map(child => child.textContent).join('') === node.textContent) {
    return;
  }
  const focused = node.contains(document.activeElement) ? document.activeElement?.textContent : null;
  node.replaceChildren(...children);
  const reachable = /** @type {HTMLElement[]} */ ([...node.querySelectorAll('a, button')]);
  reachable.find(one => one.textContent === focused)?.focus();
}

/**
 * A sentence with its places filled in: `filled('{n}줄', {n: 3})`.
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}
