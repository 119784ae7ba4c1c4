// A code cell's form: its fields, drawn from what the notebook declares, with the values they have.

import { element } from './elements.js';
import { fileField } from './file_field.js';
import { tableField } from './table_field.js';

/**
 * @typedef {import('./literals.js').Value} Value
 * @typedef {object} Field as `courseware/fields.py` declares it
 * @property {string} name
 * @property {'line' | 'text' | 'table' | 'list' | 'number' | 'choice' | 'several' | 'date' | 'file' | 'files'} kind
 * @property {string} label
 * @property {string} help
 * @property {string[]} [choices]
 * @property {Record<string, string[]>} [columns]
 * @property {Record<string, string>} [labels] how choices and headings are shown where that is not what is written
 * @property {string[]} [fixed]
 * @property {boolean} [more]
 *
 * @typedef {object} Host what the page around a form does for it
 * @property {Record<string, string>} words
 * @property {() => Promise<string[]>} files names of the files of the lab's folder
 * @property {(file: File, group?: string) => Promise<string>} upload puts a file there, gives its name
 * @property {(file: import('./server.js').LabFile, taken: string[]) => Promise<void>} takeOut puts
 *   what was made among one's own files
 *
 * @typedef {object} Drawn a field on the page
 * @property {HTMLElement} node
 * @property {(value: Value) => void} show another value, as it stands in the code
 *
 * @callback Changed
 * @param {Value} value
 */

let counted = 0;

/**
 * @param {Field[]} fields
 * @param {(name: string) => Value | undefined} valueOf
 * @param {(name: string, value: Value) => void} changed
 * @param {Host} host
 */
export function drawForm(fields, valueOf, changed, host) {
  const drawn = fields.map(field => {
    const value = valueOf(field.name) ?? '';
    return { field, ...drawField(field, value, next => changed(field.name, next), host) };
  });
  return {
    node: element('div', { className: 'desk-form' }, ...drawn.map(one => one.node)),
    /** Show the values of the code, where they are others. */
    refresh() {
      for (const { field, show, node } of drawn) {
        if (!node.contains(document.activeElement)) {
          show(valueOf(field.name) ?? '');
        }
      }
    }
  };
}

/**
 * @param {Field} field
 * @param {Value} value
 * @param {Changed} changed
 * @param {Host} host
 * @returns {Drawn}
 */
function drawField(field, value, changed, host) {
  const id = `desk-field-${(counted += 1)}`;
  const draw = KINDS[field.kind] ?? KINDS.line;
  const { control, show } = draw(field, value, changed, host, id);
  const isGroup = control.tagName !== 'INPUT' && control.tagName !== 'TEXTAREA' && control.tagName !== 'SELECT';
  const label = element(isGroup ? 'span' : 'label', { className: 'desk-label', id: `${id}-label` }, field.label);
  if (label instanceof HTMLLabelElement) {
    label.htmlFor = id;
  } else {
    control.setAttribute('role', 'group');
    control.setAttribute('aria-labelledby', label.id);
  }
  control.id = id;
  const parts = [label, control];
  if (field.help) {
    parts.splice(1, 0, element('span', { className: 'desk-help', id: `${id}-help` }, field.help));
    control.setAttribute('aria-describedby', `${id}-help`);
  }
  const node = element('div', { className: `desk-field desk-${field.kind}-field`, 'data-field': field.name }, ...parts);
  return { node, show };
}

/**
 * @callback Draw
 * @param {Field} field
 * @param {Value} value
 * @param {Changed} changed
 * @param {Host} host
 * @param {string} id
 * @returns {{control: HTMLElement, show: (value: Value) => void}}
 */

/** @type {Record<string, Draw>} */
const KINDS = {
  line: (_, value, changed) => lineControl(value, changed),
  date: (_, value, changed, host) => lineControl(value, changed, { placeholder: host.words.dateExample, inputMode: 'numeric' }),
  text: (_, value, changed) => textControl(String(value), changed),
  list: (_, value, changed, host) => listControl(value, changed, host),
  number: (_, value, changed, host) => numberControl(value, changed, host),
  choice: (field, value, changed, host) => choiceControl(field, value, changed, host),
  several: (field, value, changed) => severalControl(field, value, changed),
  table: (field, value, changed, host) => tableField(field, String(value), changed, host),
  file: (_, value, changed, host) => fileField(value, changed, host, false),
  files: (_, value, changed, host) => fileField(value, changed, host, true)
};

/** @param {Value} value @param {Changed} changed @param {Record<string, unknown>} [properties] */
function lineControl(value, changed, properties = {}) {
  const control = element('input', { type: 'text', autocomplete: 'off', ...properties });
  control.addEventListener('input', () => changed(control.value));
  return shown(control, value, String);
}

/** @param {string} value @param {Changed} changed */
function textControl(value, changed) {
  const control = element('textarea', { rows: 4 });
  const grow = () => fit(control, 4);
  control.addEventListener('input', () => {
    grow();
    changed(control.value);
  });
  return shown(control, value, text => {
    queueMicrotask(grow);
    return String(text);
  });
}

/** @param {Value} value @param {Changed} changed @param {Host} host */
function listControl(value, changed, host) {
  const control = element('textarea', { rows: 2, placeholder: host.words.oneALine });
  control.addEventListener('input', () => {
    fit(control, 2);
    changed(lines(control.value));
  });
  return shown(control, value, next => {
    queueMicrotask(() => fit(control, 2));
    return (Array.isArray(next) ? next : []).join('\n');
  });
}

/** @param {string} text */
function lines(text) {
  return text.split('\n').map(line => line.trim()).filter(Boolean);
}

/**
 * A number may be written with commas. What is none changes nothing, and is said.
 * @param {Value} value @param {Changed} changed @param {Host} host
 */
function numberControl(value, changed, host) {
  const isText = typeof value === 'string';
  const control = element('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off' });
  control.addEventListener('input', event => {
    const typed = control.value.replace(/[,\s]/g, '');
    const isNumber = typed === '' || /^[+-]?\d*\.?\d+$/.test(typed);
    control.setCustomValidity(isNumber ? '' : host.words.noNumber);
    control.setAttribute('aria-invalid', String(!isNumber));
    if (isNumber) {
      changed(isText ? typed : Number(typed));
    } else if (!(/** @type {InputEvent} */ (event).isComposing)) {
      control.reportValidity();
    }
  });
  return shown(control, value, next => (next === 0 ? '' : String(next)));
}

/** @param {Field} field @param {Value} value @param {Changed} changed @param {Host} host */
function choiceControl({ choices = [], labels = {} }, value, changed, host) {
  const control = element('select', {}, element('option', { value: '' }, host.words.choose));
  control.append(...choices.map(choice => element('option', { value: choice }, labels[choice] ?? choice)));
  control.addEventListener('change', () => changed(control.value));
  return shown(control, value, next => {
    const wanted = String(next);
    if (wanted && !choices.includes(wanted) && ![...control.options].some(one => one.value === wanted)) {
      control.append(element('option', { value: wanted }, wanted)); // written in the code
    }
    return wanted;
  });
}

/** @param {Field} field @param {Value} value @param {Changed} changed */
function severalControl({ choices = [], labels = {} }, value, changed) {
  const boxes = choices.map(choice => element('input', { type: 'checkbox', value: choice }));
  const control = element('div', { className: 'desk-choices' });
  control.append(...boxes.map(box => element('label', {}, box, ' ' + (labels[box.value] ?? box.value))));
  control.addEventListener('change', () => changed(boxes.filter(box => box.checked).map(box => box.value)));
  /** @param {Value} next */
  const show = next => {
    const chosen = Array.isArray(next) ? next.map(String) : [];
    boxes.forEach(box => (box.checked = chosen.includes(box.value)));
  };
  show(value);
  return { control, show };
}

/**
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} T
 * @param {T} control
 * @param {Value} value
 * @param {(value: Value) => string} text
 */
function shown(control, value, text) {
  /** @param {Value} next */
  const show = next => {
    const wanted = text(next);
    if (control.value !== wanted) {
      control.value = wanted;
    }
  };
  show(value);
  return { control, show };
}

/**
 * As many rows as the text has, and some.
 * @param {HTMLTextAreaElement} control
 * @param {number} least
 */
export function fit(control, least) {
  control.rows = Math.max(least, control.value.split('\n').length + (least > 1 ? 1 : 0));
  if (control.scrollHeight > control.clientHeight) {
    control.style.minHeight = `${control.scrollHeight + 2}px`;
  }
}
