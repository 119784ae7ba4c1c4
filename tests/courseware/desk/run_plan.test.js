import assert from 'node:assert/strict';
import test from 'node:test';

import { names, plan } from '../../../courseware/lab_extensions/gumi-ai-labs-desk/static/run_plan.js';

const SOURCES = [
  'from graders import Lab\nlab = Lab("x")\nlab', // 0
  'from automation import documents\nrequest = documents.read_text("a.txt")', // 1
  'hide = []\nmasked = mask(request, hide)\nmasked.save("output/sent.txt")', // 2
  'prompt = ""\nanswer = ask(prompt, masked)', // 3
  'title = ""', // 4
  'report = documents.report(title)\nreport.save("output/report.hwpx")', // 5
  'prompt = ""\nask(prompt)', // 6
  'lab.check("facts")' // 7
];

/** Cells that ran in this order, or not in this kernel. */
function cells({ ran = [], waiting = [], changed = [] } = {}) {
  return SOURCES.map((source, place) => ({
    source,
    ran: ran.includes(place) ? (changed.includes(place) ? 'before' : source) : null,
    at: ran.indexOf(place) + 1,
    waiting: waiting.includes(place)
  }));
}

test('what a cell builds on runs before it, and nothing else', () => {
  assert.deepEqual(plan(cells(), 2), [1, 2]);
  assert.deepEqual(plan(cells(), 3), [1, 2, 3]);
  assert.deepEqual(plan(cells({ ran: [0, 1, 2] }), 3), [3]);
});

test('a changed cell runs again, and those between', () => {
  assert.deepEqual(plan(cells({ ran: [1, 2, 3], changed: [1] }), 3), [1, 2, 3]);
});

test('a cell above that ran later makes those that build on it old', () => {
  assert.deepEqual(plan(cells({ ran: [1, 2, 3, 5].concat() }), 3), [3]);
  assert.deepEqual(plan(cells({ ran: [2, 3, 1] }), 3), [2, 3]);
});

test('a name that a cell gives itself is not looked for above', () => {
  assert.deepEqual(plan(cells({ ran: [0, 1] }), 6), [6]);
});

test('a check after a restart looks at the files that are there and writes none anew', () => {
  assert.deepEqual(plan(cells(), 7), [0, 7]);
  assert.deepEqual(plan(cells({ ran: [0, 1, 2, 4, 5] }), 7), [7]);
});

test('a check first writes what was filled in and not run since', () => {
  assert.deepEqual(plan(cells({ ran: [0, 1, 2, 4, 5], waiting: [4], changed: [4] }), 7), [4, 5, 7]);
  assert.deepEqual(plan(cells({ waiting: [4] }), 7), [0, 1, 4, 5, 7]);
});

test('a method that changes what stands above counts as making it', () => {
  assert.deepEqual([...names('book.column("x", share)\nbook').made], ['book']);
  assert.ok(names('sheet = sheet.judge(rows)').used.has('sheet'));
  assert.ok(!names('text = "request # no"').used.has('request'));
  assert.ok(names('plan = report(f"채널\\n{channels}\\n{kpi}")').used.has('kpi'));
  assert.ok(!names('plan = report(f"채널 {channels}")').used.has('채널'));
});
