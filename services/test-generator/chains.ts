import { evaluateConstant, parseExpression, splitList, type Expression } from './expression.ts';
import { spansOf } from './statement.ts';

/** left ≤ right, or left < right. */
export type Comparison = {
  readonly left: Expression;
  readonly right: Expression;
  readonly isStrict: boolean;
};

/** What the chains of a text say. */
export type Chains = {
  readonly comparisons: readonly Comparison[];
  /** Pairs that must differ: `a \ne b`. */
  readonly unequal: readonly (readonly [Expression, Expression])[];
};

/** Expressions with operators between them: `1 ≤ a, b ≤ n` has three sides, the middle one of two expressions. */
type Chain = {
  readonly sides: readonly (readonly string[])[];
  readonly operators: readonly string[];
};

/** All comparisons of a text, each chain `a ≤ b ≤ c` as its pairs. */
export function chainsOf(text: string): Chains {
  const comparisons: Comparison[] = [];
  const unequal: (readonly [Expression, Expression])[] = [];
  for (const span of spansOf(text)) {
    const fragments = span.kind === 'words' ? fragmentsOfWords(span.text) : bracketed(span.text);
    for (const chain of fragments.flatMap(cutChains)) readChain(chain, comparisons, unequal);
  }
  return { comparisons, unequal };
}

/** Brackets around a chain, as in `n (1 ≤ n ≤ 5)` or `(1 ≤ n ≤ 5)`, make it one of its own. */
function bracketed(text: string): string[] {
  const pattern = /\(([^()]*[≤≥<>≠][^()]*)\)/g;
  return [
    text.replace(pattern, ' '),
    ...[...text.matchAll(pattern)].map((match) => match[1] ?? ''),
  ];
}

/** Cuts `1 ≤ n ≤ 9, 1 ≤ m ≤ 5` and `a, b ≤ n, a ≠ b`, which commas join, into their chains. */
function cutChains(text: string): Chain[] {
  const parts = text.split(/([≤≥<>≠])/);
  const operators = parts.filter((_, index) => index % 2 === 1);
  const sides = parts
    .filter((_, index) => index % 2 === 0)
    .map((side) => splitList(side.replace(/\band\b/g, ',')));
  const chains: { sides: (readonly string[])[]; operators: string[] }[] = [];
  let chain: { sides: (readonly string[])[]; operators: string[] } = {
    sides: sides.slice(0, 1),
    operators: [],
  };
  operators.forEach((operator, index) => {
    const side = sides[index + 1] ?? [];
    const cut = cutOf(side, operator, operators[index + 1]);
    chain.operators.push(operator);
    chain.sides.push(side.slice(0, cut));
    if (cut === side.length) return;
    chains.push(chain);
    chain = { sides: [side.slice(cut)], operators: [] };
  });
  return [...chains, chain];
}

/** How many expressions between two operators belong to the first: all, unless a comma there begins another chain. */
function cutOf(side: readonly string[], before: string, after: string | undefined): number {
  if (side.length < 2 || after === undefined) return side.length;
  if (directionOf(before) !== directionOf(after)) return side.length - 1;
  const constant = side.findIndex((item) => {
    const expression = parseExpression(item);
    return expression !== undefined && evaluateConstant(expression) !== undefined;
  });
  if (constant === -1) return side.length;
  return Math.max(1, constant);
}

function readChain(
  chain: Chain,
  comparisons: Comparison[],
  unequal: (readonly [Expression, Expression])[],
): void {
  const { operators } = chain;
  const sides = chain.sides.map((side) =>
    side.map(parseExpression).filter((item) => item !== undefined),
  );
  for (let first = 0; first < sides.length; first++) {
    let isStrict = false;
    const direction = operators[first] ?? '';
    for (let last = first + 1; last < sides.length; last++) {
      const operator = operators[last - 1] ?? '';
      if (directionOf(direction) !== directionOf(operator)) break;
      isStrict ||= operator === '<' || operator === '>';
      for (const left of sides[first] ?? []) {
        for (const right of sides[last] ?? []) {
          if (operator === '≠') unequal.push([left, right]);
          else if (evaluateConstant(left) !== undefined && evaluateConstant(right) !== undefined)
            continue;
          else if (operator === '≤' || operator === '<')
            comparisons.push({ left, right, isStrict });
          else comparisons.push({ left: right, right: left, isStrict });
        }
      }
      if (operator === '≠') break;
    }
  }
}

function directionOf(operator: string): string {
  return operator === '≤' ? '<' : operator === '≥' ? '>' : operator;
}

/** Chains in plain words: each operator with the expressions that touch it. */
function fragmentsOfWords(text: string): string[] {
  const atom = String.raw`-?[A-Za-z0-9_^|][\w^|*+/{}.]*(?:\s*[*+\-/]\s*[A-Za-z0-9_^|][\w^|*+/{}.]*)*`;
  const side = `${atom}(?:\\s*,\\s*${atom})*`;
  const pattern = new RegExp(`${atom}(?:\\s*[≤≥<>≠]\\s*${side})+`, 'g');
  // A list may also stand first ("a, b ≤ 5"), but then its comma may as well end what was before.
  return [...text.matchAll(pattern)].map((match) => match[0].replace(/\.+$/, ''));
}
