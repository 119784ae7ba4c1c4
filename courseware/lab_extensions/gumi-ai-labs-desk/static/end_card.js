// The card at a lab's end: what was reached, what comes next.

import { button, element, filled } from './elements.js';

/**
 * @param {import('./server.js').LabState} state
 * @param {Record<string, string>} words
 * @param {import('./rail.js').Ways} ways
 */
export function endCard(state, words, ways) {
  const passed = state.checks.filter(check => check.verdict === 'pass').length;
  const sum = (/** @type {'points' | 'earned'} */ of) => Math.round(10 * state.checks.reduce((all, check) => all + check[of], 0)) / 10;
  const buttons = [
    button(words.submit, ways.submit, 'desk-run desk-check'),
    ...(state.next_path ? [button(filled(words.next, { title: state.next_title }), () => ways.next(state.next_path), 'desk-run')] : []),
    button(words.startPage, ways.start, 'desk-add')
  ];
  return [
    element('h2', {}, words.end),
    element('p', {}, filled(words.reached, { passed, all: state.checks.length, earned: sum('earned'), points: sum('points') })),
    ...(state.lacks.length ? [element('ul', {}, ...state.lacks.map(one => element('li', {}, one)))] : []),
    element('p', {}, words.tomorrow),
    element('div', { className: 'desk-bar' }, ...buttons)
  ];
}
