import { isSameBase, meansSubscript, type SlotName } from './bind.ts';
import { evaluate, evaluateConstant, namesIn, type Expression, type Lookup } from './expression.ts';
import type { Comparison } from './chains.ts';
import type { StatementLimits } from './limits.ts';
import type { WordForm } from './phrases.ts';
import type { ParsedInput, PlacedValue } from './parse.ts';
import { alphabetOf, choicesOf, lengthsOf, rangeOf } from './slot-values.ts';
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
      ...(slot.kind === 'word' ? lengthsOf(texts, form, sum?.most) : rangeOf(slot, texts, bounds)),
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
