import { describe, expect, it } from '@jest/globals';
import { inferModel, misfitOf, type InputModel } from './input-model.ts';

function modelOf(section: string, ...samples: readonly string[]): InputModel {
  const model = inferModel(`## Input\n\n${section}\n\n## Output\n\nIt.\n`, samples);
  if (model === undefined) throw new Error('no structure was inferred');
  return model;
}

type Case = {
  readonly name: string;
  readonly model: InputModel;
  readonly fits: readonly string[];
  readonly misfits: readonly string[];
};

const cases: readonly Case[] = [
  {
    name: 'limits of several names, with commas between',
    model: modelOf(
      'The first line has $n$ and $m$ ($1 \\leq n \\leq 9, 0 \\leq m \\leq 5$). Each of the next $m$ lines holds $p$ and $q$ ($1 \\leq p, q \\leq n, 0 \\leq c \\leq 3$).',
      '3 2\n1 2\n3 3\n',
      '9 1\n9 9\n',
    ),
    fits: ['2 1\n2 1\n', '1 0\n'],
    misfits: ['10 1\n1 1\n', '2 1\n3 1\n', '2 1\n1 3\n', '9 6\n1 1\n1 1\n1 1\n1 1\n1 1\n1 1\n'],
  },
  {
    name: 'limits on x_i for x_1 and x_2',
    model: modelOf('One line holds $x_1$ and $x_2$ ($0 \\le x_i \\le 9$).', '3 2\n', '1 9\n'),
    fits: ['0 9\n'],
    misfits: ['10 1\n', '1 10\n', '-1 1\n'],
  },
  {
    name: 'the name of a count, which others with limits stand before',
    model: modelOf(
      'The first line has $L_1$ and $L_2$, the sizes ($1 \\leq L_1, L_2 \\leq 99$), and $N$, the number of tubes ($4 \\leq N \\leq 20$). The following $N$ lines each hold the length of a tube, at most $50$.',
      '10 20 4\n1\n2\n3\n4\n',
      '7 7 5\n5\n6\n7\n8\n9\n',
    ),
    fits: ['99 1 4\n1\n1\n1\n1\n'],
    misfits: ['100 1 4\n1\n1\n1\n1\n', '9 9 3\n1\n1\n1\n'],
  },
  {
    name: 'edges, of which the samples repeat none',
    model: modelOf(
      'The first line has $n$ and $m$ ($1 \\le n \\le 9$, $0 \\le m \\le 9$). Then follow $m$ lines, one a friendship, with $a$ and $b$ ($1 \\le a, b \\le n$).',
      '4 3\n1 2\n2 3\n4 1\n',
      '3 2\n1 2\n1 3\n',
    ),
    fits: ['3 2\n1 2\n2 3\n'],
    misfits: ['3 2\n1 2\n2 1\n', '3 1\n2 2\n'],
  },
  {
    name: 'edges of which there may be several',
    model: modelOf(
      'The first line has $n$ and $m$ ($1 \\le n \\le 9$, $0 \\le m \\le 9$). Then follow $m$ lines, one a road, with $a$ and $b$ ($1 \\le a, b \\le n$, $a \\ne b$). Several roads may join the same towns.',
      '4 3\n1 2\n2 3\n4 1\n',
      '3 2\n1 2\n1 3\n',
    ),
    fits: ['3 2\n1 2\n2 1\n'],
    misfits: ['3 1\n2 2\n'],
  },
  {
    name: 'pairs that are ranges and no edges',
    model: modelOf(
      'The first line has $n$ and $m$ ($1 \\le n \\le 9$, $0 \\le m \\le 9$). Then follow $m$ lines with the roads $l$ to $r$ that are closed ($1 \\le l \\le r \\le n$).',
      '4 3\n1 2\n2 3\n1 4\n',
      '3 2\n1 2\n1 3\n',
    ),
    fits: ['3 2\n2 2\n2 2\n'],
    misfits: ['3 1\n2 1\n'],
  },
  {
    name: 'numbers without a limit that point at one of n',
    model: modelOf(
      'The first line has $n$ and $m$ ($1 \\le n \\le 9$, $1 \\le m \\le 9$), the second the $m$ lamps that are lit.',
      '5 3\n1 5 2\n',
      '4 2\n4 3\n',
    ),
    fits: ['2 2\n2 1\n'],
    misfits: ['2 2\n3 1\n'],
  },
];

describe.each(cases)('inferModel reads $name', ({ model, fits, misfits }) => {
  it.each(fits)('so that %j fits', (text) => {
    expect(misfitOf(model, text)).toBeUndefined();
  });

  it.each(misfits)('so that %j does not', (text) => {
    expect(misfitOf(model, text)).toBeDefined();
  });
});
