// A lab's notebook as a desk: every cell gets its form, a button runs what it builds on, what is
// written is saved at once.

import { codeForm, lookBack } from './cell.js';
import { element, filled } from './elements.js';
import { endCard } from './end_card.js';
import { orderHints } from './hints.js';
import { readyOutputs } from './outputs.js';
import { Rail } from './rail.js';
import { plan } from './run_plan.js';
import { dressPanel, nameTab } from './shell.js';
import { openSubmission } from './submission.js';

const SETUP = 'setup'; // the cell that makes materials ready
const SAVE_AFTER = 1500; // milliseconds without a keystroke

/**
 * @typedef {object} Tools what JupyterLab gives
 * @property {any} app
 * @property {any} CodeCell
 * @property {any} Widget
 * @property {any} contents
 * @property {import('./server.js').Server} server
 * @property {Record<string, string>} words
 * @property {() => void} plain brings plain JupyterLab back
 */

export class Lab {
  /** @param {any} panel the notebook's panel @param {Tools} tools */
  constructor(panel, tools) {
    this.panel = panel;
    this.tools = tools;
    this.words = tools.words;
    /** @type {WeakMap<any, {ran: string, at: number}>} */
    this.runs = new WeakMap();
    this.counted = 0;
    this.saving = 0;
    /** @type {Promise<void>} */
    this.saved = Promise.resolve();
    this.announcer = element('div', { className: 'desk-announcer', role: 'status', 'aria-live': 'polite' });
    panel.node.append(this.announcer);
    dressPanel(panel);
    panel.content.node.addEventListener('dblclick', (/** @type {Event} */ event) => event.stopPropagation(), true);
    panel.node.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.saveByKey(event), true);
    panel.sessionContext.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (status === 'restarting' || status === 'autorestarting') {
        this.runs = new WeakMap();
        this.announce(this.words.restarted);
      }
    });
    this.ways = {
      submit: () => this.submit(),
      start: () => tools.app.commands.execute('labs:start'),
      next: (/** @type {string} */ path) => tools.app.commands.execute('docmanager:open', { path }),
      plain: tools.plain
    };
    this.rail = new Rail(tools.server, tools.words, this.ways);
    this.end = element('section', { className: 'desk-cell desk-end', 'aria-label': tools.words.end });
    for (const kind of ['keydown', 'focusin', 'focusout']) {
      // Outside of a cell JupyterLab leads focus back to the active one.
      this.end.addEventListener(kind, event => event.stopPropagation());
    }
    panel.node.prepend(this.rail.node);
    panel.content.model.cells.changed.connect(() => this.drawCells());
    this.drawCells();
    new ResizeObserver(() => readyOutputs(panel.content.node)).observe(panel.content.node);
    this.refresh();
    this.makeReady();
  }

  get cells() {
    return [...this.panel.content.widgets];
  }

  drawCells() {
    for (const cell of this.cells) {
      cell.ready.then(() => this.drawCell(cell));
    }
  }

  /** @param {any} cell */
  drawCell(cell) {
    if (cell.isDisposed || cell.node.querySelector('.desk-cell')) {
      return;
    }
    const desk = {
      words: this.words,
      host: this.host(),
      run: (/** @type {any} */ one) => this.run(one),
      stop: () => this.panel.sessionContext.session?.kernel?.interrupt(),
      changed: () => this.saveSoon()
    };
    const node = cell.model.type === 'code' ? codeForm(cell, desk) : lookBack(cell, desk);
    if (!node) {
      return;
    }
    const widget = new this.tools.Widget({ node });
    cell.addClass('desk-drawn');
    cell.toggleClass('desk-setup', cell.model.id === SETUP);
    cell.layout.insertWidget(1, widget); // between the cell's header and its code
    if (cell.model.type === 'code') {
      cell.model.sharedModel.changed.connect((/** @type {any} */ _, /** @type {any} */ change) => {
        if (change.sourceChange) {
          this.setWaiting(cell, true);
          this.saveSoon();
        }
      });
    }
  }

  /** Shows what is around the cells as things stand now. */
  async refresh() {
    const state = await this.tools.server.lab(this.panel.context.path);
    nameTab(this.panel, state.title);
    this.rail.showState(state);
    readyOutputs(this.panel.content.node);
    this.end.replaceChildren(...endCard(state, this.words, this.ways));
    const tried = new Map(state.checks.map(check => [check.id, Boolean(check.verdict)]));
    const headings = [];
    for (const cell of this.cells) {
      if (cell.model.type !== 'markdown') {
        continue;
      }
      const hintsOf = cell.model.id.startsWith('hints-') ? cell.model.id.slice('hints-'.length) : '';
      if (hintsOf) {
        orderHints(cell.node, tried.get(hintsOf) ?? false, this.words.worked);
      }
      const heading = /** @type {HTMLElement | null} */ (cell.node.querySelector('h2'));
      if (heading) {
        headings.push(heading);
      }
    }
    this.rail.showParts(headings);
    this.cells[this.cells.length - 1]?.node.after(this.end);
  }

  async submit() {
    await this.save();
    openSubmission(this.panel.context.path, this.tools.server, this.words);
  }

  /**
   * Remembers, in the notebook's file, that a cell was changed and not run since.
   * @param {any} cell
   * @param {boolean} waiting
   */
  setWaiting(cell, waiting) {
    const labs = cell.model.getMetadata('labs') ?? {};
    if (Boolean(labs.waiting) !== waiting) {
      const { waiting: _, ...rest } = labs;
      cell.model.setMetadata('labs', waiting ? { ...rest, waiting } : rest);
    }
  }

  /** Materials are made ready while one reads. */
  async makeReady() {
    await this.panel.sessionContext.ready;
    const setup = this.cells.find(cell => cell.model.id === SETUP);
    if (setup && !this.runs.has(setup)) {
      await this.run(setup);
      setup.toggleClass('desk-ready', this.runs.has(setup));
    }
  }

  /**
   * Runs a cell, after those it builds on.
   * @param {any} cell
   */
  async run(cell) {
    const kernel = this.panel.sessionContext.session?.kernel;
    if (!kernel || kernel.connectionStatus !== 'connected') {
      this.announce(this.words.noKernel);
      this.panel.sessionContext.initialize?.();
      await this.panel.sessionContext.ready;
    }
    this.announce(''); // a card that reads as before is announced again
    const cells = this.cells.filter(one => one.model.type === 'code');
    const steps = plan(cells.map(one => this.state(one)), cells.indexOf(cell));
    let failed;
    for (const step of steps) {
      if (!(await this.execute(cells[step]))) {
        failed = cells[step];
        break;
      }
    }
    this.tell(cell, failed);
    await this.save();
    await this.refresh();
  }

  /** @param {any} cell @returns {import('./run_plan.js').State} */
  state(cell) {
    const run = this.runs.get(cell);
    const waiting = Boolean((cell.model.getMetadata('labs') ?? {}).waiting);
    return { source: cell.model.sharedModel.getSource(), ran: run?.ran ?? null, at: run?.at ?? 0, waiting };
  }

  /**
   * Whether a cell ran to its end.
   * @param {any} cell
   */
  async execute(cell) {
    const source = cell.model.sharedModel.getSource();
    let status = 'error';
    try {
      const reply = await this.tools.CodeCell.execute(cell, this.panel.sessionContext);
      status = reply?.content.status ?? 'ok';
    } catch {
      // the error stands under the cell
    }
    if (status === 'ok') {
      this.runs.set(cell, { ran: source, at: (this.counted += 1) });
      this.setWaiting(cell, false);
    }
    return status === 'ok';
  }

  /** @param {any} wanted @param {any} [failed] the cell that stopped it, this one or one above */
  tell(wanted, failed = wanted) {
    const told = text(failed.outputArea.node);
    if (failed !== wanted) {
      failed.node.scrollIntoView({ block: 'center' });
    }
    this.announce(failed === wanted ? told : filled(this.words.stoppedAbove, { told }));
  }

  /** @param {string} sentence */
  announce(sentence) {
    this.announcer.textContent = sentence;
  }

  saveSoon() {
    clearTimeout(this.saving);
    this.saving = window.setTimeout(() => this.save(), SAVE_AFTER);
  }

  /** One after the other: of two at once the second would find the file changed. */
  save() {
    clearTimeout(this.saving);
    this.saved = this.saved.then(async () => {
      if (this.panel.isDisposed || !this.panel.context.model.dirty) {
        return;
      }
      try {
        await this.panel.context.save();
      } catch {
        this.announce(this.words.notSaved);
      }
    });
    return this.saved;
  }

  /** @param {KeyboardEvent} event */
  saveByKey(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      this.save();
    }
  }

  /** @returns {import('./form.js').Host} */
  host() {
    const folder = this.panel.context.path.split('/').slice(0, -1).join('/');
    const contents = this.tools.contents;
    return {
      words: this.words,
      files: async () => {
        const listing = await contents.get(folder, { content: true });
        return listing.content
          .filter((/** @type {any} */ one) => one.type === 'file')
          .map((/** @type {any} */ one) => one.name)
          .sort((/** @type {string} */ a, /** @type {string} */ b) => a.localeCompare(b, 'ko'));
      },
      upload: async file => {
        const content = await base64(file);
        await contents.save(`${folder}/${file.name}`, { type: 'file', format: 'base64', content });
        return file.name;
      }
    };
  }
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/**
 * What is said aloud of an output: its beginning.
 * @param {HTMLElement} node
 */
function text(node) {
  return (node.innerText ?? '').trim().slice(0, 400);
}
