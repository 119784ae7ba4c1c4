// The files of a lab's folder, as the fields of its forms need them.

/**
 * @param {any} contents JupyterLab's @param {string} folder @param {Record<string, string>} words
 * @returns {import('./form.js').Host}
 */
export function labHost(contents, folder, words) {
  return {
    words,
    files: async () => {
      const listing = await contents.get(folder, { content: true });
      return listing.content
        .filter((/** @type {any} */ one) => one.type === 'file')
        .map((/** @type {any} */ one) => one.name)
        .sort((/** @type {string} */ a, /** @type {string} */ b) => a.localeCompare(b, 'ko'));
    },
    upload: async (file, group = '') => {
      const content = await base64(file);
      const name = besideTheLab(file.name);
      const place = [folder, group, name].filter(Boolean).join('/');
      await contents.save(place, { type: 'file', format: 'base64', content });
      return name;
    },
    takeOut: async ({ name, path }, taken) => {
      const [, stem, suffix] = /** @type {string[]} */ (/([^/]*?)(\.[^./]*)?$/.exec(name));
      let free = stem + (suffix ?? '');
      for (let number = 2; taken.includes(free); number += 1) {
        free = `${stem}-${number}${suffix ?? ''}`;
      }
      await contents.rename(path, `${folder}/my-files/${free}`);
    }
  };
}

/**
 * The name of an uploaded file: what the lab itself is kept in is never written over. Macs send
 * Hangul in pieces; here it is put together, as it is typed.
 * @param {string} name
 */
function besideTheLab(name) {
  const whole = name.normalize('NFC');
  return /^\.|\.ipynb$/i.test(whole) ? `_${whole}` : whole;
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
