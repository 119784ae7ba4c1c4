// In an edition in another language, what stands there in Korean is marked so that a screen reader
// says it in a Korean voice.

import { element } from './elements.js';

const HANGUL = /[가-힣]/;
const QUOTED = /([가-힣](?:[^A-Za-z\n]*[가-힣])?)/; // in brackets: to split and keep it
const OURS = '.labs-start, .desk, .desk-dialog';
const LEFT_ALONE = '[lang|=ko], .cm-editor, .jp-Toolbar, script, style, textarea';

/** Marks what is there, and what comes. */
export function markKorean() {
  mark(document.body);
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(mark))).observe(
    document.body,
    { childList: true, subtree: true }
  );
  document.addEventListener('focusin', event => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
      field.lang = HANGUL.test(field.value) ? 'ko' : '';
    }
  });
}

/** @param {Node} node */
function mark(node) {
  const texts = /** @type {Text[]} */ ([]);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = node instanceof Text ? node : walker.nextNode(); text; text = walker.nextNode()) {
    if (HANGUL.test(/** @type {Text} */ (text).data)) {
      texts.push(/** @type {Text} */ (text));
    }
  }
  for (const text of texts) {
    const parent = text.parentElement;
    if (!parent?.closest(OURS) || parent.closest(LEFT_ALONE)) {
      continue;
    }
    if (parent.tagName === 'OPTION' || (parent.childNodes.length === 1 && !/[A-Za-z]/.test(text.data))) {
      parent.lang = 'ko';
    } else {
      text.replaceWith(...quoted(text.data));
    }
  }
}

/** @param {string} text @returns {Node[]} it in pieces, what is Korean in elements of its own */
function quoted(text) {
  return text
    .split(QUOTED)
    .map((piece, at) => (at % 2 ? element('span', { lang: 'ko' }, piece) : document.createTextNode(piece)));
}
