import { describe, expect, it } from '@jest/globals';
import { drawBucket } from './draw.ts';
import { tagCombinations } from './tags.ts';

const range = { temperatureMin: 0.6, temperatureMax: 1.2 };

describe('drawBucket', () => {
  it('gives the same draw for the same seed, policy and bucket, whatever was drawn before', () => {
    const late = drawBucket(1, 'a', 7, range);
    expect(drawBucket(1, 'a', 7, range)).toEqual(late);
    expect([
      drawBucket(2, 'a', 7, range),
      drawBucket(1, 'b', 7, range),
      drawBucket(1, 'a', 8, range),
    ]).not.toContainEqual(late);
  });

  it('covers the whole range of temperatures, ratings and tags', () => {
    const draws = Array.from({ length: 3000 }, (_, bucket) => drawBucket(1, 'a', bucket, range));
    const temperatures = draws.map(({ temperature }) => temperature);
    expect(Math.min(...temperatures)).toBeCloseTo(0.6, 1);
    expect(Math.max(...temperatures)).toBeCloseTo(1.2, 1);
    expect(temperatures.every((temperature) => temperature >= 0.6 && temperature <= 1.2)).toBe(
      true,
    );
    const ratings = [...new Set(draws.map(({ rating }) => rating))].sort((a, b) => a - b);
    expect(ratings).toEqual(Array.from({ length: 28 }, (_, index) => 800 + 100 * index));
    expect(new Set(draws.map(({ tags }) => tags.join())).size).toBe(50);
  });

  it('has fifty different combinations of tags', () => {
    expect(new Set(tagCombinations.map((tags) => [...tags].sort().join())).size).toBe(50);
  });
});
