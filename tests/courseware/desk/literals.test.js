import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';

import { read, write } from '../../../courseware/lab_extensions/gumi-ai-labs-desk/static/literals.js';

const HARD = [
  '', '물빛식당', '"따옴표"와 \'작은따옴표\'', '역슬래시 \\ 와 \\n', '끝이 따옴표"', '끝이 역슬래시\\', '"""세 개"""',
  '여러 줄\n둘째 줄\n', '\n', '| 1 | 2 |', '#주석 아님', '이모지 🙂', 'C:\\새 폴더\\x41'
];

/** What Python reads under a name. */
function python(source, name) {
  const script = 'import json, sys; names = {}; exec(sys.argv[1], names); print(json.dumps(names[sys.argv[2]]))';
  return JSON.parse(execFileSync('python3', ['-c', script, source, name], { encoding: 'utf-8' }));
}

const value = (source, name) => read(source).filter(one => one.name === name).pop()?.value;

for (const text of HARD) {
  test(`a line of text comes back from Python as it was typed: ${JSON.stringify(text)}`, () => {
    const source = write('a = ""\nb = a\n', 'a', text);
    assert.equal(python(source, 'a'), text);
    assert.equal(value(source, 'a'), text);
  });

  test(`a long text comes back, between lines of its own: ${JSON.stringify(text)}`, () => {
    const source = write('a = """\n\n"""\n', 'a', text);
    assert.equal(python(source, 'a'), `\n${text}\n`);
    assert.equal(value(source, 'a'), text);
  });
}

test('a list of hard texts comes back', () => {
  const source = write('a = []\n', 'a', HARD);
  assert.deepEqual(python(source, 'a'), HARD);
  assert.deepEqual(value(source, 'a'), HARD);
});

test('numbers are numbers', () => {
  assert.equal(python(write('a = 0\n', 'a', 1234.5), 'a'), 1234.5);
  assert.equal(value('a = -1_000\n', 'a'), -1000);
});

test('only what stands at the head is a field', () => {
  const source = '# 라벨\nhide = []\n\nn = 3  # 셋\nmasked = mask(hide)\nlate = ""\n';
  assert.deepEqual(read(source).map(one => one.name), ['hide', 'n']);
  assert.equal(write(source, 'late', 'x'), source);
});

test('what Python could not read is not guessed', () => {
  for (const broken of ['a = "\nb = 1', 'a = [1, 2', 'a = ["x" "y"]', 'a == 1', 'a = "x" + b', 'a = f"x"', 'a = """x']) {
    assert.deepEqual(read(broken), [], broken);
  }
});

test('other ways to write the same are read', () => {
  assert.deepEqual(value("a = ['x',\n  'y',  # 둘째\n]\n", 'a'), ['x', 'y']);
  assert.equal(value("a = '''\nx\n'''\n", 'a'), 'x');
  assert.equal(value('a = "\\uac00\\x41\\t"\n', 'a'), '가A\t');
  assert.equal(value('a = "x"', 'a'), 'x');
});

test('of a name given twice the last counts and is written', () => {
  const source = 'a = ""\n### BEGIN SOLUTION\na = "x"\n### END SOLUTION\n';
  assert.equal(value(source, 'a'), 'x');
  assert.equal(write(source, 'a', 'y'), source.replace('"x"', '"y"'));
});
