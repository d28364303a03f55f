import { describe, expect, it } from '@jest/globals';
import { compareNaturally } from './natural-order.ts';

describe('compareNaturally', () => {
  it('orders digits by value and the rest by code unit', () => {
    const names = [
      'b',
      '10',
      '2',
      '02',
      'a10',
      'a9',
      '01-x',
      '1-y',
      '99999999999999999999',
      '100000000000000000000',
    ];
    expect(names.sort(compareNaturally)).toEqual([
      '01-x',
      '1-y',
      '02',
      '2',
      '10',
      '99999999999999999999',
      '100000000000000000000',
      'a9',
      'a10',
      'b',
    ]);
  });
});
