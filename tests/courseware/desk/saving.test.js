import assert from 'node:assert/strict';
import test from 'node:test';

import { Saving } from '../../../courseware/lab_extensions/gumi-ai-labs-desk/static/saving.js';

const listening = { addEventListener() {}, removeEventListener() {} };
Object.assign(globalThis, {
  window: { ...listening, setTimeout: () => 0 },
  document: { ...listening, hidden: false }
});

test('what is written while the notebook is being saved is saved, too', async () => {
  let source = '하나';
  const cell = { id: 'answer', sharedModel: { getSource: () => source } };
  const model = { cells: [cell], dirty: false };
  const file = [];
  const write = text => {
    source = text;
    model.dirty = true;
    saving.changed(cell);
  };
  const context = {
    path: 'lab.ipynb',
    model,
    save: async () => {
      const sent = source;
      if (sent === '둘') {
        write('셋');
      }
      file.push(sent);
      model.dirty = false; // as JupyterLab does, whatever was written meanwhile
    }
  };
  const panel = { context, isDisposed: false, disposed: { connect() {} } };
  const page = { saved() {}, notSaved() {}, isBusy: () => false, leave: () => async () => {} };
  const saving = new Saving(panel, { contents: { get: async () => ({}) }, Dialog: {} }, page);
  write('둘');
  await saving.now();
  assert.equal(model.dirty, true);
  await saving.now();
  assert.equal(model.dirty, false);
  assert.deepEqual(file, ['둘', '셋']);
});
