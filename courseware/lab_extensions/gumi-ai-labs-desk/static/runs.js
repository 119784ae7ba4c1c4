// Running cells: one press after the other, each after the cells above that it builds on.

import { filled } from './elements.js';
import { plan } from './run_plan.js';

/**
 * @typedef {object} Told what became of a press
 * @property {string} sentence empty where the output says it all
 * @property {any} [above] the cell above that has to be put right first
 *
 * @typedef {object} Page
 * @property {() => any[]} cells
 * @property {(sentence: string) => void} announce to screen readers
 * @property {(cell: any, waiting: boolean) => void} setWaiting
 */

export class Runs {
  /** @param {any} panel @param {any} CodeCell @param {Record<string, string>} words @param {Page} page */
  constructor(panel, CodeCell, words, page) {
    this.session = panel.sessionContext;
    this.CodeCell = CodeCell;
    this.words = words;
    this.page = page;
    /** @type {Map<string, {ran: string, at: number}>} */
    this.ran = new Map();
    this.counted = 0;
    /** @type {Promise<unknown>} */
    this.turn = Promise.resolve();
    this.current = '';
    /** @type {Map<string, () => void>} ends a press that waits for its turn */
    this.takeBack = new Map();
    this.wasConnected = false;
    this.hasBegun = false;
    this.hasDied = false;
    /** @type {Set<string>} */
    this.stopped = new Set();
    this.session.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (status === 'restarting' || status === 'autorestarting') {
        this.ran.clear();
        this.hasDied ||= status === 'autorestarting';
        this.page.announce(words.restarted);
      }
    });
    // Another window works with the same kernel: what ran here may no longer be what it holds.
    this.session.iopubMessage.connect((/** @type {any} */ _, /** @type {any} */ message) => {
      const own = this.session.session?.kernel?.clientId;
      if (message.header.msg_type === 'execute_input' && message.parent_header.session !== own) {
        this.ran.clear();
      }
    });
  }

  /** @param {string} id of a cell */
  has(id) {
    return this.ran.has(id);
  }

  get isBusy() {
    return this.current !== '';
  }

  /**
   * Runs a cell when those pressed before have ended.
   * @param {string} id
   * @returns {Promise<Told>}
   */
  run(id) {
    this.stopped.delete(id);
    const ended = this.turn.then(() => this.runNow(id)).finally(() => (this.current = ''));
    this.turn = ended.catch(() => undefined);
    /** @type {Promise<Told>} */
    const takenBack = new Promise(resolve => this.takeBack.set(id, () => resolve({ sentence: this.words.stopped })));
    return Promise.race([ended, takenBack]);
  }

  /** @param {string} id of the cell whose press is taken back, be it running or not yet */
  stop(id) {
    if (this.current !== id || this.hasBegun) {
      this.stopped.add(id);
    }
    if (this.current === id) {
      this.session.session?.kernel?.interrupt().catch(() => undefined);
    } else {
      this.takeBack.get(id)?.();
    }
  }

  /**
   * What is going on for a pressed cell.
   * @param {string} id @param {number} seconds since the press
   */
  progress(id, seconds) {
    const isConnected = this.session.session?.kernel?.connectionStatus === 'connected';
    const isLost = this.wasConnected && !isConnected;
    this.wasConnected ||= isConnected;
    const waits = this.current !== id;
    return isLost ? this.words.noKernel : filled(waits ? this.words.waitingTurn : this.words.running, { seconds });
  }

  /** @param {string} id @returns {Promise<Told>} */
  async runNow(id) {
    if (this.stopped.has(id)) {
      return { sentence: this.words.stopped };
    }
    this.current = id;
    this.hasBegun = false;
    await this.session.ready; // which it is not while the kernel is busy with what ran before a reload
    await this.revive();
    this.hasBegun = true;
    const cells = this.page.cells().filter(one => one.model.type === 'code');
    const place = cells.findIndex(one => one.model.id === id);
    const steps = plan(cells.map(one => this.state(one)), place);
    for (const step of steps) {
      const ended = await this.execute(cells[step]);
      if (ended !== 'ok') {
        return this.told(ended, cells[step], cells[place]);
      }
    }
    return { sentence: '' };
  }

  /** What is sent to a kernel that the server starts by itself may be lost: it is started anew. */
  async revive() {
    const { kernel } = this.session.session ?? {};
    if (!kernel || this.session.kernelDisplayStatus === 'dead') {
      await this.session.restartKernel();
    } else if (this.hasDied) {
      await kernel.restart();
    }
    this.hasDied = false;
  }

  /**
   * @param {string} ended @param {any} failed @param {any} wanted
   * @returns {Told}
   */
  told(ended, failed, wanted) {
    if (this.stopped.has(wanted.model.id)) {
      return { sentence: this.words.stopped };
    }
    if (ended === 'lost') {
      return { sentence: this.words.died };
    }
    return failed === wanted ? { sentence: '' } : { sentence: this.words.stoppedAbove, above: failed };
  }

  /** @param {any} cell @returns {import('./run_plan.js').State} */
  state(cell) {
    const run = this.ran.get(cell.model.id);
    const waiting = Boolean((cell.model.getMetadata('labs') ?? {}).waiting);
    return { source: cell.model.sharedModel.getSource(), ran: run?.ran ?? null, at: run?.at ?? 0, waiting };
  }

  /**
   * How a cell ended: ok, error (told under it), or lost with its kernel.
   * @param {any} cell
   * @returns {Promise<'ok' | 'error' | 'lost'>}
   */
  async execute(cell) {
    const source = cell.model.sharedModel.getSource();
    let status = await this.status(cell);
    if (status === 'aborted' && !this.stopped.has(this.current)) {
      status = await this.status(cell); // it was behind something that another window stopped
    }
    if (cell.model.id === this.current || status !== 'ok') {
      // Of the cells above only what stops the press is said aloud.
      this.page.announce(spoken(cell) || (status === 'ok' ? this.words.done : ''));
    }
    if (status === 'ok') {
      this.ran.set(cell.model.id, { ran: source, at: (this.counted += 1) });
      this.page.setWaiting(cell, false);
    }
    return status === 'ok' || status === 'lost' ? status : 'error';
  }

  /** @param {any} cell @returns {Promise<'ok' | 'error' | 'aborted' | 'lost'>} */
  async status(cell) {
    try {
      const reply = await this.CodeCell.execute(cell, this.session);
      const isEmpty = !cell.model.sharedModel.getSource().trim();
      return reply?.content.status ?? (isEmpty ? 'ok' : 'lost');
    } catch {
      return 'lost';
    }
  }
}

/**
 * What is said aloud of a cell's output: its beginning.
 * @param {any} cell
 */
function spoken(cell) {
  return (cell.outputArea.node.innerText ?? '').trim().slice(0, 400);
}
