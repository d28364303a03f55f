import { expect, it } from '@jest/globals';
import { batchesOf } from './batches.ts';

it.each<[string, readonly string[], readonly (readonly string[])[]]>([
  ['nothing', [], []],
  ['by count', ['a', 'b', 'c'], [['a', 'b'], ['c']]],
  ['by size', ['aaa', 'bb', 'c'], [['aaa'], ['bb', 'c']]],
  ['with one that is too large by itself', ['a', 'bbbbbb', 'c'], [['a'], ['bbbbbb'], ['c']]],
])('cuts a list: %s', (_name, items, batches) => {
  expect(batchesOf(items, (item) => item.length, { countMax: 2, bytesMax: 4 })).toEqual(batches);
});
