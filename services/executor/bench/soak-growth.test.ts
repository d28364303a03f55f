import { expect, it } from '@jest/globals';
import { growthOf, type SoakSample } from './soak-growth.ts';

const mebibyte = 1024 * 1024;

/** Samples of a soak of 50,000 executions, all alike but for what is given by the number of executions. */
function samples(change: (executions: number) => Partial<SoakSample>): readonly SoakSample[] {
  return Array.from({ length: 250 }, (_, index) => {
    const executions = (index + 1) * 200;
    return {
      executions,
      heapBytes: 50 * mebibyte,
      residentBytes: 180 * mebibyte,
      descriptors: 200,
      processes: 4,
      files: 5,
      ...change(executions),
    };
  });
}

it.each<[string, (executions: number) => Partial<SoakSample>]>([
  ['nothing changes', () => ({})],
  ['the heap goes up and down', (n) => ({ heapBytes: (50 + (n % 600) / 100) * mebibyte })],
  ['a descriptor is open now and then', (n) => ({ descriptors: 200 + (n % 400 === 0 ? 1 : 0) })],
  ['memory is given back', (n) => ({ residentBytes: (400 - n / 1000) * mebibyte })],
])('sees no growth where %s', (_name, change) => {
  expect(growthOf(samples(change))).toEqual([]);
});

it.each<[string, (executions: number) => Partial<SoakSample>, RegExp]>([
  [
    'a kibibyte of heap',
    (n) => ({ heapBytes: 50 * mebibyte + n * 1024 }),
    /^heapBytes: from \d+ to/,
  ],
  ['a page', (n) => ({ residentBytes: n * 4096 }), /^residentBytes/],
  [
    'a descriptor in ten thousand',
    (n) => ({ descriptors: 200 + Math.floor(n / 10_000) }),
    /^descriptors: from 201 to 203$/,
  ],
  [
    'a process in twenty thousand',
    (n) => ({ processes: 4 + Math.floor(n / 20_000) }),
    /^processes: from 4 to 5$/,
  ],
  ['a file in two hundred', (n) => ({ files: n / 200 }), /^files/],
])('sees that %s an execution is kept', (_name, change, growth) => {
  expect(growthOf(samples(change))).toEqual([expect.stringMatching(growth)]);
});
