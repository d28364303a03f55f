import { isSameBase, meansSubscript, type SlotName } from './bind.ts';
import { evaluate, evaluateConstant, namesIn, type Expression, type Lookup } from './expression.ts';
import type { Comparison } from './chains.ts';
import type { StatementLimits } from './limits.ts';
import type { WordForm } from './phrases.ts';
import type { ParsedInput, PlacedValue } from './parse.ts';
import { slotsOf, type Node, type Scope, type Slot } from './structure.ts';

/** What the values of one slot must obey. */
export type SlotRules = {
  readonly slot: Slot;
  /** Limits whose one side is the slot itself. */
  readonly bounds: readonly Bound[];
  /** Other limits in which it takes part, such as n · m ≤ 10^6: checked, not solved. */
  readonly checks: readonly Comparison[];
  /** What it must differ from. */
  readonly unequal: readonly Expression[];
  /** Largest sum over an input. */
  readonly sumMost: number | undefined;
  /** 0 for even numbers, 1 for odd ones. */
  readonly parity: bigint | undefined;
  /** Values to choose from, when only these may occur. */
  readonly choices: readonly string[] | undefined;
  readonly alphabet: string;
  /** All values in the samples, in order. */
  readonly sampleTexts: readonly string[];
  /** For integers, the same as numbers. */
  readonly sampleValues: readonly bigint[];
  /** For words, their letters, each once. */
  readonly sampleLetters: string;
  /** Smallest and largest of numbers, or of lengths for a word. */
  readonly least: bigint;
  readonly most: bigint;
  /** Digits after the point of a float. */
  readonly decimals: number;
};

export type Bound = {
  readonly side: 'least' | 'most';
  readonly isStrict: boolean;
  readonly isSize: boolean;
  readonly other: Expression;
};

export type Rules = {
  readonly slots: ReadonlyMap<number, SlotRules>;
  readonly names: ReadonlyMap<number, SlotName>;
  /** Limits of the statement that a sample breaks, so that they must mean something else. */
  readonly violatedCount: number;
};

/** Beyond this, a limit that the statement does not give is taken as twice what the samples show. */
const spareFactor = 2n;

/** Collects the rules of all slots; a limit that some sample breaks is left out. */
export function rulesOf(
  nodes: readonly Node[],
  names: ReadonlyMap<number, SlotName>,
  limits: StatementLimits,
  samples: readonly ParsedInput[],
  extra: readonly Comparison[],
): Rules {
  const values = samples.flatMap((sample) => sample.values);
  const all = [...limits.comparisons, ...extra];
  const held = all.filter((comparison) => holdsFor(comparison, values, names));
  const unequal = limits.unequal.filter(([left, right]) => differFor(left, right, values, names));
  const words = slotsOf(nodes).filter((slot) => slot.kind === 'word' && slot.length === undefined);
  const slots = new Map<number, SlotRules>();
  for (const slot of slotsOf(nodes)) {
    const form = formOf(limits.wordForms, words.indexOf(slot), words.length);
    const stated = held.flatMap((comparison) => boundOf(comparison, slot, names));
    const own = values.filter((value) => value.slot.id === slot.id);
    const texts = own.map((value) => value.text);
    const bounds = [...stated, ...indexBoundOf(slot, stated, own, names)];
    const sum = limits.sums.find((each) =>
      each.base === ''
        ? slot.kind === 'word' && form?.lengthMost === undefined
        : names.get(slot.id)?.base === each.base,
    );
    slots.set(slot.id, {
      slot,
      bounds,
      checks: held.filter((comparison) => isCheckOf(comparison, slot, names)),
      unequal: unequal.flatMap(([left, right]) =>
        isSlot(left, slot, names) ? [right] : isSlot(right, slot, names) ? [left] : [],
      ),
      sumMost: sum?.most,
      parity: limits.parities.find(
        (parity) =>
          slot.kind === 'integer' &&
          names.get(slot.id)?.base === parity.base &&
          texts.every((text) => parityOf(BigInt(text)) === parity.remainder),
      )?.remainder,
      choices: choicesOf(slot, texts, bounds.length > 0, form?.alphabet),
      alphabet: alphabetOf(texts, form?.alphabet),
      sampleTexts: texts,
      sampleValues: slot.kind === 'integer' ? texts.map((text) => BigInt(text)) : [],
      sampleLetters: slot.kind === 'word' ? [...new Set(texts.join(''))].sort().join('') : '',
      decimals: Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0)),
      ...(slot.kind === 'word' ? lengthsOf(texts, form) : rangeOf(slot, texts, bounds)),
    });
  }
  return { slots, names, violatedCount: all.length - held.length };
}

/** The form of the word at `index`, where the statement has enough of them; those that say something go first. */
function formOf(
  forms: readonly WordForm[],
  index: number,
  wordCount: number,
): WordForm | undefined {
  const telling = forms.filter(
    ({ lengthLeast, lengthMost, alphabet }) => lengthLeast ?? lengthMost ?? alphabet,
  );
  if (telling.length >= wordCount) return telling[index];
  return forms.length >= wordCount ? forms[index] : undefined;
}

export function parityOf(value: bigint): bigint {
  return value % 2n === 0n ? 0n : 1n;
}

/** The value of a name: the slot's own when it is meant, else the latest of that name before it. */
export function lookupIn(scope: Scope, names: ReadonlyMap<number, SlotName>): Lookup {
  return (base, subscript, isSize) => {
    for (const [id, text] of [...scope].reverse()) {
      const name = names.get(id);
      if (name === undefined || !isSameBase(base, name.base)) continue;
      if (/^\d+$/.test(name.subscript) && name.subscript !== subscript) continue;
      if (!/^-?\d+$/.test(text)) return isSize ? BigInt(text.length) : undefined;
      const value = BigInt(text);
      return isSize && value < 0n ? -value : value;
    }
    return undefined;
  };
}

/** Whether a comparison holds where all its names have values. */
export function holds(comparison: Comparison, lookup: Lookup): boolean {
  const left = evaluate(comparison.left, lookup);
  const right = evaluate(comparison.right, lookup);
  if (left === undefined || right === undefined) return true;
  return comparison.isStrict ? left < right : left <= right;
}

function holdsFor(
  comparison: Comparison,
  values: readonly PlacedValue[],
  names: ReadonlyMap<number, SlotName>,
): boolean {
  return values.every(({ slot, scope, text }) => {
    const takesPart = [comparison.left, comparison.right].some((side) =>
      mentions(side, slot, names),
    );
    if (!takesPart) return true;
    if (slot.kind === 'float') return floatHolds(comparison, slot, Number(text), names);
    const self = new Map(scope).set(slot.id, text);
    return holds(comparison, lookupIn(self, names));
  });
}

function floatHolds(
  comparison: Comparison,
  slot: Slot,
  value: number,
  names: ReadonlyMap<number, SlotName>,
): boolean {
  const left = isSlot(comparison.left, slot, names) ? value : evaluateConstant(comparison.left);
  const right = isSlot(comparison.right, slot, names) ? value : evaluateConstant(comparison.right);
  return left === undefined || right === undefined || left <= right;
}

function differFor(
  left: Expression,
  right: Expression,
  values: readonly PlacedValue[],
  names: ReadonlyMap<number, SlotName>,
): boolean {
  return values.every(({ slot, scope, text }) => {
    if (!mentions(left, slot, names) && !mentions(right, slot, names)) return true;
    const lookup = lookupIn(new Map(scope).set(slot.id, text), names);
    const first = evaluate(left, lookup);
    return first === undefined || first !== evaluate(right, lookup);
  });
}

function mentions(
  expression: Expression,
  slot: Slot,
  names: ReadonlyMap<number, SlotName>,
): boolean {
  return namesIn(expression).some((name) => isSlot({ kind: 'name', ...name }, slot, names));
}

function isSlot(expression: Expression, slot: Slot, names: ReadonlyMap<number, SlotName>): boolean {
  if (expression.kind !== 'name' && expression.kind !== 'size') return false;
  const name = names.get(slot.id);
  if (name === undefined || !isSameBase(expression.base, name.base)) return false;
  return meansSubscript(expression.subscript, name.subscript);
}

function boundOf(
  comparison: Comparison,
  slot: Slot,
  names: ReadonlyMap<number, SlotName>,
): Bound[] {
  const { left, right, isStrict } = comparison;
  const isLeft = isSlot(left, slot, names);
  if (isLeft === isSlot(right, slot, names)) return [];
  const [self, other] = isLeft ? [left, right] : [right, left];
  if (mentions(other, slot, names)) return [];
  return [{ side: isLeft ? 'most' : 'least', isStrict, isSize: self.kind === 'size', other }];
}

function isCheckOf(
  comparison: Comparison,
  slot: Slot,
  names: ReadonlyMap<number, SlotName>,
): boolean {
  const { left, right } = comparison;
  if (!mentions(left, slot, names) && !mentions(right, slot, names)) return false;
  return (
    boundOf(comparison, slot, names).length === 0 &&
    !(isSlot(left, slot, names) && isSlot(right, slot, names))
  );
}

/** So many values must agree before they count as indexes. */
const indexValuesLeast = 3;

/**
 * A number without an upper limit whose values all lie between 0 and the first count of the input, such as a vertex or
 * a position, is taken to be bounded by it.
 */
function indexBoundOf(
  slot: Slot,
  stated: readonly Bound[],
  values: readonly PlacedValue[],
  names: ReadonlyMap<number, SlotName>,
): Bound[] {
  const isBounded = stated.some((bound) => bound.side === 'most' || bound.isSize);
  if (slot.kind !== 'integer' || isBounded || values.length < indexValuesLeast) return [];
  const [countId] = values[0]?.scope.keys() ?? [];
  const name = countId === undefined ? undefined : names.get(countId);
  if (countId === undefined || name === undefined) return [];
  const isIndex = values.every(({ text, scope }) => {
    const count = scope.get(countId) ?? '';
    return /^\d+$/.test(count) && BigInt(text) >= 0n && BigInt(text) <= BigInt(count);
  });
  const other: Expression = { kind: 'name', ...name };
  return isIndex ? [{ side: 'most', isStrict: false, isSize: false, other }] : [];
}

function choicesOf(
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
function alphabetOf(texts: readonly string[], stated: string | undefined): string {
  const seen = new Set(texts.join(''));
  if (stated !== undefined && [...seen].every((letter) => stated.includes(letter))) return stated;
  const lower = 'abcdefghijklmnopqrstuvwxyz';
  const classes = [lower, lower.toUpperCase(), '0123456789', lower + lower.toUpperCase()];
  const wide = classes.find((letters) => [...seen].every((letter) => letters.includes(letter)));
  return seen.size >= 6 && wide !== undefined ? wide : [...seen].sort().join('');
}

function lengthsOf(
  texts: readonly string[],
  form:
    | { readonly lengthLeast: number | undefined; readonly lengthMost: number | undefined }
    | undefined,
): { least: bigint; most: bigint } {
  const lengths = texts.map((text) => text.length);
  const shortest = Math.min(...lengths, 1);
  const longest = Math.max(...lengths, 1);
  const fits = lengths.every(
    (length) => length >= (form?.lengthLeast ?? 0) && length <= (form?.lengthMost ?? Infinity),
  );
  const isFixed = lengths.length > 2 && lengths.every((length) => length === lengths[0]);
  const spare = isFixed ? longest : Math.max(longest * 2, 10);
  return {
    least: BigInt((fits ? form?.lengthLeast : undefined) ?? (isFixed ? longest : shortest)),
    most: BigInt((fits ? form?.lengthMost : undefined) ?? spare),
  };
}

function rangeOf(
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
