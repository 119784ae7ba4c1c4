// Which cells to run, and in which order, when a button is pressed: those above that it builds on
// and that were changed, or not run yet, and then the cell itself. So nobody has to remember to run
// "the cell above" again.

/**
 * @typedef {object} State a code cell as the page sees it
 * @property {string} source
 * @property {string | null} ran its source when it ran in this kernel
 * @property {number} at when it ran, counted
 * @property {boolean} waiting filled in or changed, and not run since, be it in an earlier sitting
 */

// What a check looks at: files that cells above it wrote.
const WRITES = /\.(?:save|render|write\w*)\(/;
// Text between quotation marks with the letters before it, or a comment.
const TEXT =
  /(?<!\w)([fFrRbBuU]{0,2})(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|#[^\n]*/g;
const CHECK = /^\s*lab\.check\(/;

/**
 * The places of the cells to run for the one at `target`, which is the last of them.
 * @param {State[]} cells
 * @param {number} target
 * @returns {number[]}
 */
export function plan(cells, target) {
  const read = cells.map(cell => names(cell.source));
  const above = builtOn(read, target);
  if (CHECK.test(cells[target].source)) {
    for (let place = 0; place < target; place += 1) {
      const chain = [...builtOn(read, place), place];
      if (WRITES.test(cells[place].source) && chain.some(one => cells[one].waiting)) {
        chain.forEach(one => above.add(one));
      }
    }
  }
  const stale = /** @type {Set<number>} */ (new Set());
  for (const place of [...above].sort((a, b) => a - b)) {
    const cell = cells[place];
    const changed = cell.ran === null || cell.ran !== cell.source;
    const older = [...builtOn(read, place)].some(one => stale.has(one) || cells[one].at > cell.at);
    if (changed || older) {
      stale.add(place);
    }
  }
  return [...stale, target].sort((a, b) => a - b);
}

/**
 * The cells above one that make or change a name it uses, and those these build on.
 * @param {Array<{made: Set<string>, used: Set<string>}>} read
 * @param {number} target
 * @returns {Set<number>}
 */
function builtOn(read, target) {
  const found = /** @type {Set<number>} */ (new Set());
  const wanted = new Set(read[target].used);
  for (let place = target - 1; place >= 0; place -= 1) {
    if ([...read[place].made].some(name => wanted.has(name))) {
      found.add(place);
      read[place].used.forEach(name => wanted.add(name));
    }
  }
  return found;
}

/**
 * The names a cell makes or changes, and those it uses.
 * @param {string} source
 */
export function names(source) {
  const code = source.replace(TEXT, (text, prefix) => (/f/i.test(prefix) ? placesIn(text) : '""'));
  const used = new Set(code.match(/[A-Za-z_]\w*/g) ?? []);
  const made = new Set(
    [...code.matchAll(/^([A-Za-z_]\w*)[ \t]*(?:=(?!=)|\.\w+\()/gm)].map(match => match[1])
  );
  for (const name of made) {
    // What stands above under a name that is given anew here is not looked at.
    const line = code.match(new RegExp(`^.*\\b${name}\\b.*$`, 'm'))?.[0] ?? '';
    if (new RegExp(`^${name}[ \\t]*=(?!.*\\b${name}\\b)`).test(line)) {
      used.delete(name);
    }
  }
  for (const [, imported] of code.matchAll(/^(?:from \S+ )?import (.+)$/gm)) {
    imported.split(',').forEach(name => made.add(name.trim().split(' as ').pop() ?? ''));
  }
  return { made, used };
}

/**
 * The code between the braces of an f-string.
 * @param {string} text
 */
function placesIn(text) {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(match => ` ${match[1]} `).join('');
}
