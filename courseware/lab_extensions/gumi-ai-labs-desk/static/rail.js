// Beside a lab: its parts and what is done, its files, the way to submit and back to the start page.

import { button, element, filled, renew } from './elements.js';
import { fileList } from './files.js';

/**
 * @typedef {object} Ways where its buttons lead
 * @property {() => void} submit
 * @property {() => void} start
 * @property {() => void} plain
 * @property {(path: string) => void} next
 */

const SIGNS = /** @type {Record<string, string>} */ ({ pass: '✔', fix: '!', not_yet: '…', cant_tell: '?' });

export class Rail {
  /**
   * @param {import('./server.js').Server} server
   * @param {Record<string, string>} words
   * @param {Ways} ways
   * @param {import('./files.js').Changes} changes
   */
  constructor(server, words, ways, changes) {
    this.server = server;
    this.changes = changes;
    this.words = words;
    this.head = element('p', { className: 'desk-rail-title' });
    this.done = element('p', {});
    this.parts = element('ol', {});
    /** @type {HTMLElement[]} */
    this.headings = [];
    this.checks = element('ul', { className: 'desk-rail-checks', 'aria-label': words.checks });
    this.files = element('div', {});
    const submit = button(words.submit, ways.submit, 'desk-run desk-check');
    const start = button(words.startPage, ways.start, 'desk-link');
    const plain = button(words.plain, ways.plain, 'desk-link');
    const skip = button(words.skip, () => this.goTo(this.page()), 'desk-link desk-skip');
    const body = element(
      'div',
      { className: 'desk-rail-body' },
      skip,
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
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.isOpen) {
        this.open(false);
        this.switch.focus();
      }
    });
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

  /** @param {HTMLElement[]} headings of the page's parts */
  showParts(headings) {
    this.headings = headings; // drawn anew, they are others that read the same
    const buttons = headings.map((one, at) => button(title(one), () => this.goTo(this.headings[at]), 'desk-link'));
    renew(this.parts, ...buttons.map(one => element('li', {}, one)));
  }

  /** @returns {HTMLElement | null | undefined} the heading the page begins with */
  page() {
    return this.node.parentElement?.querySelector('.jp-Notebook :is(h1, h2)');
  }

  /** @param {HTMLElement | null | undefined} heading */
  goTo(heading) {
    this.open(false);
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: 'start' });
    }
  }

  /** @param {import('./server.js').LabState} state */
  showState(state) {
    const passed = state.checks.filter(check => check.verdict === 'pass').length;
    this.head.textContent = state.title;
    this.done.textContent = filled(this.words.passed, { passed, all: state.checks.length, minutes: state.minutes });
    this.checks.replaceChildren(...state.checks.map(check => this.check(check)));
    renew(this.files, fileList(state.files, this.server, this.words, this.changes));
  }

  /**
   * A check with the sign of how it stands, which is said in words to those who do not see it.
   * @param {import('./server.js').Check} check
   */
  check({ verdict, title }) {
    const said = verdict === 'pass' ? this.words.isPassed : verdict === 'fix' ? this.words.isToFix : this.words.isOpen;
    return element(
      'li',
      {},
      element('span', { className: `desk-sign desk-sign-${verdict}`, 'aria-hidden': 'true' }, SIGNS[verdict] ?? ''),
      title,
      element('span', { className: 'desk-spoken' }, ` (${said})`)
    );
  }
}

/**
 * A heading's own words, without the mark JupyterLab puts behind them.
 * @param {HTMLElement} heading
 */
function title(heading) {
  return [...heading.childNodes].filter(node => !(node instanceof HTMLAnchorElement)).map(node => node.textContent).join('').trim();
}
