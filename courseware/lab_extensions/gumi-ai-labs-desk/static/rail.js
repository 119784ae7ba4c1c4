// Beside a lab: its parts and what is done, its files, the way to submit and back to the start page.

import { button, element, filled } from './elements.js';
import { fileList } from './files.js';

/**
 * @typedef {object} Part a heading of the page
 * @property {string} title
 * @property {HTMLElement} node
 *
 * @typedef {object} Ways where its buttons lead
 * @property {() => void} submit
 * @property {() => void} start
 * @property {() => void} plain
 * @property {(path: string) => void} next
 */

const SIGNS = /** @type {Record<string, string>} */ ({ pass: '✔', fix: '✎', not_yet: '…', cant_tell: '?' });

export class Rail {
  /**
   * @param {import('./server.js').Server} server
   * @param {Record<string, string>} words
   * @param {Ways} ways
   */
  constructor(server, words, ways) {
    this.server = server;
    this.words = words;
    this.head = element('p', { className: 'desk-rail-title' });
    this.done = element('p', { role: 'status' });
    this.parts = element('ol', {});
    this.checks = element('ul', { className: 'desk-rail-checks' });
    this.files = element('div', {});
    const submit = button(words.submit, ways.submit, 'desk-run desk-check');
    const start = button(words.startPage, ways.start, 'desk-link');
    const plain = button(words.plain, ways.plain, 'desk-link');
    const body = element(
      'div',
      { className: 'desk-rail-body' },
      this.head,
      this.done,
      element('nav', { 'aria-label': words.parts }, this.parts),
      this.checks,
      submit,
      element('section', { 'aria-label': words.files }, element('h2', {}, words.files), this.files),
      start,
      plain
    );
    this.switch = button(words.rail, () => this.open(!this.isOpen), 'desk-rail-switch');
    this.node = element('aside', { className: 'desk-rail', 'aria-label': words.rail }, this.switch, body);
    this.isOpen = false;
    this.open(false);
  }

  /**
   * On a narrow page the rail is folded away.
   * @param {boolean} isOpen
   */
  open(isOpen) {
    this.isOpen = isOpen;
    this.node.classList.toggle('desk-open', isOpen);
    this.switch.setAttribute('aria-expanded', String(isOpen));
  }

  /** @param {Part[]} parts */
  showParts(parts) {
    this.parts.replaceChildren(
      ...parts.map(part =>
        element('li', {}, button(part.title, () => {
          this.open(false);
          part.node.scrollIntoView({ block: 'start' });
          part.node.tabIndex = -1;
          part.node.focus({ preventScroll: true });
        }, 'desk-link'))
      )
    );
  }

  /** @param {import('./server.js').LabState} state */
  showState(state) {
    const passed = state.checks.filter(check => check.verdict === 'pass').length;
    this.head.textContent = state.title;
    this.done.textContent = filled(this.words.passed, { passed, all: state.checks.length, minutes: state.minutes });
    this.checks.replaceChildren(
      ...state.checks.map(check => element('li', {}, `${SIGNS[check.verdict] ?? '·'} ${check.title}`))
    );
    this.files.replaceChildren(fileList(state.files, this.server, this.words));
  }
}
