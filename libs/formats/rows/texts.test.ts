import { describe, expect, it } from '@jest/globals';
import { problemIdOf, uniqueIds } from '../problem-id.ts';
import { textContent } from '../problem-draft.ts';
import { commandWords } from '../testlib/command-words.ts';
import { stdChecker } from '../testlib/std-checkers.ts';
import { pythonTextList } from './python-literal.ts';
import { pythonLanguage } from './solutions.ts';
import { checkerFromStatement, hasSeveralAnswers } from './statement-hints.ts';
import { splitSamples } from './tests-of.ts';

const test = (input: string, answer: string) => ({
  name: input,
  input: textContent(input),
  answer: textContent(answer),
});

describe('checkerFromStatement', () => {
  it.each<[string, readonly string[]]>([
    [
      'Your answer is considered correct if its absolute or relative error does not exceed 10^{-6}.',
      ['float_tolerance', '1e-6'],
    ],
    ['The absolute error must be at most $10^{-4}$.', ['float_absolute_tolerance', '1e-4']],
    ['with a relative error of at most 1e-9', ['float_relative_tolerance', '1e-9']],
    ['absolute or relative error should be less than 10 - 6', ['float_tolerance', '1e-6']],
    ['an absolute or relative error of 0.001 is fine', ['float_tolerance', '0.001']],
    ['Print the number of errors.', []],
  ])('reads from "%s" %j', (statement, flags) => {
    expect(checkerFromStatement(statement, []).checker).toEqual({
      kind: 'token',
      arguments: flags,
    });
  });

  it('remarks on fractions without a tolerance', () => {
    expect(checkerFromStatement('Print it.', [test('1', '0.50\n')]).remarks).toEqual([
      expect.stringContaining('no tolerance is known'),
    ]);
  });

  it.each<[string, boolean]>([
    ['If there are multiple answers, print any of them.', true],
    ['If there are several solutions, output any.', true],
    ['Print any valid arrangement.', true],
    ['Find the number of ways.', false],
    ['Print the sum of many numbers.', false],
  ])('tells of "%s" whether several answers may be right: %s', (statement, several) => {
    expect(hasSeveralAnswers(statement)).toBe(several);
  });
});

describe('splitSamples', () => {
  it('takes the tests that stand in the statement, line by line and input before answer', () => {
    const statement = 'Sum, at most 4 5.\n\nInput\n\n2 3\n\nOutput\n\n5\n';
    const tests = [test('4 5\n', '9\n'), test('2  3\r\n', '5'), test('5', '2 3')];
    const { samples, secret, remarks } = splitSamples(statement, tests);
    expect(samples.map(({ name }) => name)).toEqual(['2  3\r\n']);
    expect(secret.map(({ name }) => name)).toEqual(['4 5\n', '5']);
    expect(remarks).toEqual([]);
  });

  it('takes the first test where none stands there, and says so', () => {
    const { samples, secret, remarks } = splitSamples('Nothing.', [test('1', '2'), test('3', '4')]);
    expect([samples.length, secret.length, remarks.length]).toEqual([1, 1, 1]);
  });

  it('refuses a problem without tests', () => {
    expect(() => splitSamples('Nothing.', [])).toThrow(/no tests/);
  });
});

describe('pythonTextList', () => {
  it.each<[string, readonly string[] | undefined]>([
    ["['dp', 'graphs']", ['dp', 'graphs']],
    [`["it's", 'say "x"', 'a\\'b\\n']`, ["it's", 'say "x"', "a'b\n"]],
    ["['caf\\xe9',]", ['café']],
    ['[]', []],
    ['None', []],
    ['', []],
    ['[1, 2]', undefined],
    ["['cut", undefined],
    ["__import__('os').system('id')", undefined],
  ])('reads %s', (literal, texts) => {
    expect(pythonTextList(literal)).toEqual(texts);
  });
});

describe('pythonLanguage', () => {
  it.each<[string, boolean]>([
    ['print("a")\n', true],
    ['n = int(input())\nfor i in range(n): print (i)\n', true],
    ['print 1\n', false],
    ['if x:\n    print x, y\n', false],
    ['n = int(raw_input())\n', false],
    ['for i in xrange(3): pass\n', false],
    ['try:\n    pass\nexcept ValueError, e:\n    pass\n', false],
    ['print = 3\n', true],
  ])('tells of %j whether it is Python 3: %s', (source, isPython3) => {
    expect(pythonLanguage(source) === 'python3').toBe(isPython3);
  });
});

describe('commandWords', () => {
  it.each<[string, readonly string[]]>([
    ['gen 5  10', ['gen', '5', '10']],
    [`gen "two words" 'and "more"' a\\ b`, ['gen', 'two words', 'and "more"', 'a b']],
    ['gen -s="x y" ""', ['gen', '-s=x y', '']],
    ['', []],
  ])('splits %s', (line, words) => {
    expect(commandWords(line)).toEqual(words);
  });
});

describe('problemIdOf', () => {
  it.each<[string, string]>([
    ['1971/A', '1971-A'],
    ['1575_A. Another Sorting Problem', '1575_A.-Another-Sorting-Problem'],
    ['Überraschung!', 'U-berraschung'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.hidden', 'hidden'],
    ['和', ''],
    [`${'a'.repeat(99)}-b`, 'a'.repeat(99)],
  ])('makes of %s %s', (nativeId, id) => {
    expect(problemIdOf(nativeId)).toBe(id);
  });

  it('keeps ids apart, also by case alone', () => {
    const idOf = uniqueIds();
    expect(['a', 'A', 'a-2', 'a', '和', '和'].map(idOf)).toEqual([
      'a',
      'A-2',
      'a-2-2',
      'a-3',
      'problem',
      'problem-2',
    ]);
  });
});

describe('stdChecker', () => {
  it.each<[string, readonly string[] | undefined]>([
    ['std::wcmp.cpp', ['case_sensitive']],
    ['std::yesno.cpp', []],
    ['std::rcmp6.cpp', ['float_tolerance', '1e-6']],
    ['std::rcmp.cpp', ['float_absolute_tolerance', '1.5e-6']],
    ['std::uncmp.cpp', undefined],
    ['std::pointscmp.cpp', undefined],
    ['check.cpp', undefined],
    ['std::constructor.cpp', undefined],
  ])('gives for %s %j', (name, flags) => {
    expect(stdChecker(name)?.arguments).toEqual(flags);
  });
});
