// What is written is saved a moment later. What another window saved meanwhile is brought in first,
// cell by cell; a cell written in both keeps what stands here and shows the other beside it.

import { afterOther } from './merging.js';

const SAVE_AFTER = 600; // milliseconds without a keystroke
const AGAIN_AFTER = 4000; // where it could not be saved

/**
 * @typedef {object} Page
 * @property {() => void} saved
 * @property {() => void} notSaved
 * @property {() => boolean} isBusy whether a cell runs, whose output must find its place
 * @property {() => (both: number) => Promise<void>} leave before another window's notebook is read; what it
 *   gives is called after that, with the number of cells that were written here, too
 */

export class Saving {
  /** @param {any} panel @param {{contents: any, Dialog: any}} jupyterlab @param {Page} page */
  constructor(panel, jupyterlab, page) {
    this.panel = panel;
    this.context = panel.context;
    this.contents = jupyterlab.contents;
    this.Dialog = jupyterlab.Dialog;
    this.page = page;
    this.timer = 0;
    /** @type {Promise<void>} */
    this.done = Promise.resolve();
    /** @type {Map<string, string>} what was written here and is not saved, by the cell's id */
    this.written = new Map();
    this.before = this.sources();
    const look = () => this.now();
    const leave = () => document.hidden && this.now();
    window.addEventListener('focus', look);
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', leave);
    panel.disposed.connect(() => {
      window.removeEventListener('focus', look);
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', leave);
    });
  }

  /** @returns {Map<string, string>} */
  sources() {
    return new Map([...this.context.model.cells].map(cell => [cell.id, cell.sharedModel.getSource()]));
  }

  /** @param {any} model of the cell that was written in */
  changed(model) {
    this.written.set(model.id, model.sharedModel.getSource());
    this.soon();
  }

  soon(after = SAVE_AFTER) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.now(), after);
  }

  /** One after the other: of two at once the second would find the file changed. */
  now() {
    clearTimeout(this.timer);
    this.done = this.done.then(() => this.write());
    return this.done;
  }

  async write() {
    if (this.panel.isDisposed) {
      return;
    }
    try {
      if (!(await this.bringIn())) {
        this.soon(AGAIN_AFTER);
        return;
      }
      if (this.context.model.dirty) {
        const sources = this.sources();
        await this.context.save();
        this.settle(sources);
      }
      this.page.saved();
    } catch {
      this.Dialog.flush(); // JupyterLab's own, in English
      this.page.notSaved();
      this.soon(AGAIN_AFTER);
    }
  }

  /** @param {Map<string, string>} sources as they were saved */
  settle(sources) {
    this.before = sources;
    for (const [id, source] of [...this.written]) {
      if ((sources.get(id) ?? source) === source) {
        this.written.delete(id);
      }
    }
    if (this.written.size) {
      this.context.model.dirty = true; // what was written while it was being saved; JupyterLab forgets it
      this.soon();
    }
  }

  /**
   * Asked before every save, so that JupyterLab never has to ask the learner. Whether all is here
   * that stands in the file.
   */
  async bringIn() {
    const { path, contentsModel } = this.context;
    const there = await this.found(path);
    if (!there || there.hash === contentsModel?.hash) {
      return true;
    }
    if (this.page.isBusy()) {
      return false;
    }
    try {
      await this.contents.get(path, { type: 'notebook', content: true });
    } catch {
      await this.contents.rename(path, `${path}.bak`); // it can no longer be read
      return true;
    }
    const back = this.page.leave();
    await this.context.revert();
    const theirs = this.sources();
    let both = 0;
    for (const model of this.context.model.cells) {
      const mine = this.written.get(model.id);
      if (mine !== undefined) {
        both += afterOther(model, this.before.get(model.id) ?? '', mine) ? 1 : 0;
      }
    }
    this.before = theirs;
    await back(both);
    return true;
  }

  /** @param {string} path */
  async found(path) {
    try {
      return await this.contents.get(path, { content: false, hash: true });
    } catch (/** @type {any} */ error) {
      if (error.response?.status === 404) {
        return null; // deleted; saving makes it anew
      }
      throw error;
    }
  }
}
