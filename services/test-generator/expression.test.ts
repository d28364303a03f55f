import { describe, expect, it } from '@jest/globals';
import { evaluate, evaluateConstant, parseExpression, type Lookup } from './expression.ts';
import { normaliseMathematics } from './statement.ts';

const lookup: Lookup = (base, subscript, isSize) => {
  if (isSize) return base === 's' ? 4n : undefined;
  return new Map([
    ['n', 10n],
    ['m', 3n],
    ['x1', 7n],
  ]).get(`${base}${subscript}`);
};

describe('parseExpression', () => {
  it.each([
    ['10^9', 10n ** 9n],
    ['10^{18}', 10n ** 18n],
    ['2 \\cdot 10^5', 200_000n],
    ['2\\times10^{5}', 200_000n],
    ['100\\,000', 100_000n],
    ['1\\,000\\,000\\,000', 10n ** 9n],
    ['1,000,000', 1_000_000n],
    ['100 000', 100_000n],
    ['10⁵', 100_000n],
    ['10**5', 100_000n],
    ['5e3', 5000n],
    ['-10^9', -(10n ** 9n)],
    ['−7', -7n],
    ['2^{31}-1', 2n ** 31n - 1n],
    ['n-1', 9n],
    ['2n', 20n],
    ['n(n-1)/2', 45n],
    ['\\frac{n(n-1)}{2}', 45n],
    ['\\min(n, m)', 3n],
    ['n \\cdot m', 30n],
    ['|s|', 4n],
    ['\\lvert s \\rvert', 4n],
    ['x_1', 7n],
  ])('reads %s', (text, value) => {
    const expression = parseExpression(normaliseMathematics(text));
    expect(expression && evaluate(expression, lookup)).toBe(value);
  });

  it.each(['', 'n +', '(n', 'a_1, a_2', '\\lfloor n \\rfloor', 'n!'])('refuses %j', (text) => {
    expect(parseExpression(normaliseMathematics(text))).toBeUndefined();
  });

  it('has no value when a name has none', () => {
    const expression = parseExpression('k-1');
    expect(expression && evaluate(expression, lookup)).toBeUndefined();
  });

  it('does not compute absurd powers', () => {
    const expression = parseExpression('10^10^10');
    expect(expression && evaluate(expression, lookup)).toBeUndefined();
  });

  it('reads fractions as constants', () => {
    const expression = parseExpression('0.5');
    expect(expression && evaluateConstant(expression)).toBe(0.5);
  });
});
