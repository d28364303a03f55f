import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '#libs/domain/random.ts';
import { isDeadEnd } from './dead-end.ts';
import { generateInput } from './generate.ts';
import { inferModel, misfitOf, type InputModel } from './input-model.ts';
import { mutateInput } from './mutate.ts';

const sizes = ['small', 'medium', 'small', 'smallest', 'small', 'large'] as const;

type Maker = (model: InputModel, index: number) => { text: string };

const makers: readonly [string, Maker][] = [
  [
    'fresh inputs',
    (model, index) =>
      generateInput(
        model,
        randomFrom('test', index),
        100_000,
        sizes[index % sizes.length] ?? 'small',
      ),
  ],
  ['changed samples', (model, index) => mutateInput(model, randomFrom('test', index))],
];

function modelFor(statement: string, samples: readonly string[]): InputModel {
  const model = inferModel(statement, samples);
  if (model === undefined) throw new Error('no structure was inferred');
  return model;
}

/** Numbers of 150 inputs, line by line; dead ends are left out, but may not be the rule. */
function inputsOf(model: InputModel, make: Maker): number[][][] {
  const inputs: number[][][] = [];
  for (let index = 0; index < 150; index++) {
    try {
      const { text } = make(model, index);
      if (misfitOf(model, text) === undefined)
        inputs.push(
          text
            .trimEnd()
            .split('\n')
            .map((line) => line.split(' ').map(Number)),
        );
    } catch (error) {
      if (!isDeadEnd(error)) throw error;
    }
  }
  expect(inputs.length).toBeGreaterThan(75);
  return inputs;
}

describe.each(makers)('%s', (_name, make) => {
  it('keep a count in step with its list, and values within the limits', () => {
    const model = modelFor(
      '## Input\n\nThe first line holds $n$ ($1 \\le n \\le 50$), the second $n$ integers $a_i$ ($-5 \\le a_i \\le 7$).\n',
      ['3\n1 2 3\n', '2\n-5 7\n'],
    );
    for (const [header = [], values = [], ...rest] of inputsOf(model, make)) {
      expect(rest).toEqual([]);
      expect(values).toHaveLength(header[0] ?? 0);
      expect(values.every((value) => value >= -5 && value <= 7)).toBe(true);
    }
  });

  it('keep limits that name other values', () => {
    const model = modelFor(
      '## Input\n\nThe first line holds $n$ and $q$ ($1 \\le n \\le 1000$, $1 \\le q \\le 9$). Each of the next $q$ lines holds $l$ and $r$ ($1 \\le l \\le r \\le n$).\n',
      ['5 2\n1 5\n2 2\n', '9 1\n3 4\n'],
    );
    for (const [[n = 0, q = 0] = [], ...ranges] of inputsOf(model, make)) {
      expect(ranges).toHaveLength(q);
      expect(ranges.every(([l = 0, r = 0]) => l >= 1 && l <= r && r <= n)).toBe(true);
    }
  });

  it('make permutations where the statement speaks of one', () => {
    const model = modelFor(
      '## Input\n\nThe first line holds $n$ ($1 \\le n \\le 20$), the second a permutation $p_1, \\dots, p_n$ of the numbers from 1 to $n$.\n',
      ['3\n2 3 1\n', '5\n5 4 1 2 3\n'],
    );
    for (const [[n = 0] = [], values = []] of inputsOf(model, make)) {
      expect([...values].sort((a, b) => a - b)).toEqual(
        Array.from({ length: n }, (_, index) => index + 1),
      );
    }
  });

  it('make trees where the statement speaks of one', () => {
    const model = modelFor(
      'A tree is given.\n\n## Input\n\nThe first line holds $n$ ($2 \\le n \\le 30$), each of the next $n-1$ lines two integers $u$ and $v$ ($1 \\le u, v \\le n$): an edge of the tree.\n',
      ['3\n1 2\n2 3\n', '5\n1 2\n1 3\n3 4\n3 5\n'],
    );
    for (const [[n = 0] = [], ...edges] of inputsOf(model, make)) {
      expect(edges).toHaveLength(n - 1);
      expect(reachedFrom1(edges)).toBe(n);
    }
  });

  it('keep elements distinct where the statement wants it', () => {
    const model = modelFor(
      '## Input\n\nThe first line holds $n$ ($1 \\le n \\le 20$), the second $n$ distinct integers $a_i$ ($1 \\le a_i \\le 30$).\n',
      ['3\n4 9 2\n', '4\n1 2 30 7\n'],
    );
    for (const [, values = []] of inputsOf(model, make))
      expect(new Set(values).size).toBe(values.length);
  });

  it('tell the list from the commands by the statement, and keep the limits of each command', () => {
    const model = modelFor(
      '## Input\n\nThe first line holds $n$ and $q$ ($1 \\le n, q \\le 100$), the second $n$ integers $a_1, \\dots, a_n$ ($0 \\le a_i \\le 100$). Each of the next $q$ lines is `1 i x` ($1 \\le i \\le n$, $0 \\le x \\le 100$) or `2 l r` ($1 \\le l \\le r \\le n$).\n',
      ['3 3\n1 2 3\n1 1 50\n2 1 3\n2 2 2\n'],
    );
    for (const [[n = 0, q = 0] = [], values = [], ...commands] of inputsOf(model, make)) {
      expect([values.length, commands.length]).toEqual([n, q]);
      const isValid = ([kind, x = 0, y = 0]: number[]): boolean =>
        kind === 1 ? x >= 1 && x <= n && y >= 0 && y <= 100 : x >= 1 && x <= y && y <= n;
      expect(commands.filter((command) => !isValid(command))).toEqual([]);
    }
  });

  it('keep what must differ different, and a sum over test cases small', () => {
    const model = modelFor(
      '## Input\n\nThe first line holds $t$ ($1 \\le t \\le 5$). Each test case has a line with $n$ ($1 \\le n \\le 8$) and then $n$ lines with $a$ and $b$ ($1 \\le a, b \\le 9$, $a \\ne b$). The sum of $n$ over all test cases does not exceed $12$.\n',
      ['2\n1\n1 2\n2\n3 4\n4 3\n', '1\n1\n9 8\n'],
    );
    for (const [, ...lines] of inputsOf(model, make)) {
      expect(
        lines.filter((line) => line.length === 1).reduce((sum, [n = 0]) => sum + n, 0),
      ).toBeLessThanOrEqual(12);
      expect(lines.every(([a, b]) => a !== b)).toBe(true);
    }
  });
});

describe('generateInput', () => {
  const model = modelFor('## Input\n\nOne line holds $n$ ($1 \\le n \\le 10^{18}$).\n', [
    '5\n',
    '17\n',
  ]);

  it('gives the same input for the same draw, and others for others', () => {
    const texts = Array.from(
      { length: 40 },
      (_, index) => generateInput(model, randomFrom('a', index), 1000, 'small').text,
    );
    expect(
      Array.from(
        { length: 40 },
        (_, index) => generateInput(model, randomFrom('a', index), 1000, 'small').text,
      ),
    ).toEqual(texts);
    expect(new Set(texts).size).toBeGreaterThan(10);
  });

  it('reaches the ends of a range that no double can hold', () => {
    const texts = new Set(
      Array.from(
        { length: 300 },
        (_, index) => generateInput(model, randomFrom('b', index), 1000, 'small').text,
      ),
    );
    expect(texts.has('1\n')).toBe(true);
    expect(texts.has('1000000000000000000\n')).toBe(true);
  });

  it('goes to the limits when it is to be as large as can be', () => {
    const list = modelFor(
      '## Input\n\nThe first line holds $n$ ($1 \\le n \\le 200\\,000$), the second $n$ integers $a_i$ ($0 \\le a_i \\le 10^9$).\n',
      ['3\n1 2 3\n', '2\n9 7\n'],
    );
    const counts = Array.from({ length: 3 }, (_, index) => {
      const { text } = generateInput(list, randomFrom('c', index), 4_000_000, 'largest');
      expect(text.length).toBeLessThanOrEqual(4_000_000);
      return Number(text.split('\n')[0]);
    });
    expect(counts).toEqual([200_000, 200_000, 200_000]);
    const { text } = generateInput(list, randomFrom('d'), 10_000, 'largest');
    expect(text.length).toBeLessThanOrEqual(10_000);
    expect(text.length).toBeGreaterThan(1000);
  });

  it('keeps a sum over test cases, whether they are many or few', () => {
    const cases = modelFor(
      '## Input\n\nThe first line holds $t$ ($1 \\le t \\le 1000$). Each test case has a line with $n$ ($1 \\le n \\le 5000$) and a line with $n$ integers $a_i$ ($1 \\le a_i \\le 9$). The sum of $n$ over all test cases is at most $5000$.\n',
      ['2\n3\n1 2 3\n1\n5\n', '1\n2\n4 4\n'],
    );
    const shapes = Array.from({ length: 12 }, (_, index) => {
      const { text } = generateInput(cases, randomFrom('e', index), 1_000_000, 'largest');
      expect(misfitOf(cases, text)).toBeUndefined();
      return Number(text.split('\n')[0]);
    });
    expect(shapes.some((count) => count <= 3)).toBe(true);
    expect(shapes.some((count) => count === 1000)).toBe(true);
  });

  it('writes the layout of the samples', () => {
    const windows = modelFor(
      '## Input\n\nOne line holds $n$ ($1 \\le n \\le 9$), the next $n$ numbers.',
      ['2\r\n5 6', '1\r\n4'],
    );
    expect(generateInput(windows, randomFrom(1), 1000, 'small').text).toMatch(
      /^\d+\r\n\d+( \d+)*$/,
    );
  });
});

function reachedFrom1(edges: readonly (readonly number[])[]): number {
  const reached = new Set([1]);
  for (let round = 0; round < edges.length; round++) {
    for (const [a = 0, b = 0] of edges) {
      if (reached.has(a)) reached.add(b);
      if (reached.has(b)) reached.add(a);
    }
  }
  return reached.size;
}
