import {
  evaluateConstant,
  namesIn,
  parseExpression,
  splitList,
  type Expression,
} from './expression.ts';
import { introductionsOf, type Introduction } from './introductions.ts';
import { inputSectionsOf, spansOf } from './statement.ts';
import {
  lineFormsOf,
  paritiesOf,
  sumsOf,
  traitsOf,
  wordFormsOf,
  type LineForm,
  type Parity,
  type SumLimit,
  type Traits,
  type WordForm,
} from './phrases.ts';

/** left ≤ right, or left < right. */
export type Comparison = {
  readonly left: Expression;
  readonly right: Expression;
  readonly isStrict: boolean;
};

/** What a statement says about its input, as far as it can be read. */
export type StatementLimits = {
  readonly comparisons: readonly Comparison[];
  /** Pairs that must differ: `a \ne b`. */
  readonly unequal: readonly (readonly [Expression, Expression])[];
  readonly sums: readonly SumLimit[];
  /** The names of the input in the order in which it holds them. */
  readonly introductions: readonly Introduction[];
  readonly lineForms: readonly LineForm[];
  /** Names that count lines: "each of the next $m$ lines". */
  readonly lineCountNames: ReadonlySet<string>;
  readonly wordForms: readonly WordForm[];
  readonly parities: readonly Parity[];
  readonly traits: Traits;
};

/**
 * Reads the limits of a statement in Markdown, LaTeX or plain text. It reads what it understands and
 * leaves out the rest: every limit is checked against the samples before it is used.
 */
export function limitsOf(statement: string): StatementLimits {
  // Codeforces marks mathematics with three dollars.
  const { input, constraints, whole } = inputSectionsOf(statement.replaceAll('$$$', '$'));
  const near = chainsOf(`${input}\n${constraints}`);
  const limited = new Set(near.comparisons.flatMap(namesOf).map((name) => name.base));
  // The story may use the same letters for other things: it counts only for names without a limit.
  const far = chainsOf(whole).comparisons.filter((comparison) =>
    namesOf(comparison).every((name) => !limited.has(name.base)),
  );
  const spans = spansOf(input);
  const flat = flatten(`${input}\n${constraints}`);
  return {
    comparisons: [...near.comparisons, ...far],
    unequal: near.unequal,
    sums: sumsOf(flat),
    introductions: introductionsOf(
      spans,
      new Set([...limited, ...far.flatMap(namesOf).map((name) => name.base)]),
    ),
    lineForms: lineFormsOf([...spans, ...spansOf(whole)]),
    lineCountNames: new Set(
      [
        ...flat.matchAll(
          /(?:next|following|of the|other|then|last)\s+([A-Za-z])(?:\s*[-+]\s*1)?\s+(?:other |more |further )?(?:lines|rows)/g,
        ),
      ].map((match) => match[1] ?? ''),
    ),
    wordForms: wordFormsOf(flat),
    parities: paritiesOf(flat),
    traits: traitsOf(flat, flatten(whole)),
  };
}

/** All comparisons of a text, each chain `a ≤ b ≤ c` as its pairs. */
export function chainsOf(text: string): Pick<StatementLimits, 'comparisons' | 'unequal'> {
  const comparisons: Comparison[] = [];
  const unequal: (readonly [Expression, Expression])[] = [];
  for (const span of spansOf(text)) {
    const fragments = span.kind === 'words' ? fragmentsOfWords(span.text) : [span.text];
    for (const fragment of fragments) readChain(fragment, comparisons, unequal);
  }
  return { comparisons, unequal };
}

function namesOf(comparison: Comparison): { base: string; subscript: string }[] {
  return [...namesIn(comparison.left), ...namesIn(comparison.right)];
}

/** The text with its mathematics normalised and without its marks. */
function flatten(text: string): string {
  return spansOf(text)
    .map((span) => (span.kind === 'words' ? span.text : ` ${span.text} `))
    .join('')
    .replace(/[*_]{2}|\\emph|[{}]/g, '')
    .replace(/\s+/g, ' ');
}

function readChain(
  text: string,
  comparisons: Comparison[],
  unequal: (readonly [Expression, Expression])[],
): void {
  const parts = text.split(/([≤≥<>≠])/);
  if (parts.length < 3) return;
  const sides = parts.filter((_, index) => index % 2 === 0).map(readSide);
  const operators = parts.filter((_, index) => index % 2 === 1);
  for (let first = 0; first < sides.length; first++) {
    let isStrict = false;
    const direction = operators[first];
    for (let last = first + 1; last < sides.length; last++) {
      const operator = operators[last - 1] ?? '';
      if (!isSameDirection(direction ?? '', operator)) break;
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

function isSameDirection(first: string, second: string): boolean {
  const direction = (operator: string): string =>
    operator === '≤' ? '<' : operator === '≥' ? '>' : operator;
  return direction(first) === direction(second);
}

/** One side of a chain: an expression, or several with commas between them. */
function readSide(text: string): Expression[] {
  const items = splitList(text.replace(/\band\b/g, ','));
  return items.map((item) => parseExpression(item)).filter((item) => item !== undefined);
}

/** Chains in plain words: each operator with the expressions that touch it. */
function fragmentsOfWords(text: string): string[] {
  const atom = String.raw`-?[A-Za-z0-9_^|][\w^|*+/{}.]*(?:\s*[*+\-/]\s*[A-Za-z0-9_^|][\w^|*+/{}.]*)*`;
  const side = `${atom}(?:\\s*,\\s*${atom})*`;
  const pattern = new RegExp(`${atom}(?:\\s*[≤≥<>≠]\\s*${side})+`, 'g');
  // A list may also stand first ("a, b ≤ 5"), but then its comma may as well end what was before.
  return [...text.matchAll(pattern)].map((match) => match[0].replace(/\.+$/, ''));
}
