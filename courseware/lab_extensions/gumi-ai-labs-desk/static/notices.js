// What a lab tells: at the top of its page for everybody, or aloud for screen readers alone.

import { element } from './elements.js';

export class Notices {
  constructor() {
    this.spoken = element('div', { className: 'desk-announcer', role: 'status', 'aria-live': 'polite' });
    this.shown = element('div', { className: 'desk-notices', role: 'status' });
    /** @type {Map<string, HTMLElement>} */
    this.notices = new Map();
  }

  /** @param {string} sentence */
  announce(sentence) {
    this.spoken.textContent = sentence;
  }

  /**
   * Shows a sentence until another one, or none, is told about the same thing.
   * @param {string} about
   * @param {string} sentence empty where there is no more to tell
   * @param {...HTMLElement} buttons
   */
  tell(about, sentence, ...buttons) {
    const before = this.notices.get(about);
    if (before?.firstChild?.textContent === sentence || (!before && !sentence)) {
      return;
    }
    before?.remove();
    this.notices.delete(about);
    if (sentence) {
      const notice = element('div', { className: 'desk-notice' }, element('span', {}, sentence), ...buttons);
      this.notices.set(about, notice);
      this.shown.append(notice);
    }
  }
}
