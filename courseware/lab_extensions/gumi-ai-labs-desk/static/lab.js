// A lab's notebook as a desk: every cell gets its form, and what stands around the cells is shown.

import { codeForm, lookBack } from './cell.js';
import { button, element } from './elements.js';
import { endCard } from './end_card.js';
import { orderHints } from './hints.js';
import { labHost } from './host.js';
import { otherVersion } from './merging.js';
import { Notices } from './notices.js';
import { readyOutputs } from './outputs.js';
import { Rail } from './rail.js';
import { Runs } from './runs.js';
import { Saving } from './saving.js';
import { dressPanel, nameTab } from './shell.js';
import { openSubmission } from './submission.js';

const SETUP = 'setup'; // the cell that makes materials ready

/**
 * @typedef {object} Tools what JupyterLab gives
 * @property {any} app
 * @property {any} CodeCell
 * @property {any} Widget
 * @property {any} Dialog
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
    this.isReady = false; // whether the materials are
    this.drawn = new WeakSet();
    /** @type {Map<string, Promise<string>>} */
    this.pressed = new Map();
    this.notices = new Notices();
    panel.node.append(this.notices.spoken, this.notices.shown);
    dressPanel(panel);
    panel.content.node.addEventListener('dblclick', (/** @type {Event} */ event) => event.stopPropagation(), true);
    panel.node.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.saveByKey(event), true);
    this.watchKernel();
    this.saving = new Saving(panel, tools, {
      saved: () => this.saved(),
      notSaved: () => this.notices.tell('connection', this.words.notSaved),
      isBusy: () => this.runs.isBusy,
      leave: () => this.leave()
    });
    this.runs = new Runs(panel, tools.CodeCell, tools.words, {
      cells: () => this.cells,
      announce: sentence => this.notices.announce(sentence),
      setWaiting: (cell, waiting) => this.setWaiting(cell, waiting)
    });
    this.ways = {
      submit: () => this.submit(),
      start: () => tools.app.commands.execute('labs:start'),
      next: (/** @type {string} */ path) => tools.app.commands.execute('docmanager:open', { path }),
      plain: tools.plain
    };
    this.host = labHost(tools.contents, panel.context.path.split('/').slice(0, -1).join('/'), tools.words);
    this.rail = new Rail(tools.server, tools.words, this.ways, {
      put: files => this.change(Promise.all(files.map(one => this.host.upload(one, 'output'))), this.words.notUploaded),
      takeOut: (file, taken) => this.change(this.host.takeOut(file, taken), this.words.notTakenOut)
    });
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
    if (cell.isDisposed || this.drawn.has(cell)) {
      return;
    }
    this.drawn.add(cell);
    cell.model.sharedModel.changed.connect((/** @type {any} */ _, /** @type {any} */ change) => {
      if (change.sourceChange) {
        this.setWaiting(cell, cell.model.type === 'code');
        this.saving.changed(cell.model);
      }
    });
    const { id } = cell.model;
    const desk = {
      words: this.words,
      host: this.host,
      run: () => this.press(id),
      running: this.pressed.get(id),
      stop: () => this.runs.stop(id),
      progress: (/** @type {number} */ seconds) => this.runs.progress(id, seconds)
    };
    const node = cell.model.type === 'code' ? codeForm(cell, desk) : lookBack(cell, desk);
    if (!node) {
      return;
    }
    node.append(otherVersion(cell.model, this.words));
    // JupyterLab takes undoing, and new lines, away from everything inside a cell.
    node.addEventListener('beforeinput', event => event.stopPropagation(), true);
    cell.addClass('desk-drawn');
    cell.toggleClass('desk-setup', cell.model.id === SETUP);
    cell.toggleClass('desk-ready', cell.model.id === SETUP && this.isReady);
    cell.layout.insertWidget(1, new this.tools.Widget({ node })); // between the cell's header and its code
  }

  /** Shows what is around the cells as things stand now. */
  async refresh() {
    const { path } = this.panel.context;
    const state = await this.tools.server.lab(path).catch(() => null);
    if (!state) {
      return; // without a connection it stays as it is
    }
    nameTab(this.panel, state.title);
    this.rail.showState(state);
    readyOutputs(this.panel.content.node);
    if (state.newer_path && state.newer_path !== path) {
      const open = button(this.words.openNewer, () => this.ways.next(state.newer_path), 'desk-link');
      this.notices.tell('edition', this.words.newerEdition, open);
    }
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
    this.panel.content.viewportNode.after(this.end); // not among the cells, which JupyterLab counts
  }

  /**
   * Shows the files as they are after a change, and what is to be told where there was none.
   * @param {Promise<unknown>} change
   * @param {string} failed
   */
  async change(change, failed) {
    const told = await change.then(() => '', () => failed);
    this.notices.tell('files', told, this.closing('files'));
    await this.refresh();
  }

  async submit() {
    await this.saving.now();
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
    const setup = this.cells.find(cell => cell.model.id === SETUP);
    if (setup) {
      await setup.ready;
      /** @type {HTMLElement | null} */ (setup.node.querySelector('.desk-run'))?.click();
    }
  }

  /** @param {string} id of the cell whose button is pressed */
  press(id) {
    const running = this.run(id).finally(() => this.pressed.delete(id));
    this.pressed.set(id, running);
    return running;
  }

  /**
   * Runs a cell, after those it builds on; gives what is to be told beside its button.
   * @param {string} id
   */
  async run(id) {
    await this.saving.now(); // so that it runs on what another window has written
    const told = await this.runs.run(id);
    if (id === SETUP) {
      this.isReady = this.runs.has(id);
      this.cells.forEach(cell => cell.toggleClass('desk-ready', cell.model.id === SETUP && this.isReady));
    }
    if (told.above) {
      told.above.node.scrollIntoView({ block: 'center' });
      const field = told.above.node.querySelector('.desk-form:not([hidden]) :is(input, textarea, select), .desk-run, .desk-code');
      /** @type {HTMLElement | null} */ (field)?.focus({ preventScroll: true });
    }
    await this.saving.now();
    await this.refresh();
    return told.sentence;
  }

  /** What JupyterLab would say of its kernel in a dialog, and in English, stands at the top. */
  watchKernel() {
    const { sessionContext } = this.panel;
    sessionContext.statusChanged.disconnect(this.panel._onSessionStatusChanged, this.panel);
    let wasConnected = false;
    sessionContext.connectionStatusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (status === 'connected') {
        wasConnected = true;
        this.saving.now();
      } else if (wasConnected) {
        this.notices.tell('connection', this.words.noKernel);
      }
    });
  }

  saved() {
    const kernel = this.panel.sessionContext.session?.kernel;
    if (kernel?.connectionStatus === 'disconnected') {
      kernel.reconnect().catch(() => undefined); // JupyterLab gives up after some minutes
    }
    this.notices.tell('connection', '');
  }

  /** Another window's notebook is read; in the end the learner is where they were. */
  leave() {
    const page = this.panel.content.outerNode;
    const { scrollTop } = page;
    const place = fieldPlace(document.activeElement);
    return async (/** @type {number} */ both) => {
      await Promise.all(this.cells.map(cell => cell.ready));
      this.cells.forEach(cell => this.drawCell(cell));
      page.scrollTop = scrollTop;
      if (place) {
        /** @type {HTMLElement | null} */ (this.panel.node.querySelector(place))?.focus({ preventScroll: true });
      }
      this.notices.tell('other', both ? this.words.bothWritten : this.words.broughtIn, this.closing('other'));
      await this.refresh();
    };
  }

  /** @param {string} about */
  closing(about) {
    return button(this.words.close, () => this.notices.tell(about, ''), 'desk-link');
  }

  /** @param {KeyboardEvent} event */
  saveByKey(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      this.saving.now();
    }
  }
}

/**
 * How the field is found again that has the focus.
 * @param {Element | null} node
 */
function fieldPlace(node) {
  const cell = node?.closest('.desk-cell')?.getAttribute('data-cell');
  const field = node?.closest('[data-field]')?.getAttribute('data-field');
  const tag = node?.tagName.toLowerCase();
  return cell && tag ? `.desk-cell[data-cell='${cell}'] ${field ? `[data-field='${field}'] ` : ''}${tag}` : '';
}
