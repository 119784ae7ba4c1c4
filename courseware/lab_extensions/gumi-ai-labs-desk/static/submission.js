// Submitting: what goes in, what is missing, then one zip, or the classroom's own exchange.

import { openDialog } from './dialog.js';
import { element, filled } from './elements.js';

/** @typedef {{problem?: string, path?: string, said: string}} Answer what the server makes of it */

/**
 * @param {string} path of the notebook
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 */
export async function openSubmission(path, server, words) {
  const state = await server.lab(path);
  const made = state.files.filter(file => file.group === 'output');
  const list = element('ul', {}, element('li', {}, words.theNotebook), ...made.map(file => element('li', {}, file.name)));
  const lacks = state.lacks.length
    ? [element('p', { className: 'desk-lacks' }, words.lacking), element('ul', {}, ...state.lacks.map(one => element('li', {}, one)))]
    : [element('p', {}, words.lacksNothing)];
  openDialog(
    words.submit,
    words.close,
    element('p', {}, words.goesIn),
    list,
    element('p', {}, words.staysOut),
    ...lacks,
    state.account ? exchangeForm(path, state, server, words) : zipForm(path, state, server, words)
  );
}

/**
 * Straight into the exchange; what it does not take is packed.
 * @param {string} path
 * @param {import('./server.js').LabState} state
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 */
function exchangeForm(path, state, server, words) {
  const { form, told, pressed } = start(words.submit, words, element('p', {}, filled(words.intoExchange, { account: state.account })));
  pressed(words.submitting, async () => {
    const answer = await server.submission(path, '');
    told.replaceChildren(answer.problem ?? answer.said, element('p', {}, answer.problem ? '' : words.maySubmitAgain));
    if (answer.problem) {
      form.after(zipForm(path, state, server, words));
    }
  });
  return form;
}

/**
 * @param {string} path
 * @param {import('./server.js').LabState} state
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 */
function zipForm(path, state, server, words) {
  const number = element('input', { type: 'text', id: 'desk-number', autocomplete: 'off', value: state.number });
  number.setAttribute('aria-describedby', 'desk-number-help');
  const { form, told, pressed } = start(
    words.makeSubmission,
    words,
    element('label', { htmlFor: number.id, className: 'desk-label' }, words.number),
    element('span', { id: 'desk-number-help', className: 'desk-help' }, words.numberHelp),
    number
  );
  pressed(words.packing, async () => {
    if (!number.value.trim()) {
      told.textContent = words.numberMissing;
      number.focus();
      return;
    }
    const packed = await server.submission(path, number.value);
    told.replaceChildren(packed.problem ?? packed.said);
    if (packed.path) {
      const address = server.address(packed.path) + '?download=1';
      const link = element('a', { href: address, download: packed.path.split('/').pop() ?? '' }, words.downloadSubmission);
      told.append(element('p', {}, link), element('p', {}, words.afterSubmission), element('p', {}, words.maySubmitAgain));
      link.click();
    }
  });
  return form;
}

/**
 * A form with one button; while it is at work the seconds are counted, and it is not pressed twice.
 * @param {string} caption
 * @param {Record<string, string>} words
 * @param {...Node} fields
 */
function start(caption, words, ...fields) {
  const submit = element('button', { type: 'submit', className: 'desk-run desk-check' }, caption);
  const seconds = element('span', { 'aria-hidden': 'true' });
  const told = element('div', { role: 'status', className: 'desk-told' });
  const form = element('form', { className: 'desk-cell' }, ...fields, element('div', { className: 'desk-bar' }, submit, seconds), told);
  /** @param {string} doing @param {() => Promise<void>} work */
  const pressed = (doing, work) =>
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if (submit.getAttribute('aria-disabled') === 'true') {
        return;
      }
      submit.setAttribute('aria-disabled', 'true');
      told.textContent = doing;
      const began = Date.now();
      const count = setInterval(() => {
        seconds.textContent = filled(words.running, { seconds: Math.round((Date.now() - began) / 1000) });
      }, 1000);
      try {
        await work();
      } catch {
        told.textContent = words.notSubmitted;
      }
      clearInterval(count);
      seconds.textContent = '';
      submit.removeAttribute('aria-disabled');
    });
  return { form, told, pressed };
}
