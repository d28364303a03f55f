import { assertNever } from '#libs/domain/assert-never.ts';
import type { SlotName } from './bind.ts';
import type { StatementLimits } from './limits.ts';
import { slotsOf, type Item, type Node, type Slot } from './structure.ts';

const lineCountScore = 1;
const disorderScore = -2;

/** How well a structure with names agrees with what the statement says of counts and order; higher is better. */
export function agreementOf(
  nodes: readonly Node[],
  limits: StatementLimits,
  names: ReadonlyMap<number, SlotName>,
): number {
  return (
    lineCountAgreement(nodes, limits, names) +
    orderAgreement(nodes, limits, names) +
    listCountAgreement(nodes, limits, names)
  );
}

/** a_1, …, a_n has n elements. */
function listCountAgreement(
  nodes: readonly Node[],
  limits: StatementLimits,
  names: ReadonlyMap<number, SlotName>,
): number {
  const scoreOf = (item: Item): number => {
    if (item.kind !== 'list' || item.count.kind !== 'slot') return 0;
    const base = names.get(item.slots[0]?.id ?? -1)?.base;
    const expected =
      limits.introductions.find((introduction) => introduction.base === base)?.lastSubscript ?? '';
    const count = names.get(item.count.slotId)?.base;
    return !/^[A-Za-z]$/.test(expected) || count === undefined
      ? 0
      : expected === count
        ? lineCountScore
        : -lineCountScore;
  };
  return nodes.reduce((sum, node) => {
    switch (node.kind) {
      case 'line':
        return sum + node.items.reduce((itemSum, item) => itemSum + scoreOf(item), 0);
      case 'variants':
        return sum;
      case 'repeat':
        return sum + listCountAgreement(node.body, limits, names);
      default:
        return assertNever(node);
    }
  }, 0);
}

/** Names whose places are in another order than the statement brings them speak against a structure. */
function orderAgreement(
  nodes: readonly Node[],
  limits: StatementLimits,
  names: ReadonlyMap<number, SlotName>,
): number {
  const positionOf = (slot: Slot): number => {
    const base = names.get(slot.id)?.base;
    return limits.introductions.findIndex((introduction) => introduction.base === base);
  };
  // The samples may bring the shapes of a line in any order: they count together.
  const positionsOf = (list: readonly Node[]): number[] =>
    list.flatMap((node) => {
      if (node.kind === 'repeat') return positionsOf(node.body);
      const positions = slotsOf([node]).map(positionOf);
      return node.kind === 'variants'
        ? [Math.min(...positions.filter((position) => position !== -1), Infinity)]
        : positions;
    });
  const order = positionsOf(nodes);
  const known = order.filter((position) => position !== -1 && position !== Infinity);
  // A name may come again, in another shape of line: only its first place counts.
  const first = known.filter((position, index) => known.indexOf(position) === index);
  return first.some((position, index) => position < (first[index - 1] ?? 0)) ? disorderScore : 0;
}

/** "Each of the next $m$ lines": the counts of repeated lines, in the statement's order. */
function lineCountAgreement(
  nodes: readonly Node[],
  limits: StatementLimits,
  names: ReadonlyMap<number, SlotName>,
): number {
  const expected = [...limits.lineCountNames];
  let score = 0;
  let next = 0;
  const visit = (list: readonly Node[]): void => {
    for (const node of list) {
      if (node.kind !== 'repeat') continue;
      const base = node.count.kind === 'slot' ? names.get(node.count.slotId)?.base : undefined;
      const index = base === undefined ? -1 : expected.indexOf(base, next);
      if (index !== -1) {
        score += lineCountScore;
        next = index + 1;
      }
      visit(node.body);
    }
  };
  visit(nodes);
  return score;
}
