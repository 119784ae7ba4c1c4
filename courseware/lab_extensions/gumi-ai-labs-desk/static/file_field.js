// A field that names files of the lab's folder: they are chosen there, or put there by a button or
// by dropping them.

import { element, filled, picker } from './elements.js';

/**
 * @typedef {object} Choice what one chooses from
 * @property {HTMLElement} node
 * @property {() => string[]} chosen
 * @property {(names: string[], wanted: string[]) => void} offer
 */

/**
 * @param {import('./literals.js').Value} value
 * @param {(value: import('./literals.js').Value) => void} changed
 * @param {import('./form.js').Host} host
 * @param {boolean} several
 */
export function fileField(value, changed, host, several) {
  const { words } = host;
  const choice = several ? boxes(words) : list(words);
  const [upload, pick] = picker(words.fileUpload, several, files => take(files));
  const told = element('span', { className: 'desk-told', role: 'status' });
  const bar = element('div', { className: 'desk-bar' }, upload, element('span', {}, words.fileDrop), pick);
  const control = element('div', { className: 'desk-file' }, choice.node, bar, told);
  const chosen = () => (several ? choice.chosen() : choice.chosen()[0] ?? '');
  /** @param {import('./literals.js').Value} [next] what is chosen; as it is where nothing is given */
  const show = async next => {
    const there = await host.files();
    const wanted = [next ?? chosen()].flat().map(String).filter(Boolean);
    choice.offer([...new Set([...there, ...wanted])], wanted);
  };
  /** @param {File[]} files */
  const take = async files => {
    told.textContent = words.uploading;
    try {
      const names = await Promise.all(files.slice(0, several ? files.length : 1).map(one => host.upload(one)));
      await show(several ? [...choice.chosen(), ...names] : names[0] ?? '');
      changed(chosen());
      told.textContent = filled(words.uploaded, { names: names.join(', ') });
    } catch {
      told.textContent = words.notUploaded;
    }
  };
  choice.node.addEventListener('change', () => changed(chosen()));
  control.addEventListener('focusin', event => control.contains(/** @type {Node} */ (event.relatedTarget)) || show());
  control.addEventListener('dragover', event => event.preventDefault());
  control.addEventListener('drop', event => {
    event.preventDefault();
    event.stopPropagation();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) {
      take(files);
    }
  });
  show(value);
  return { control, show };
}

/**
 * One of the files.
 * @param {Record<string, string>} words
 * @returns {Choice}
 */
function list(words) {
  const node = element('select', { 'aria-label': words.fileThere });
  return {
    node,
    chosen: () => [node.value].filter(Boolean),
    offer(names, wanted) {
      const options = names.map(name => element('option', { value: name, selected: wanted.includes(name) }, name));
      node.replaceChildren(element('option', { value: '' }, words.choose), ...options);
    }
  };
}

/**
 * Any of the files; those that stay are not drawn anew, so that focus stays too.
 * @param {Record<string, string>} words
 * @returns {Choice}
 */
function boxes(words) {
  const node = element('div', { className: 'desk-choices', role: 'group', 'aria-label': words.fileThere });
  /** @type {Map<string, HTMLInputElement>} */
  const drawn = new Map();
  return {
    node,
    chosen: () => [...drawn].filter(([, box]) => box.checked).map(([name]) => name),
    offer(names, wanted) {
      for (const [name, box] of drawn) {
        if (!names.includes(name)) {
          box.parentElement?.remove();
          drawn.delete(name);
        }
      }
      for (const name of names) {
        const box = drawn.get(name) ?? element('input', { type: 'checkbox', value: name });
        box.checked = wanted.includes(name);
        if (!drawn.has(name)) {
          drawn.set(name, box);
          node.append(element('label', {}, box, ' ' + name));
        }
      }
    }
  };
}
