// A table as it stands in a cell, a line a row and its cells between `|`; and what is pasted from
// Excel, Hancom or Word.

/**
 * @typedef {object} Table
 * @property {string[]} columns
 * @property {string[][]} rows each as long as `columns`
 */

const RULE = /^:?-{2,}:?$/; // what Markdown draws under the heading

/** @param {string} text @returns {Table} */
export function read(text) {
  /** @type {string[][]} */
  const [columns = [], ...rows] = text
    .split('\n')
    .filter(line => line.trim())
    .map(line => line.trim().replace(/^\||\|$/g, '').split('|').map(cell => cell.trim()))
    .filter(cells => !cells.every(cell => RULE.test(cell)));
  return { columns, rows: rows.map(row => columns.map((_, at) => row[at] ?? '')) };
}

/** @param {Table} table */
export function print(table) {
  return [table.columns, ...table.rows].map(row => '| ' + row.map(cell).join(' | ') + ' |').join('\n');
}

/**
 * A cell is one line, and no `|` may end it early.
 * @param {string} text
 */
function cell(text) {
  return text.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '｜').trim();
}

/**
 * What was pasted as rows of cells: a table of a document, or lines with tabs; null where it is
 * plain text that belongs into one cell.
 * @param {string} html
 * @param {string} text
 * @returns {string[][] | null}
 */
export function pasted(html, text) {
  const table = /<table/i.test(html)
    ? new DOMParser().parseFromString(html, 'text/html').querySelector('table')
    : null;
  if (table) {
    return unmerged(
      [...table.rows].map(row =>
        [...row.cells].map(one => ({ text: (one.textContent ?? '').trim(), down: one.rowSpan, across: one.colSpan }))
      )
    );
  }
  return text.includes('\t') || /\n./.test(text.trim()) ? withTabs(text) : null;
}

/**
 * Rows of equal places: a merged cell stands in each of its rows, and in the first of its columns.
 * @param {Array<Array<{text: string, down: number, across: number}>>} rows
 */
export function unmerged(rows) {
  const places = /** @type {string[][]} */ (rows.map(() => []));
  rows.forEach((row, at) => {
    let column = 0;
    for (const { text, down, across } of row) {
      while (places[at][column] !== undefined) {
        column += 1;
      }
      for (const line of places.slice(at, at + (down || places.length))) {
        for (let over = 0; over < across; over += 1) {
          line[column + over] = over ? '' : text;
        }
      }
    }
  });
  return places.map(line => Array.from(line, text => text ?? ''));
}

/**
 * Lines with tabs as Excel writes them: a cell with line breaks stands in quotation marks.
 * @param {string} text
 */
export function withTabs(text) {
  const rows = [['']];
  const parts = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').match(/"(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]+|\t|\n/g);
  for (const part of parts ?? []) {
    const row = rows[rows.length - 1];
    if (part === '\t') {
      row.push('');
    } else if (part === '\n') {
      rows.push(['']);
    } else {
      row[row.length - 1] += part.startsWith('"') && part.endsWith('"') && part.length > 1
        ? part.slice(1, -1).replace(/""/g, '"')
        : part;
    }
  }
  return rows;
}

/**
 * A table with pasted rows laid over it from a cell on. A pasted heading is left out, its columns
 * find theirs by name, as written or as shown, and its rows by what names them. Cells without a
 * place count as `left`.
 * @param {Table} table
 * @param {number} row
 * @param {number} column
 * @param {string[][]} cells
 * @param {{more: boolean, fixed: number[], labels?: Record<string, string>}} rules whether rows may
 *   be added, which columns stand, how columns are shown where that is not what is written
 * @returns {{table: Table, left: number}}
 */
export function laidOver(table, row, column, cells, rules) {
  const rows = table.rows.map(one => [...one]);
  const named = cells[0].map(name =>
    table.columns.findIndex(written => [written, rules.labels?.[written]].includes(name.trim()))
  );
  const headed = cells.length > 1 && named.some(place => place >= 0);
  const places = headed ? named : cells[0].map((_, at) => column + at);
  const body = cells.slice(headed ? 1 : 0);
  const naming = headed ? places.findIndex(place => rules.fixed.includes(place)) : -1;
  const found = body.map(line => rows.findIndex(one => naming >= 0 && one[places[naming]] === line[naming]?.trim()));
  const byName = found.some(at => at >= 0);
  let left = 0;
  body.forEach((line, down) => {
    const at = byName ? found[down] : (headed ? 0 : row) + down;
    if (at >= rows.length && rules.more) {
      rows.push(table.columns.map(() => ''));
    }
    line.forEach((value, across) => {
      const place = places[across] ?? -1;
      if (!rows[at] || place < 0 || place >= table.columns.length) {
        left += value.trim() ? 1 : 0;
      } else if (!rules.fixed.includes(place)) {
        rows[at][place] = value;
      }
    });
  });
  return { table: { columns: table.columns, rows }, left };
}
