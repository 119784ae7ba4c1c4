// The values at the head of a cell: lines of the form `name = literal`, read and written back as
// Python, so that nbgrader, VS Code and plain Jupyter see the same code.

/**
 * @typedef {string | number | Array<string | number>} Value
 * @typedef {object} Assignment
 * @property {string} name
 * @property {Value} value
 * @property {number} from where its literal begins in the source
 * @property {number} to where it ends
 * @property {boolean} block whether it stands between triple quotation marks
 */

const NAME = /([A-Za-z_][A-Za-z0-9_]*)[ \t]*=(?!=)[ \t]*/y;
const BLANK = /(?:[ \t]*(?:#[^\n]*)?\n)*/y;
const NUMBER = /[+-]?(?:\d[\d_]*)(?:\.\d*)?(?![\w.])/y;
const END_OF_LINE = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
const ESCAPES = /** @type {Record<string, string>} */ ({
  n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '', 0: '\0', a: '\x07', b: '\b', f: '\f', v: '\v'
});

/**
 * The assignments at the head of a cell, up to the first line that is none. A name that is
 * assigned twice is there twice.
 * @param {string} source
 * @returns {Assignment[]}
 */
export function read(source) {
  const found = [];
  let at = 0;
  for (;;) {
    at = after(BLANK, source, at) ?? at;
    const name = matched(NAME, source, at);
    if (!name) {
      return found;
    }
    const from = at + name[0].length;
    const literal = readLiteral(source, from);
    const end = literal && after(END_OF_LINE, source, literal.to);
    if (!literal || end === undefined || end === null) {
      return found;
    }
    found.push({ name: name[1], value: literal.value, from, to: literal.to, block: literal.block });
    at = end;
    if (at >= source.length) {
      return found;
    }
  }
}

/**
 * The source with another value for a name; as it was where the name is not at its head. A value
 * keeps its kind: text between triple quotation marks stays there.
 * @param {string} source
 * @param {string} name
 * @param {Value} value
 */
export function write(source, name, value) {
  const place = read(source).filter(one => one.name === name).pop();
  if (!place) {
    return source;
  }
  return source.slice(0, place.from) + printed(value, place.block) + source.slice(place.to);
}

/**
 * @param {Value} value
 * @param {boolean} block
 * @returns {string}
 */
function printed(value, block) {
  if (Array.isArray(value)) {
    return '[' + value.map(one => printed(one, false)).join(', ') + ']';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const text = value.replace(/\\/g, '\\\\').replace(/\r\n?/g, '\n').replace(/\0/g, '');
  if (block) {
    return '"""\n' + text.replace(/"""/g, '\\"\\"\\"') + '\n"""';
  }
  return '"' + text.replace(/"/g, '\\"').replace(/\n/g, '\\n') + '"';
}

/**
 * @param {string} source
 * @param {number} at
 * @returns {{value: Value, to: number, block: boolean} | null}
 */
function readLiteral(source, at) {
  if (source[at] === '[') {
    return readList(source, at);
  }
  const number = matched(NUMBER, source, at);
  if (number) {
    const value = Number(number[0].replace(/_/g, ''));
    return { value, to: at + number[0].length, block: false };
  }
  return readText(source, at);
}

/**
 * @param {string} source
 * @param {number} at
 */
function readList(source, at) {
  const value = /** @type {Array<string | number>} */ ([]);
  let place = skipped(source, at + 1);
  while (source[place] !== ']') {
    const item = source[place] === '[' ? null : readLiteral(source, place);
    if (!item) {
      return null;
    }
    value.push(/** @type {string | number} */ (item.value));
    place = skipped(source, item.to);
    if (source[place] === ',') {
      place = skipped(source, place + 1);
    } else if (source[place] !== ']') {
      return null;
    }
  }
  return { value, to: place + 1, block: false };
}

/**
 * @param {string} source
 * @param {number} at
 */
function readText(source, at) {
  const quote = ['"""', "'''", '"', "'"].find(mark => source.startsWith(mark, at));
  if (!quote) {
    return null;
  }
  const block = quote.length === 3;
  let value = '';
  for (let place = at + quote.length; place < source.length; place += 1) {
    if (source.startsWith(quote, place)) {
      return { value: block ? inner(value) : value, to: place + quote.length, block };
    }
    if (source[place] === '\n' && !block) {
      return null;
    }
    if (source[place] === '\\') {
      const [text, length] = escaped(source, place);
      value += text;
      place += length - 1;
    } else {
      value += source[place];
    }
  }
  return null;
}

/**
 * What an escape stands for, and how long it is.
 * @param {string} source
 * @param {number} at
 * @returns {[string, number]}
 */
function escaped(source, at) {
  const code = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2}))/y;
  const hex = matched(code, source, at);
  if (hex) {
    return [String.fromCodePoint(parseInt(hex[1] ?? hex[2] ?? hex[3], 16)), hex[0].length];
  }
  const next = source[at + 1];
  return next in ESCAPES ? [ESCAPES[next], 2] : ['\\' + (next ?? ''), 2];
}

/**
 * Text between triple quotation marks begins and ends with a line of its own.
 * @param {string} text
 */
function inner(text) {
  return text.replace(/^\n/, '').replace(/\n$/, '');
}

/** @param {string} source @param {number} at */
function skipped(source, at) {
  const space = /(?:\s|#[^\n]*)*/y;
  return after(space, source, at) ?? at;
}

/** @param {RegExp} pattern @param {string} source @param {number} at */
function matched(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** @param {RegExp} pattern @param {string} source @param {number} at */
function after(pattern, source, at) {
  const found = matched(pattern, source, at);
  return found ? at + found[0].length : null;
}
