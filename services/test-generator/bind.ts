import { assertNever } from '#libs/domain/assert-never.ts';
import { evaluateConstant, type Expression } from './expression.ts';
import type { Introduction } from './introductions.ts';
import type { Comparison } from './chains.ts';
import type { StatementLimits } from './limits.ts';
import type { ParsedInput } from './parse.ts';
import { agreementOf } from './name-agreement.ts';
import { countingSlots, type Item, type Node, type Slot } from './structure.ts';

/** The name that the statement gives to a slot. */
export type SlotName = { readonly base: string; readonly subscript: string };

export type Binding = {
  readonly names: ReadonlyMap<number, SlotName>;
  /** How well statement and structure agree; higher is better. */
  readonly score: number;
};

/** Where a slot stands: once in the input, in a list on a line, or in repeated lines. */
type Place = 'single' | 'list' | 'repeated';
type Leaf = { readonly slot: Slot; readonly place: Place; readonly texts: readonly string[] };

const skippedLeafScore = -1;
const skippedWordScore = -0.3;
const skippedNameScore = -1;
const skippedFreeNameScore = -0.2;
/** A name that counts something belongs to a slot that does. */
const countingScore = 0.6;

/**
 * Ties the names of the input section to the slots, in the order of both, where a name's own limits
 * hold for all values of the samples: the best alignment of the two sequences.
 */
export function bindNames(
  nodes: readonly Node[],
  limits: StatementLimits,
  samples: readonly ParsedInput[],
): Binding {
  const texts = new Map<number, string[]>();
  for (const { slot, text } of samples.flatMap((sample) => sample.values)) {
    texts.set(slot.id, [...(texts.get(slot.id) ?? []), text]);
  }
  const names = new Map<number, SlotName>();
  const formNames = bindVariants(nodes, limits, names);
  const leaves = leavesOf(nodes, 'single', texts).filter((leaf) => !names.has(leaf.slot.id));
  const introductions = limits.introductions.filter(
    (introduction) => !formNames.has(introduction.base),
  );
  const fit = { limits, countingSlots: countingSlots(nodes), countNames: countNamesOf(limits) };
  let score = align(leaves, introductions, fit, names);
  score += agreementOf(nodes, limits, names);
  return { names, score };
}

function bindVariants(
  nodes: readonly Node[],
  limits: StatementLimits,
  names: Map<number, SlotName>,
): ReadonlySet<string> {
  const bound = new Set<string>();
  for (const node of nodes) {
    if (node.kind === 'repeat')
      for (const name of bindVariants(node.body, limits, names)) bound.add(name);
    if (node.kind !== 'variants') continue;
    for (const variant of node.variants) {
      const form = limits.lineForms.find(
        (each) => each.tag === variant.tag && each.names.length === variant.slots.length,
      );
      for (const [index, slot] of variant.slots.entries()) {
        const base = form?.names[index];
        if (base === undefined) continue;
        names.set(slot.id, { base, subscript: '' });
        bound.add(base);
      }
    }
  }
  return bound;
}

function leavesOf(
  nodes: readonly Node[],
  place: Place,
  texts: ReadonlyMap<number, readonly string[]>,
): Leaf[] {
  const leaf = (slot: Slot, at: Place): Leaf => ({
    slot,
    place: at,
    texts: texts.get(slot.id) ?? [],
  });
  const ofItem = (item: Item): Leaf[] =>
    item.kind === 'scalar'
      ? [leaf(item.slot, place)]
      : item.slots.map((slot) => leaf(slot, 'list'));
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'line':
        return node.items.flatMap(ofItem);
      case 'variants':
        return node.variants.flatMap((variant) =>
          variant.slots.map((slot) => leaf(slot, 'repeated')),
        );
      case 'repeat':
        return leavesOf(node.body, 'repeated', texts);
      default:
        return assertNever(node);
    }
  });
}

/** What decides how well a name fits a slot. */
type Fit = {
  readonly limits: StatementLimits;
  /** Slots that say how many of something there are. */
  readonly countingSlots: ReadonlySet<number>;
  /** Names of which the statement says so. */
  readonly countNames: ReadonlySet<string>;
};

/** "The next $m$ lines", and the n of a_1, …, a_n. */
function countNamesOf(limits: StatementLimits): ReadonlySet<string> {
  const last = limits.introductions.map(({ lastSubscript }) => lastSubscript);
  return new Set([...limits.lineCountNames, ...last.filter((name) => /^[A-Za-z]$/.test(name))]);
}

/** Sequence alignment (Needleman and Wunsch, 1970); fills `names` and returns the score. */
function align(
  leaves: readonly Leaf[],
  introductions: readonly Introduction[],
  fit: Fit,
  names: Map<number, SlotName>,
): number {
  type Cell = { readonly score: number; readonly move: 'match' | 'leaf' | 'name' | 'end' };
  const table: Cell[][] = [];
  const cell = (row: number, column: number): Cell =>
    table[row]?.[column] ?? { score: -Infinity, move: 'end' };
  for (let row = 0; row <= leaves.length; row++) {
    table.push([]);
    for (let column = 0; column <= introductions.length; column++) {
      const leaf = leaves[row - 1];
      const introduction = introductions[column - 1];
      const options: Cell[] = row === 0 && column === 0 ? [{ score: 0, move: 'end' }] : [];
      if (leaf && introduction) {
        const score = matchScore(leaf, introduction, fit);
        if (score !== undefined)
          options.push({ score: cell(row - 1, column - 1).score + score, move: 'match' });
      }
      if (leaf) {
        const skip = leaf.slot.kind === 'word' ? skippedWordScore : skippedLeafScore;
        options.push({ score: cell(row - 1, column).score + skip, move: 'leaf' });
      }
      if (introduction) {
        const skip =
          comparisonsOf(introduction, fit.limits).length > 0
            ? skippedNameScore
            : skippedFreeNameScore;
        options.push({ score: cell(row, column - 1).score + skip, move: 'name' });
      }
      table[row]?.push(
        options.reduce((best, option) => (option.score > best.score ? option : best), {
          score: -Infinity,
          move: 'end',
        }),
      );
    }
  }
  let row = leaves.length;
  let column = introductions.length;
  while (row > 0 || column > 0) {
    const { move } = cell(row, column);
    if (move === 'end') break;
    const leaf = leaves[row - 1];
    const introduction = introductions[column - 1];
    if (move === 'match' && leaf && introduction) {
      names.set(leaf.slot.id, { base: introduction.base, subscript: introduction.subscript });
    }
    if (move !== 'name') row--;
    if (move !== 'leaf') column--;
  }
  return cell(leaves.length, introductions.length).score;
}

/** Undefined when the slot cannot have the name. */
function matchScore(
  leaf: Leaf,
  introduction: Introduction,
  { limits, countingSlots: counting, countNames }: Fit,
): number | undefined {
  const isIndexed = introduction.subscript !== '' && !/^\d+$/.test(introduction.subscript);
  if (leaf.place === 'single' && (isIndexed || introduction.isList) && leaf.slot.kind !== 'word')
    return undefined;
  const comparisons = comparisonsOf(introduction, limits);
  let score = comparisons.length > 0 ? 2 : 0.8;
  if (countNames.has(introduction.base))
    score += counting.has(leaf.slot.id) ? countingScore : -countingScore;
  if (introduction.isList) score += leaf.place === 'list' ? 0.5 : -0.3;
  else if (leaf.place === 'list' && !isIndexed) score -= 0.3;
  for (const comparison of comparisons) {
    const isLeft = isNameOf(comparison.left, introduction);
    const self = isLeft ? comparison.left : comparison.right;
    if (leaf.slot.kind === 'word' && self.kind === 'name') return undefined;
    const bound = evaluateConstant(isLeft ? comparison.right : comparison.left);
    if (bound === undefined) continue;
    for (const text of leaf.texts) {
      const value = leaf.slot.kind === 'word' ? text.length : Number(text);
      const size = self.kind === 'size' ? Math.abs(value) : value;
      if (isLeft ? size > bound : size < bound) return undefined;
    }
  }
  return score;
}

/** The comparisons that bound a name by itself. */
function comparisonsOf(introduction: Introduction, limits: StatementLimits): readonly Comparison[] {
  return limits.comparisons.filter(
    ({ left, right }) => isNameOf(left, introduction) !== isNameOf(right, introduction),
  );
}

function isNameOf(expression: Expression, introduction: SlotName): boolean {
  if (expression.kind !== 'name' && expression.kind !== 'size') return false;
  if (!isSameBase(expression.base, introduction.base)) return false;
  return meansSubscript(expression.subscript, introduction.subscript);
}

/** A limit on x_i holds for x_1, x_2 and x_3; one on x_1 for that alone, unless all are called x_i. */
export function meansSubscript(mentioned: string, subscript: string): boolean {
  return !/^\d+$/.test(subscript) || mentioned === subscript || /^[ijk]$/.test(mentioned);
}

/** "ai" is what is left of a_i in plain text. */
export function isSameBase(mentioned: string, base: string): boolean {
  return (
    mentioned === base ||
    (mentioned.length === 2 && /[ijkn]$/.test(mentioned) && mentioned.charAt(0) === base)
  );
}
