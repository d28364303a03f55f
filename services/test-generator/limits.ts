import { chainsOf, type Comparison } from './chains.ts';
import { namesIn, type Expression } from './expression.ts';
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
