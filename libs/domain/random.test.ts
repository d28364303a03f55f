import { describe, expect, it } from '@jest/globals';
import { randomFrom } from './random.ts';

describe('randomFrom', () => {
  it('gives the same stream for the same name and another for another', () => {
    const draw = (...name: (string | number)[]): number[] => {
      const random = randomFrom(...name);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  });
  it('covers a range of integers, ends included, about evenly', () => {
    const random = randomFrom('range');
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      const value = random.integer(-1, 2);
      counts[value + 1] = (counts[value + 1] ?? 0) + 1;
    }
    for (const count of counts) {
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1150);
    }
  });
  it('shuffles without losing or doubling', () => {
    const list = Array.from({ length: 100 }, (_, index) => index);
    const shuffled = randomFrom('shuffle').shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  });
});
