import assert from 'node:assert/strict';
import test from 'node:test';

import { laidOver, pasted, print, read, unmerged, withTabs } from '../../../courseware/lab_extensions/gumi-ai-labs-desk/static/pipe_table.js';

const TABLE = read('| 번호 | 판정 | 근거 |\n| 1 | | |\n| 2 | 맞음 | 공고문 |');
const FIXED = { more: false, fixed: [0] };

test('a table comes back as it was read', () => {
  assert.deepEqual(read(print(TABLE)), TABLE);
  assert.deepEqual(read(' | a |b|\n|1|\n'), { columns: ['a', 'b'], rows: [['1', '']] });
});

test('a rule as Markdown draws it is no row', () => {
  assert.deepEqual(read('| a | b |\n|---|:--|\n| 1 | |').rows, [['1', '']]);
});

test('a cell is one line and holds no bar', () => {
  assert.equal(print({ columns: ['a'], rows: [['x\n y|z']] }), '| a |\n| x y｜z |');
});

test('cells pasted from Excel go right and down, and what names a row stands', () => {
  const { table, left } = laidOver(TABLE, 0, 0, withTabs('9\t틀림\t조례\r\n9\t맞음\t"통계표\n2쪽"\r\n'), FIXED);
  assert.deepEqual(table.rows, [['1', '틀림', '조례'], ['2', '맞음', '통계표\n2쪽']]);
  assert.equal(left, 0);
});

test('a pasted heading finds its columns by name, in another order', () => {
  const { table, left } = laidOver(TABLE, 1, 2, withTabs('근거\t판정\n조례\t틀림\n회의록\t맞음'), FIXED);
  assert.deepEqual(table.rows, [['1', '틀림', '조례'], ['2', '맞음', '회의록']]);
  assert.equal(left, 0);
});

test('what has no place is counted and changes nothing else', () => {
  const { table, left } = laidOver(TABLE, 1, 2, withTabs('조례\t남는 것\n더\t둘'), FIXED);
  assert.deepEqual(table.rows, [['1', '', ''], ['2', '맞음', '조례']]);
  assert.equal(left, 3);
});

test('rows are added where the lab says so', () => {
  const { table } = laidOver(TABLE, 1, 0, withTabs('3\t틀림\n4\t맞음'), { more: true, fixed: [] });
  assert.deepEqual(table.rows.map(row => row[0]), ['1', '3', '4']);
});

test('plain text stays in its cell', () => {
  assert.equal(pasted('', '한 줄'), null);
  assert.equal(pasted('<p>한 줄</p>', '한 줄\n'), null);
  assert.deepEqual(pasted('', 'a\tb'), [['a', 'b']]);
});

test('quotation marks that are no cell of Excel stay', () => {
  assert.deepEqual(withTabs('"가"라고 함\tx'), [['"가"라고 함', 'x']]);
  assert.deepEqual(withTabs('"a ""b"" c"\t'), [['a "b" c', '']]);
});

test('a heading is known by one of its names, and rows find theirs by what names them', () => {
  const { table, left } = laidOver(TABLE, 0, 1, withTabs('번호\t비고\n2\t남는 것\n'), FIXED);
  assert.deepEqual(table.rows, TABLE.rows);
  assert.equal(left, 1);
  const other = laidOver(TABLE, 0, 1, withTabs('번호\t근거\t판정\n2\t조례\t틀림\n7\t없음\t없음'), FIXED);
  assert.deepEqual(other.table.rows, [['1', '', ''], ['2', '틀림', '조례']]);
  assert.equal(other.left, 3);
});

test('a pasted heading may stand as another language shows it', () => {
  const rules = { ...FIXED, labels: { 판정: 'Verdict (판정)' } };
  const { table, left } = laidOver(TABLE, 0, 2, withTabs('번호\tVerdict (판정)\n2\t틀림'), rules);
  assert.deepEqual(table.rows, [['1', '', ''], ['2', '틀림', '공고문']]);
  assert.equal(left, 0);
});

test('merged cells push nothing aside', () => {
  const cell = (text, down = 1, across = 1) => ({ text, down, across });
  assert.deepEqual(unmerged([[cell('맞음', 2), cell('공고문')], [cell('조례')]]), [['맞음', '공고문'], ['맞음', '조례']]);
  assert.deepEqual(unmerged([[cell('제목', 1, 2)], [cell('a'), cell('b')]]), [['제목', ''], ['a', 'b']]);
});
