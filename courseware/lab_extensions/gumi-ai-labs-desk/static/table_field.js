// A field that is a table: a grid whose cells are filled in one by one, or by a paste from Excel.

import { button, element, filled } from './elements.js';
import { laidOver, pasted, print, read } from './pipe_table.js';

/**
 * @param {import('./form.js').Field} field
 * @param {string} text
 * @param {(text: string) => void} changed
 * @param {import('./form.js').Host} host
 */
export function tableField(field, text, changed, host) {
  let table = read(text);
  const rules = { more: Boolean(field.more), fixed: fixedColumns(field, table), labels: field.labels };
  const told = element('p', { className: 'desk-told', role: 'status' });
  const grid = element('table', { className: 'desk-table' });
  const control = element('div', { className: 'desk-grid' }, element('div', { className: 'desk-scroll' }, grid));
  if (rules.more) {
    const add = element('button', { type: 'button', className: 'desk-add' }, host.words.addRow);
    add.addEventListener('click', () => {
      table.rows.push(table.columns.map(() => ''));
      redraw();
      changed(print(table));
      focusOn(table.rows.length - 1, 0);
    });
    control.append(add);
  }
  control.append(told);

  /** @param {number} row @param {number} column its first field where this one is read only */
  const focusOn = (row, column) => {
    const line = grid.tBodies[0]?.rows[row];
    const field = line?.cells[column]?.querySelector('textarea, select') ?? line?.querySelector('textarea, select');
    /** @type {HTMLElement | null} */ (field ?? control.querySelector('.desk-add'))?.focus();
  };

  /** @param {import('./pipe_table.js').Table} next */
  const put = next => {
    table = next;
    redraw();
    changed(print(table));
  };

  /** @param {number} row @param {number} column */
  const cellControl = (row, column) => {
    const name = table.columns[column];
    const label = filled(host.words.cell, { row: table.rows[row][0] || row + 1, column: shown(field, name) });
    const value = table.rows[row][column];
    const input = field.columns?.[name]
      ? element('select', { 'aria-label': label }, ...options(field, name, value, host.words.choose))
      : element('textarea', { 'aria-label': label, rows: 1, value });
    input.setAttribute('aria-invalid', String(isStray(field, name, value)));
    input.addEventListener('input', () => {
      table.rows[row][column] = input.value;
      input.setAttribute('aria-invalid', String(isStray(field, name, input.value)));
      changed(print(table));
    });
    input.addEventListener('keydown', event => {
      // As in Excel: Enter goes a row down. One that ends a Korean syllable is the input method's.
      const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
      if (key === 'Enter' && !isComposing && input instanceof HTMLTextAreaElement) {
        event.preventDefault();
        focusOn(Math.min(row + 1, table.rows.length - 1), column);
      }
    });
    input.addEventListener('paste', event => {
      const data = /** @type {ClipboardEvent} */ (event).clipboardData;
      const cells = pasted(data?.getData('text/html') ?? '', data?.getData('text/plain') ?? '');
      if (!cells) {
        return;
      }
      event.preventDefault();
      const before = table;
      const laid = laidOver(table, row, column, cells, rules);
      put(laid.table);
      const undo = button(host.words.undoPaste, () => {
        put(before);
        told.textContent = '';
        focusOn(row, column);
      }, 'desk-link');
      told.replaceChildren(afterPaste(cells.length, laid.left, strays(field, table), host.words), ' ', undo);
      focusOn(row, column);
    });
    return input;
  };

  /** @param {number} row */
  const removal = row => {
    const button = element('button', { type: 'button', className: 'desk-remove' }, host.words.removeRow);
    button.setAttribute('aria-label', filled(host.words.removeThisRow, { row: row + 1 }));
    button.addEventListener('click', () => {
      table.rows.splice(row, 1);
      redraw();
      changed(print(table));
      focusOn(Math.min(row, table.rows.length - 1), 0);
    });
    return element('td', {}, button);
  };

  const redraw = () => {
    const heads = table.columns.map(name => element('th', { scope: 'col' }, shown(field, name)));
    const rows = table.rows.map((cells, row) => {
      const drawn = cells.map((value, column) =>
        rules.fixed.includes(column)
          ? element('th', { scope: 'row' }, value)
          : element('td', { 'data-column': shown(field, table.columns[column]) }, cellControl(row, column))
      );
      return element('tr', {}, ...drawn, ...(rules.more ? [removal(row)] : []));
    });
    const last = rules.more ? [element('td', {})] : [];
    grid.replaceChildren(
      element('thead', {}, element('tr', {}, ...heads, ...last)),
      element('tbody', {}, ...rows)
    );
  };
  redraw();

  return {
    control,
    /** @param {import('./literals.js').Value} next */
    show(next) {
      if (String(next) !== print(table)) {
        table = read(String(next));
        redraw();
      }
    }
  };
}

/**
 * The places of the columns that are read only: those declared, or the first one, which names its
 * row unless the rows are the learner's own.
 * @param {import('./form.js').Field} field
 * @param {import('./pipe_table.js').Table} table
 */
function fixedColumns(field, table) {
  const first = field.more || table.rows.some(row => !row[0]) ? [] : table.columns.slice(0, 1);
  return (field.fixed ?? first).map(name => table.columns.indexOf(name));
}

/**
 * A choice or a heading, in the words of the reader's language.
 * @param {import('./form.js').Field} field @param {string} written
 */
function shown(field, written) {
  return field.labels?.[written] ?? written;
}

/** @param {import('./form.js').Field} field @param {string} column @param {string} value @param {string} none */
function options(field, column, value, none) {
  const all = [...(field.columns?.[column] ?? []), ...(isStray(field, column, value) ? [value] : [])];
  return ['', ...all].map(one =>
    element('option', { value: one, selected: one === value }, one ? shown(field, one) : none)
  );
}

/**
 * Whether a value is none of its column's choices: it stays, and is marked.
 * @param {import('./form.js').Field} field @param {string} column @param {string} value
 */
function isStray(field, column, value) {
  return Boolean(value && field.columns?.[column] && !field.columns[column].includes(value));
}

/** @param {import('./form.js').Field} field @param {import('./pipe_table.js').Table} table */
function strays(field, { columns, rows }) {
  return rows.flatMap(row => row.filter((value, at) => isStray(field, columns[at], value)));
}

/**
 * What is told of a paste: what found no place, what is no choice, or that all is well.
 * @param {number} rows @param {number} left @param {string[]} stray @param {Record<string, string>} words
 */
function afterPaste(rows, left, stray, words) {
  const wrong = [
    left ? filled(words.pasteLeft, { left }) : '',
    stray.length ? filled(words.pasteNoChoice, { values: [...new Set(stray)].slice(0, 3).join(', ') }) : ''
  ];
  return wrong.filter(Boolean).join(' ') || filled(words.pasted, { rows });
}
