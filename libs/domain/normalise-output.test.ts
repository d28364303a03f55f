import { describe, expect, it } from '@jest/globals';
import { defaultChecker, type Checker, type TokenChecker } from './problem.ts';
import { normaliseOutput } from './normalise-output.ts';

const normalise = (output: string, changes: Partial<TokenChecker> = {}): string =>
  normaliseOutput(Buffer.from(output), { ...defaultChecker, ...changes }).toString();

describe('normaliseOutput', () => {
  it.each<[string, string, Partial<TokenChecker>, string]>([
    ['white space folds', ' 1\r\n2\t3 \n', {}, '1 2 3'],
    ['case folds', 'YES No', {}, 'yes no'],
    ['case stays where it counts', 'YES No', { isCaseSensitive: true }, 'YES No'],
    ['white space stays where it counts', 'A  b\n', { isSpaceChangeSensitive: true }, 'a  b\n'],
    ['numbers are text without a tolerance', '1.0 007 1e3', {}, '1.0 007 1e3'],
    [
      'numbers become digits and exponent',
      '3.1415926',
      { floatAbsoluteTolerance: 1e-3 },
      '3142e-3',
    ],
    ['nothing is empty', ' \n', {}, ''],
    ['zero has no sign', '-0.0 0', { floatAbsoluteTolerance: 1e-6 }, '0 0'],
    ['words stay beside numbers', 'Case 1: 2.5', { floatAbsoluteTolerance: 0.1 }, 'case 1: 25e-1'],
    [
      'a number too long for its grid stays',
      '123456789012345678',
      { floatAbsoluteTolerance: 1e-9 },
      '123456789012345678',
    ],
  ])('%s', (_name, output, changes, normalised) => {
    expect(normalise(output, changes)).toBe(normalised);
  });

  it.each<[string, string, Partial<TokenChecker>]>([
    ['7', '7.0000000001', { floatAbsoluteTolerance: 1e-6 }],
    ['1e3', '1000.0', { floatRelativeTolerance: 1e-9 }],
    ['9.99999999', '10.00000001', { floatRelativeTolerance: 1e-6 }],
    ['123456789', '123456790', { floatRelativeTolerance: 1e-6 }],
    [
      '0.1 0.2',
      '0.1000000001\n0.2',
      { floatAbsoluteTolerance: 1e-6, floatRelativeTolerance: 1e-6 },
    ],
  ])('gives %s and %s one form', (left, right, changes) => {
    expect(normalise(left, changes)).toBe(normalise(right, changes));
  });

  it('keeps values apart that the checker tells apart', () => {
    expect(normalise('1.5', { floatAbsoluteTolerance: 1e-3 })).not.toBe(
      normalise('1.6', { floatAbsoluteTolerance: 1e-3 }),
    );
  });

  it('gives a program checker plain tokens', () => {
    const checker: Checker = {
      kind: 'program',
      files: [],
      language: 'cpp20',
      convention: 'kattis',
      arguments: [],
    };
    expect(normaliseOutput(Buffer.from('A\n 1.50'), checker).toString()).toBe('A 1.50');
  });

  it('keeps bytes that are no text', () => {
    expect([...normaliseOutput(Buffer.from([0, 32, 255, 10, 128]), defaultChecker)]).toEqual([
      0, 32, 255, 32, 128,
    ]);
  });
});
