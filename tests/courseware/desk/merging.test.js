import assert from 'node:assert/strict';
import test from 'node:test';

import { merged } from '../../../courseware/lab_extensions/gumi-ai-labs-desk/static/merging.js';

const BEFORE = 'title = ""\nwords = []\nmake(title, words)';
const cell = (title, words = '[]', code = 'make(title, words)') => `title = "${title}"\nwords = ${words}\n${code}`;

test('fields written in two windows are both kept', () => {
  assert.deepEqual(merged(BEFORE, cell('여기'), cell('', '["저기"]')), { source: cell('여기', '["저기"]'), both: false });
});

test('a cell written in one window alone is as it was written there', () => {
  assert.deepEqual(merged(BEFORE, cell('여기'), BEFORE), { source: cell('여기'), both: false });
  assert.deepEqual(merged(BEFORE, BEFORE, cell('저기')), { source: cell('저기'), both: false });
});

test('one field written in both is told, and stays as it is here', () => {
  assert.deepEqual(merged(BEFORE, cell('여기'), cell('저기', '["저기"]')), { source: cell('여기', '["저기"]'), both: true });
  assert.equal(merged(BEFORE, cell('같음'), cell('같음')).both, false);
});

test('text without fields, and code that was changed, is not put together', () => {
  assert.deepEqual(merged('', '여기', '저기'), { source: '여기', both: true });
  const other = cell('저기', '[]', 'other()');
  assert.deepEqual(merged(BEFORE, cell('여기'), other), { source: cell('여기'), both: true });
});
