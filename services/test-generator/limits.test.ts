import { describe, expect, it } from '@jest/globals';
import type { Expression } from './expression.ts';
import { chainsOf } from './chains.ts';
import { limitsOf } from './limits.ts';

function show(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'name':
      return expression.base + (expression.subscript === '' ? '' : `_${expression.subscript}`);
    case 'size':
      return `|${expression.base}|`;
    case 'operation':
      return `(${show(expression.left)}${expression.operator}${show(expression.right)})`;
  }
}

function shownChains(text: string): string[] {
  return chainsOf(text).comparisons.map(
    ({ left, right, isStrict }) => `${show(left)}${isStrict ? '<' : '<='}${show(right)}`,
  );
}

describe('chainsOf', () => {
  it.each<[string, string[]]>([
    ['$1 \\le n \\le 100\\,000$', ['1<=n', 'n<=100000']],
    ['(1 ≤ n ≤ 100)', ['1<=n', 'n<=100']],
    ['1 <= n <= 10^5', ['1<=n', 'n<=(10^5)']],
    ['$-10^9 \\leq x, y \\leq 10^9$', ['(0-(10^9))<=x', '(0-(10^9))<=y', 'x<=(10^9)', 'y<=(10^9)']],
    ['$0 < a_i < m$', ['0<a_i', '0<m', 'a_i<m']],
    ['$|s| \\le 100$', ['|s|<=100']],
    [
      '$1 \\le a_1, a_2, \\dots, a_n \\le 9$',
      ['1<=a_1', '1<=a_2', '1<=a_n', 'a_1<=9', 'a_2<=9', 'a_n<=9'],
    ],
    [
      '$1 \\leqslant l \\leqslant r \\leqslant n$',
      ['1<=l', '1<=r', '1<=n', 'l<=r', 'l<=n', 'r<=n'],
    ],
    ['$100 \\ge k \\ge 1$', ['k<=100', '1<=k']],
    ['$n \\cdot m \\le 10^6$', ['(n*m)<=(10^6)']],
    [
      'the numbers n and m (1 ≤ n, m ≤ 2·10^5) follow',
      ['1<=n', '1<=m', 'n<=(2*(10^5))', 'm<=(2*(10^5))'],
    ],
    ['$1 \\le k \\le \\min(n, 20)$', ['1<=k', 'k<=(nmin20)', '1<=(nmin20)']],
    ['$1 \\le n \\le 9, 1 \\le m \\le n$', ['1<=n', 'n<=9', '1<=m', '1<=n', 'm<=n']],
    [
      '$1 \\le p, q \\le n, 0 \\le c \\le 5$',
      ['1<=p', '1<=q', '1<=n', 'p<=n', 'q<=n', '0<=c', 'c<=5'],
    ],
    ['$(2\\le n\\le 7)$', ['2<=n', 'n<=7']],
    ['no limits here', []],
    ['$1 \\le 5$', []],
  ])('reads %s', (text, expected) => {
    expect(shownChains(text).sort()).toEqual([...expected].sort());
  });

  it('reads what must differ', () => {
    expect(chainsOf('$a \\ne b$').unequal.map((pair) => pair.map(show))).toEqual([['a', 'b']]);
  });

  it('reads what must differ after a comma', () => {
    const { comparisons, unequal } = chainsOf('$1 \\le a, b\\le n, a \\not= b$');
    expect(unequal.map((pair) => pair.map(show))).toEqual([['a', 'b']]);
    expect(comparisons).toHaveLength(5);
  });
});

describe('limitsOf', () => {
  const statement = `Find $x \\ge 0$.

## Input

The first line contains $t$ ($1 \\le t \\le 100$). Each test case begins with a line with two integers $n$ and
$m$ ($1 \\le n \\le 10^5$, $0 \\le m \\le n-1$). Each of the next $m$ lines contains $u_i$ and $v_i$ ($1 \\le u_i, v_i \\le n$).
The $i$-th line is the $i$-th edge. It is guaranteed that the sum of $n$ over all test cases does not exceed $2 \\cdot 10^5$.

## Output

Print $k$ ($1 \\le k \\le 5$).
`;

  it('takes names in the order of the input section', () => {
    expect(
      limitsOf(statement)
        .introductions.map(({ base }) => base)
        .slice(0, 5),
    ).toEqual(['t', 'n', 'm', 'u', 'v']);
  });

  it('takes the index of a name for no name', () => {
    const { introductions } = limitsOf(
      '## Input\n\nOne line holds $x_1$ and $x_2$, with $0 \\le x_i \\le 9$ for each $i$.\n',
    );
    expect(introductions.map(({ base, subscript }) => base + subscript)).toEqual(['x1', 'x2']);
  });

  it('finds bounds on sums', () => {
    expect(limitsOf(statement).sums).toEqual([{ base: 'n', most: 200_000 }]);
  });

  it('finds which names count lines', () => {
    expect([...limitsOf(statement).lineCountNames]).toEqual(['m']);
  });

  it.each([
    [
      'LaTeX',
      '\\section*{Input}\nOne integer $n$ ($1 \\le n \\le 7$).\n\\section*{Output}\n$n \\le 3$',
    ],
    [
      'Codeforces dumps',
      'Story\n\nInput\n\nOne integer n (1 ≤ n ≤ 7).\n\nOutput\n\nA number n ≤ 3.\n\nExamples\n\nInput\n\n5\n',
    ],
    [
      'AtCoder',
      'Story\n\n### Constraints\n\n- $1 \\le n \\le 7$\n\n### Input\n\n$n$\n\n### Output\n\n$n \\le 3$',
    ],
    [
      'triple dollars',
      '## Input\n\nOne integer $$$n$$$ ($$$1 \\le n \\le 7$$$).\n\n## Output\n\n$$$n \\le 3$$$',
    ],
    [
      'dashes',
      'Story\n\n-----Input-----\nOne integer $n$ ($1 \\le n \\le 7$).\n\n-----Output-----\n$n \\le 3$',
    ],
  ])('keeps to the input section in %s', (_name, text) => {
    const { comparisons, introductions } = limitsOf(text);
    expect(comparisons.map(({ left, right }) => `${show(left)}<=${show(right)}`)).toEqual([
      '1<=n',
      'n<=7',
    ]);
    expect(introductions.map(({ base }) => base)).toEqual(['n']);
  });

  it('finds the shapes of commands', () => {
    const { lineForms } = limitsOf('## Input\n\n- `S i v`: set\n- `F l r`: flip\n\n## Output\n');
    expect(lineForms).toEqual([
      { tag: 'S', names: ['i', 'v'] },
      { tag: 'F', names: ['l', 'r'] },
    ]);
  });

  it('reads lengths and letters of words', () => {
    const { wordForms } = limitsOf(
      '## Input\n\nA string of $1$ to $8$ lower-case letters. A word of at most 20 upper-case letters. A string of three capital letters.\n',
    );
    expect(wordForms).toEqual([
      { lengthLeast: 1, lengthMost: 8, alphabet: 'abcdefghijklmnopqrstuvwxyz' },
      { lengthLeast: 1, lengthMost: 20, alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
      { lengthLeast: 3, lengthMost: 3, alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
    ]);
  });

  it('survives a statement without any mark', () => {
    expect(limitsOf('Do something.').introductions).toEqual([]);
  });
});
