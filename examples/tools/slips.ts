import type { Random } from '#libs/domain/random.ts';
import { indexesOf, replaced, type Code, type Mutation } from './code.ts';
import { declaredNames } from './names.ts';
import { pickReplace } from './pick-replace.ts';
import {
  boundByOne,
  numberByOne,
  indexByOne,
  narrowInteger,
  missingModulo,
  constantTooSmall,
  initialValue,
  outputFormat,
  division,
} from './slip-values.ts';
import { missingStatement, missingBranch, sortDirection, earlyBreak } from './slip-statements.ts';

/**
 * Mistakes that a person or a model makes in C++ and JavaScript. Each yields a program that still
 * looks like one; most compile. How often each is drawn is its place count: common ones stand twice.
 */
export const slips: readonly Mutation[] = [
  slip('comparison', (code, random) =>
    pickReplace(
      code,
      random,
      (word, at) => word in otherComparisons && code.isAngle[at] === false,
      (word) => random.pick(otherComparisons[word] ?? ['<']),
    ),
  ),
  slip('bound by one', boundByOne),
  slip('number by one', numberByOne),
  slip('index by one', indexByOne),
  slip('sign', (code, random) =>
    pickReplace(
      code,
      random,
      (word) => word in otherSigns,
      (word) => otherSigns[word] ?? '+',
    ),
  ),
  slip('operands of a call', swapArguments),
  slip('least and most', (code, random) =>
    pickReplace(
      code,
      random,
      (word, at) => /^(?:min|max|upper_bound|lower_bound)$/.test(word) && isCalled(code, at),
      (word) => otherCalls[word] ?? 'max',
    ),
  ),
  slip('and, or', (code, random) =>
    pickReplace(
      code,
      random,
      (word) => word === '&&' || word === '||',
      (word) => (word === '&&' ? '||' : '&&'),
    ),
  ),
  slip('narrow integer', narrowInteger),
  slip('missing modulo', missingModulo),
  slip('missing statement', missingStatement),
  slip('missing statement', missingStatement),
  slip('missing branch', missingBranch),
  slip('missing else', (code, random) =>
    pickReplace(
      code,
      random,
      (word, at) => word === 'else' && code.words[at + 1] !== 'if',
      () => '',
    ),
  ),
  slip('jump', (code, random) =>
    pickReplace(
      code,
      random,
      (word) => word === 'continue' || word === 'break',
      (word) => (word === 'break' ? 'continue' : 'break'),
    ),
  ),
  slip('missing jump', (code, random) =>
    pickReplace(
      code,
      random,
      (word) => word === 'continue' || word === 'break',
      () => '',
    ),
  ),
  slip('constant', constantTooSmall),
  slip('initial value', initialValue),
  slip('other variable', otherVariable),
  slip('other variable', otherVariable),
  slip('negation', (code, random) =>
    pickReplace(
      code,
      random,
      (word) => word === '!',
      () => '',
    ),
  ),
  slip('sort direction', sortDirection),
  slip('output', outputFormat),
  slip('division', division),
  slip('early end of a loop', earlyBreak),
];

function slip(name: string, apply: Mutation['apply']): Mutation {
  return { name, apply };
}

const otherComparisons: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '<=', '>'],
  '<=': ['<', '<', '>='],
  '>': ['>=', '>=', '<'],
  '>=': ['>', '>', '<='],
  '==': ['!=', '>='],
  '!=': ['==', '>'],
  '===': ['!=='],
  '!==': ['==='],
};
const otherSigns: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '+',
  '+=': '-=',
  '-=': '+=',
  '&': '|',
  '^': '|',
  '>>=': '<<=',
  '++': '--',
  '--': '++',
};
const otherCalls: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  lower_bound: 'upper_bound',
  upper_bound: 'lower_bound',
};

function isCalled(code: Code, at: number): boolean {
  return code.words[at + 1] === '(' && code.words[at - 1] !== '.';
}

/** f(a, b) becomes f(b, a), and a[i][j] becomes a[j][i]. */
function swapArguments(code: Code, random: Random): string | undefined {
  const calls = indexesOf(
    code,
    (word, at) =>
      word === '(' &&
      code.kinds[at - 1] === 'name' &&
      code.words[at + 2] === ',' &&
      code.words[at + 4] === ')' &&
      code.words[at + 1] !== code.words[at + 3],
  );
  const cells = indexesOf(
    code,
    (word, at) =>
      word === '[' &&
      code.words[at + 2] === ']' &&
      code.words[at + 3] === '[' &&
      code.words[at + 5] === ']' &&
      code.words[at + 1] !== code.words[at + 4],
  );
  const places = [
    ...calls.map((at) => [at + 1, at + 3] as const),
    ...cells.map((at) => [at + 1, at + 4] as const),
  ];
  if (places.length === 0) return undefined;
  const [left, right] = random.pick(places);
  return code.with(
    new Map([
      [left, code.words[right] ?? ''],
      [right, code.words[left] ?? ''],
    ]),
  );
}

/** Takes another variable of the same look that was used shortly before. */
function otherVariable(code: Code, random: Random): string | undefined {
  const names = declaredNames(code);
  const uses = indexesOf(
    code,
    (word, at) =>
      names.has(word) &&
      !/^(?:\.|->|::)$/.test(code.words[at - 1] ?? '') &&
      !/^[(:]$/.test(code.words[at + 1] ?? '') &&
      /^(?:[-+*/%<>=!&|,([;]|<=|>=|==|!=|&&|\|\||[-+*/%]=|return)$/.test(code.words[at - 1] ?? ''),
  );
  if (uses.length < 2) return undefined;
  const at = random.pick(uses);
  const old = code.words[at] ?? '';
  const isIndexed = code.words[at + 1] === '[';
  const near = new Set(
    uses
      .filter(
        (use) =>
          use < at &&
          at - use < 80 &&
          code.words[use] !== old &&
          (code.words[use + 1] === '[') === isIndexed &&
          code.words[use + 1] !== '.' &&
          code.words[at + 1] !== '.',
      )
      .map((use) => code.words[use] ?? ''),
  );
  return near.size === 0 ? undefined : replaced(code, at, random.pick([...near]));
}
