// The files of a lab: looked at in the browser, downloaded, put there.

import { openDialog } from './dialog.js';
import { element, filled } from './elements.js';

const GROUPS = ['output', 'materials', 'my-files', ''];

/**
 * @param {import('./server.js').LabFile[]} files
 * @param {import('./server.js').Server} server
 * @param {Record<string, string>} words
 */
export function fileList(files, server, words) {
  const titles = /** @type {Record<string, string>} */ ({
    output: words.filesMade,
    materials: words.filesGiven,
    'my-files': words.filesOwn,
    '': words.filesUploaded
  });
  const groups = GROUPS.map(group => {
    const here = files.filter(file => file.group === group);
    return here.length
      ? [element('h3', {}, titles[group]), element('ul', {}, ...here.map(file => entry(file, server, words)))]
      : [];
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
  return element('li', {}, view, ' ', download);
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
