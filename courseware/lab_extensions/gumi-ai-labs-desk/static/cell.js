// One cell of a lab on the desk: a form and a button in place of its code, a text box in place of
// the look-back.

import { element, filled } from './elements.js';
import { drawForm, fit } from './form.js';
import { read, write } from './literals.js';

/**
 * @typedef {object} Desk what the lab around a cell does for it
 * @property {Record<string, string>} words
 * @property {import('./form.js').Host} host
 * @property {() => Promise<string>} run what is to be told of it in the end
 * @property {Promise<string> | undefined} running of the button as it stood here before
 * @property {() => void} stop
 * @property {(seconds: number) => string} progress
 */

/**
 * The form of a code cell; one that no form is declared for stays code, with a button.
 * @param {any} cell a code cell of JupyterLab
 * @param {Desk} desk
 * @returns {HTMLElement}
 */
export function codeForm(cell, desk) {
  const labs = cell.model.getMetadata('labs') ?? {};
  const isSetup = cell.model.id === 'setup';
  const model = cell.model.sharedModel;
  const node = element('div', { className: 'desk-cell', 'data-cell': cell.model.id });
  if (!labs.form && !labs.check && !isSetup) {
    node.append(runBar(desk.words.run, false, desk));
    return node;
  }
  const declared = labs.form?.fields ?? [];
  const values = () => new Map(read(model.getSource()).map(one => [one.name, one.value]));
  const readable = () => declared.every((/** @type {any} */ field) => values().has(field.name));
  const form = drawForm(
    declared,
    name => values().get(name),
    (name, value) => {
      model.setSource(write(model.getSource(), name, value));
    },
    desk.host
  );
  const told = element('p', { className: 'desk-told', role: 'status' });
  node.append(form.node, told);
  if (labs.check || isSetup || labs.form.code) {
    const caption = labs.check ? desk.words.check : isSetup ? desk.words.setup : labs.form.button;
    node.append(runBar(caption || desk.words.run, Boolean(labs.check), desk));
  }
  cell.inputHidden = true;
  const name = labs.form?.button || declared[0]?.label || desk.words.check;
  const code = codeSwitch(cell, name, desk);
  node.append(code.node);

  const refresh = () => {
    const isForm = readable();
    form.node.hidden = !isForm;
    told.textContent = isForm ? '' : desk.words.onlyCode;
    if (isForm) {
      form.refresh();
    } else {
      cell.inputHidden = false;
    }
    code.show();
  };
  model.changed.connect((/** @type {any} */ _, /** @type {any} */ change) => {
    if (change.sourceChange) {
      refresh();
    }
  });
  refresh();
  return node;
}

/**
 * The button that runs a cell; while it runs, how long already, and a button that stops it.
 * @param {string} caption
 * @param {boolean} isCheck
 * @param {Desk} desk
 */
function runBar(caption, isCheck, desk) {
  const look = isCheck ? 'desk-run desk-check' : 'desk-run';
  const button = element('button', { type: 'button', className: look, 'aria-disabled': 'false' }, caption);
  const stop = element('button', { type: 'button', className: 'desk-stop', hidden: true }, desk.words.stop);
  const waiting = element('span', { className: 'desk-waiting', 'aria-hidden': 'true' });
  const told = element('span', { className: 'desk-told', role: 'status' });
  stop.addEventListener('click', () => {
    button.focus(); // the one that is pressed goes out of sight
    desk.stop();
  });
  const follow = async (/** @type {Promise<string>} */ running) => {
    const begun = Date.now();
    button.setAttribute('aria-disabled', 'true');
    told.textContent = '';
    const tick = setInterval(() => {
      const seconds = Math.round((Date.now() - begun) / 1000);
      waiting.textContent = desk.progress(seconds);
      stop.hidden = seconds < 2;
    }, 500);
    try {
      told.textContent = await running;
    } catch {
      told.textContent = desk.words.died;
    } finally {
      clearInterval(tick);
      waiting.textContent = '';
      stop.hidden = true;
      button.setAttribute('aria-disabled', 'false');
    }
  };
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'false') {
      follow(desk.run());
    }
  });
  if (desk.running) {
    follow(desk.running);
  }
  return element('div', { className: 'desk-bar' }, button, waiting, stop, told);
}

/** @param {any} cell @param {string} name of the cell @param {Desk} desk */
function codeSwitch(cell, name, desk) {
  const button = element('button', { type: 'button', className: 'desk-code', 'aria-expanded': 'false' });
  const show = () => {
    button.textContent = cell.inputHidden ? desk.words.showCode : desk.words.hideCode;
    button.setAttribute('aria-expanded', String(!cell.inputHidden));
    const editor = cell.editorWidget?.node.querySelector('.cm-content'); // there once it was shown
    editor?.setAttribute('aria-label', filled(desk.words.codeOf, { name }));
  };
  button.addEventListener('click', () => {
    cell.inputHidden = !cell.inputHidden;
    show();
  });
  show();
  return { node: button, show };
}

/**
 * The look-back as a text box; an empty one is as it was handed out.
 * @param {any} cell a Markdown cell of JupyterLab
 * @param {Desk} desk
 * @returns {HTMLElement | null}
 */
export function lookBack(cell, desk) {
  if (!(cell.model.getMetadata('labs') ?? {}).manual) {
    return null;
  }
  const model = cell.model.sharedModel;
  const box = element('textarea', { rows: 6, 'aria-label': desk.words.lookBack });
  const text = () => (model.getSource().trim() === desk.words.lookBackEmpty ? '' : model.getSource());
  box.value = text();
  box.addEventListener('input', () => {
    model.setSource(box.value.trim() ? box.value : desk.words.lookBackEmpty);
    fit(box, 6);
  });
  model.changed.connect(() => {
    if (document.activeElement !== box && box.value !== text()) {
      box.value = text();
    }
  });
  return element('div', { className: 'desk-cell desk-look-back', 'data-cell': cell.model.id }, box);
}
