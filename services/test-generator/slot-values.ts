import { evaluateConstant } from './expression.ts';
import type { Bound } from './rules.ts';
import type { Slot } from './structure.ts';

/** Beyond this, a limit that the statement does not give is taken as twice what the samples show. */
const spareFactor = 2n;

/** The values that may occur, where the samples show so few of them that these are all. */
export function choicesOf(
  slot: Slot,
  texts: readonly string[],
  isBounded: boolean,
  alphabet: string | undefined,
): readonly string[] | undefined {
  const distinct = [...new Set(texts)];
  if (slot.kind === 'word') {
    const isOneLetter = texts.every((text) => text.length === 1);
    const isVocabulary =
      distinct.length <= 8 &&
      texts.length >= distinct.length * 2 &&
      distinct.some((text) => text.length > 1);
    return slot.length === undefined && alphabet === undefined && (isOneLetter || isVocabulary)
      ? distinct
      : undefined;
  }
  const isSelector =
    slot.kind === 'integer' &&
    texts.length >= 3 &&
    distinct.length <= 3 &&
    distinct.every((text) => /^[0-3]$/.test(text));
  return !isBounded && isSelector ? distinct : undefined;
}

/** The letters of the samples, all of a class when they have many of it or the statement names it. */
export function alphabetOf(texts: readonly string[], stated: string | undefined): string {
  const seen = new Set(texts.join(''));
  if (stated !== undefined && [...seen].every((letter) => stated.includes(letter))) return stated;
  const lower = 'abcdefghijklmnopqrstuvwxyz';
  const classes = [lower, lower.toUpperCase(), '0123456789', lower + lower.toUpperCase()];
  const wide = classes.find((letters) => [...seen].every((letter) => letters.includes(letter)));
  return seen.size >= 6 && wide !== undefined ? wide : [...seen].sort().join('');
}

/** The shortest and longest length of a word. */
export function lengthsOf(
  texts: readonly string[],
  form:
    | { readonly lengthLeast: number | undefined; readonly lengthMost: number | undefined }
    | undefined,
  totalMost: number | undefined,
): { least: bigint; most: bigint } {
  const lengths = texts.map((text) => text.length);
  const shortest = Math.min(...lengths, 1);
  const longest = Math.max(...lengths, 1);
  const fits = lengths.every(
    (length) => length >= (form?.lengthLeast ?? 0) && length <= (form?.lengthMost ?? Infinity),
  );
  const isFixed = lengths.length > 2 && lengths.every((length) => length === lengths[0]);
  // One word may take what all together may.
  const spare = isFixed ? longest : (totalMost ?? Math.max(longest * 2, 10));
  return {
    least: BigInt((fits ? form?.lengthLeast : undefined) ?? (isFixed ? longest : shortest)),
    most: BigInt((fits ? form?.lengthMost : undefined) ?? spare),
  };
}

/** The smallest and largest value of a number, as far as they do not hang on other values. */
export function rangeOf(
  slot: Slot,
  texts: readonly string[],
  bounds: readonly Bound[],
): { least: bigint; most: bigint } {
  const integers = texts.map((text) => BigInt(text.split('.')[0] ?? '0'));
  const smallest = integers.reduce(
    (least, value) => (value < least ? value : least),
    integers[0] ?? 1n,
  );
  const largest = integers.reduce(
    (most, value) => (value > most ? value : most),
    integers[0] ?? 1n,
  );
  const constants = (side: Bound['side']): bigint[] =>
    bounds
      .filter((bound) => bound.side === side && !bound.isSize)
      .map((bound) => evaluateConstant(bound.other))
      .filter((value) => value !== undefined)
      .map((value) => BigInt(side === 'least' ? Math.ceil(value) : Math.floor(value)));
  const isBounded = (side: Bound['side']): boolean =>
    bounds.some((bound) => bound.side === side || bound.isSize);
  const isSigned = smallest < 0n || bounds.some((bound) => bound.isSize);
  const spare = largest > 5n ? largest * spareFactor : 10n;
  // Where a bound holds a name, the wide range here is cut when the name has its value.
  const wide = slot.kind === 'integer' ? 10n ** 18n : 10n ** 6n;
  return {
    least:
      constants('least')[0] ??
      (isBounded('least') ? -wide : isSigned ? -spare : smallest < 1n ? 0n : 1n),
    most: constants('most')[0] ?? (isBounded('most') ? wide : spare),
  };
}
