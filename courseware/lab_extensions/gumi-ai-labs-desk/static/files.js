// The files of a lab: looked at in the browser, downloaded, put among what is submitted, taken out.

import { openDialog } from './dialog.js';
import { button, element, filled, picker } from './elements.js';

const GROUPS = ['output', 'materials', 'my-files', ''];

/**
 * @typedef {object} Changes of what is submitted
 * @property {(files: File[]) => void} put
 * @property {(file: import('./server.js').LabFile, taken: string[]) => void} takeOut puts it among
 *   one's own files, under a name that is not among those taken there
 */

/**
 * @param {import('./server.js').LabFile[]} files
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 * @param {Changes} changes
 */
export function fileList(files, server, words, changes) {
  const titles = /** @type {Record<string, string>} */ ({
    output: words.filesMade,
    materials: words.filesGiven,
    'my-files': words.filesOwn,
    '': words.filesUploaded
  });
  const taken = files.filter(file => file.group === 'my-files').map(file => file.name);
  /** @param {import('./server.js').LabFile} file */
  const removal = file => {
    const node = button(words.takeOut, () => changes.takeOut(file, taken), 'desk-link');
    node.setAttribute('aria-label', filled(words.takeOutThis, { name: file.name }));
    return node;
  };
  const groups = GROUPS.map(group => {
    const isMade = group === 'output';
    const here = files.filter(file => file.group === group);
    const list = here.map(file => element('li', {}, ...entry(file, server, words), ...(isMade ? [' ', removal(file)] : [])));
    const put = isMade ? picker(words.fileUpload, true, changes.put) : [];
    return here.length || isMade ? [element('h3', {}, titles[group]), element('ul', {}, ...list), ...put] : [];
  });
  return element('div', { className: 'desk-files' }, ...groups.flat());
}

/**
 * @param {import('./server.js').LabFile} file
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 */
function entry(file, server, words) {
  const view = element('button', { type: 'button', title: words.view }, file.name);
  view.addEventListener('click', () => look(file, server, words));
  const download = element(
    'a',
    { href: server.address(file.path) + '?download=1', download: file.name.split('/').pop() ?? '' },
    words.download
  );
  download.setAttribute('aria-label', filled(words.downloadThis, { name: file.name }));
  return [view, ' ', download];
}

/**
 * @param {import('./server.js').LabFile} file
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 */
async function look(file, server, words) {
  const page = element('div', { className: 'desk-view' }, words.opening);
  openDialog(file.name, words.close, page);
  try {
    page.innerHTML = await server.view(file.path); // everything of the file in it is escaped
    for (const media of page.querySelectorAll('img, video, audio')) {
      media.addEventListener('error', () => media.replaceWith(words.notOpened)); // damaged, or of a kind unknown here
    }
  } catch {
    page.textContent = words.notOpened;
  }
}
