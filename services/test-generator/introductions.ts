import { namesIn, parseExpression, splitList } from './expression.ts';
import type { Span } from './statement.ts';

/** A name that the input section introduces. */
export type Introduction = {
  readonly base: string;
  /** "1" for the first of x_1, y_1, x_2, y_2; "i" for a_i; empty for n. */
  readonly subscript: string;
  /** Whether it was given as a_1, …, a_n. */
  readonly isList: boolean;
  /** "n" for a_1, …, a_n: what says how many there are; empty when nothing does. */
  readonly lastSubscript: string;
};

const plainName = String.raw`[A-Za-z](?:_\{?\w+\}?|\d|i|n)?`;
const plainList = new RegExp(
  String.raw`\b(?:integers?|numbers?|strings?|reals?|values?|permutation|array|sequence|words?|characters?|contains?|given|tree|vertices|indices)\s*:?\s+(${plainName}(?:\s*(?:,\s*and|,|and|…)\s*(?:${plainName}|…))*)(?=[\s,.;:()\]–—-]|$)`,
  'g',
);

/**
 * The names of the input in the order in which the section mentions them first. `limited` are the
 * names that have a limit: a letter without one counts only where it stands by itself.
 */
export function introductionsOf(
  spans: readonly Span[],
  limited: ReadonlySet<string>,
): Introduction[] {
  const found: Introduction[] = [];
  const add = (introduction: Introduction): void => {
    // x_1 and x_2 are two names; a_i after a_1, …, a_n is not.
    const isKnown = found.some(
      (other) =>
        other.base === introduction.base &&
        (other.subscript === introduction.subscript ||
          other.isList ||
          !/^\d+$/.test(introduction.subscript)),
    );
    if (!isKnown) found.push(introduction);
  };
  const hasMathematics = spans.some((span) => span.kind === 'mathematics');
  spans.forEach((span, index) => {
    if (span.kind === 'mathematics') {
      const next = spans[index + 1]?.text ?? '';
      // "the $i$-th of them" names no part of the input.
      if (/^-?\s*(?:th|st|nd|rd)\b/.test(next) && !limited.has(span.text.trim())) return;
      for (const introduction of namesOfFragment(span.text, limited)) add(introduction);
    } else if (span.kind === 'words' && !hasMathematics) {
      for (const match of span.text.matchAll(plainList)) {
        if (/^an?$/.test(match[1] ?? '') && !limited.has('a')) continue;
        for (const introduction of namesOfList(match[1] ?? '')) add(introduction);
      }
    }
  });
  // "for each $i$" after x_i names no part of the input either.
  const subscripts = new Set(spans.flatMap(({ text }) => subscriptsIn(text)));
  return found.filter(
    ({ base, subscript }) => subscript !== '' || limited.has(base) || !subscripts.has(base),
  );
}

function subscriptsIn(text: string): string[] {
  return [...text.matchAll(/_\{?([a-z])\b/g)].map((match) => match[1] ?? '');
}

function namesOfFragment(text: string, limited: ReadonlySet<string>): Introduction[] {
  if (!/[≤≥<>≠=]/.test(text)) return namesOfList(text);
  // In a chain only names with limits of their own count, and only where nothing introduced them before.
  // a_1 ≤ a_2 ≤ … ≤ a_n is one list in order.
  const sides = text.includes('…') ? [text.replace(/[≤≥<>≠=]/g, ',')] : text.split(/[≤≥<>≠=]/);
  return sides.flatMap((side) => namesOfList(side)).filter((name) => limited.has(name.base));
}

function namesOfList(text: string): Introduction[] {
  const isList = text.includes('…');
  const items = splitList(text.replace(/…|\band\b|(?<=[\w}])\s+(?=[A-Za-z])/g, ','));
  const names = items.flatMap((item) => {
    const expression = parseExpression(item);
    if (expression === undefined) return [];
    // "n-1" mentions n without introducing anything new; it does no harm, n is known by then.
    return namesIn(expression);
  });
  if (!isList) return names.map((name) => ({ ...name, isList: false, lastSubscript: '' }));
  const bases = [
    ...new Set(
      names.map((name) =>
        name.base.length > 1 && /^[A-Za-z]n$/.test(name.base) ? name.base.charAt(0) : name.base,
      ),
    ),
  ];
  const lastSubscript = names.at(-1)?.subscript ?? '';
  return bases.map((base) => ({ base, subscript: 'i', isList: true, lastSubscript }));
}
