// Submitting: what goes in, what is missing, one zip.

import { openDialog } from './dialog.js';
import { element } from './elements.js';

const NUMBER = 'gumi-ai-labs-number';

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
  const number = element('input', { type: 'text', id: 'desk-number', autocomplete: 'off', value: localStorage.getItem(NUMBER) ?? '' });
  const submit = element('button', { type: 'submit', className: 'desk-run desk-check' }, words.makeSubmission);
  const told = element('div', { role: 'status', className: 'desk-told' });
  const form = element(
    'form',
    { className: 'desk-cell' },
    element('label', { htmlFor: number.id, className: 'desk-label' }, words.number),
    element('span', { className: 'desk-help' }, words.numberHelp),
    number,
    element('div', { className: 'desk-bar' }, submit),
    told
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (!number.value.trim()) {
      told.textContent = words.numberMissing;
      number.focus();
      return;
    }
    localStorage.setItem(NUMBER, number.value.trim());
    told.textContent = words.packing;
    try {
      const packed = await server.submission(path, number.value);
      told.replaceChildren(packed.problem ?? packed.said);
      if (!packed.problem) {
        const address = server.address(packed.path) + '?download=1';
        const link = element('a', { href: address, download: packed.path.split('/').pop() ?? '' }, words.downloadSubmission);
        told.append(element('p', {}, link), element('p', {}, words.afterSubmission));
        link.click();
      }
    } catch {
      told.textContent = words.notPacked;
    }
  });
  openDialog(
    words.submit,
    words.close,
    element('p', {}, words.goesIn),
    list,
    element('p', {}, words.staysOut),
    ...lacks,
    form
  );
}
