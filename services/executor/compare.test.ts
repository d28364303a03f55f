import { describe, expect, it } from '@jest/globals';
import { defaultChecker, type TokenChecker } from '#libs/domain/problem.ts';
import { compareOutput } from './compare.ts';

const compare = (output: string, answer: string, changes: Partial<TokenChecker> = {}) =>
  compareOutput(Buffer.from(output), Buffer.from(answer), { ...defaultChecker, ...changes });

describe('compareOutput', () => {
  it.each<[string, string, string, Partial<TokenChecker>, boolean]>([
    ['equal text', '1 2\n', '1 2\n', {}, true],
    ['other white space', '1\r\n2', ' 1\t2\n\n', {}, true],
    ['two empty texts', '', '\n', {}, true],
    ['another case', 'YES', 'yes', {}, true],
    ['another case where it counts', 'YES', 'yes', { isCaseSensitive: true }, false],
    ['another token', '1 3', '1 2', {}, false],
    ['a missing token', '1', '1 2', {}, false],
    ['a token too much', '1 2 3', '1 2', {}, false],
    ['tokens run together', '12', '1 2', {}, false],
    [
      'other white space where it counts',
      '1  2\n',
      '1 2\n',
      { isSpaceChangeSensitive: true },
      false,
    ],
    ['a missing line end where it counts', '1 2', '1 2\n', { isSpaceChangeSensitive: true }, false],
    ['leading white space where it counts', ' 1', '1', { isSpaceChangeSensitive: true }, false],
    ['equal white space where it counts', 'A b\n', 'a B\n', { isSpaceChangeSensitive: true }, true],
    [
      'big integers that differ in the last digit',
      '12345678901234567891',
      '12345678901234567890',
      {},
      false,
    ],
    ['numbers without a tolerance', '1.0', '1', {}, false],
    ['an absolute error at the tolerance', '0.5', '0.25', { floatAbsoluteTolerance: 0.25 }, true],
    [
      'an absolute error over the tolerance',
      '0.51',
      '0.25',
      { floatAbsoluteTolerance: 0.25 },
      false,
    ],
    [
      'a relative error within the tolerance',
      '1000001',
      '1000000',
      { floatRelativeTolerance: 1e-6 },
      true,
    ],
    [
      'a relative error over the tolerance',
      '1000002',
      '1000000',
      { floatRelativeTolerance: 1e-6 },
      false,
    ],
    [
      'either tolerance',
      '1e-7',
      '0',
      { floatRelativeTolerance: 1e-6, floatAbsoluteTolerance: 1e-6 },
      true,
    ],
    ['a relative error from zero', '1e-300', '0', { floatRelativeTolerance: 1e-6 }, false],
    ['exponents', '1.5E3', '1500', { floatRelativeTolerance: 1e-9 }, true],
    ['not a number', 'nan', '1', { floatAbsoluteTolerance: 1e9 }, false],
    ['infinity by overflow', '1e999', '1e998', { floatRelativeTolerance: 1 }, false],
    ['a hexadecimal number', '0x10', '16', { floatAbsoluteTolerance: 1 }, false],
    ['words beside numbers', 'case 1.00001', 'Case 1', { floatAbsoluteTolerance: 1e-3 }, true],
    ['an integer written as a number', '7.0', '7', { floatAbsoluteTolerance: 1e-9 }, true],
  ])('judges %s', (_name, output, answer, changes, isAccepted) => {
    expect(compare(output, answer, changes).isAccepted).toBe(isAccepted);
  });

  it.each([
    ['1 5', '1 7', 'token 2: expected "7", found "5"'],
    ['1', '1 7', 'the output ends after 1 tokens: expected "7" next'],
    ['1 7 "a"', '1 7', 'token 3 is too much: found "\\"a\\"" after the end of the answer'],
    ['\u001b[2J', 'x', 'token 1: expected "x", found "\\x1b[2J"'],
  ])('says where %j differs from %j', (output, answer, message) => {
    expect(compare(output, answer).message).toBe(message);
  });

  it('keeps its message short, whatever the output', () => {
    const message = compare('\u0000'.repeat(100_000), 'a'.repeat(100_000)).message;
    expect(message.length).toBeLessThan(450);
    expect(message).toMatch(/^token 1: expected "a+…", found "(\\x00)+…"$/);
  });
});
