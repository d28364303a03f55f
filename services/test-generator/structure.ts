import { assertNever } from '#libs/domain/assert-never.ts';
import type { TokenKind } from './tokens.ts';

/** A place in an input that holds a value, once or once an element. */
export type Slot = {
  readonly id: number;
  readonly kind: TokenKind;
  /** For words: what gives their length, if an earlier number does. */
  readonly length: Count | undefined;
};

/** How many of something there are. */
export type Count =
  | { readonly kind: 'constant'; readonly value: number }
  /** factor × the value of a slot + offset. */
  | {
      readonly kind: 'slot';
      readonly slotId: number;
      readonly factor: number;
      readonly offset: number;
    }
  /** The product of two slots. */
  | { readonly kind: 'product'; readonly slotIds: readonly [number, number] }
  /** As many as there happen to be. */
  | { readonly kind: 'free' };

export type Item =
  | { readonly kind: 'scalar'; readonly slot: Slot }
  /** Elements of one or more tokens, to the end of the line. */
  | { readonly kind: 'list'; readonly count: Count; readonly slots: readonly Slot[] };

export type Node =
  | { readonly kind: 'line'; readonly items: readonly Item[] }
  /** A line whose first token says what follows it. */
  | { readonly kind: 'variants'; readonly variants: readonly Variant[] }
  | { readonly kind: 'repeat'; readonly count: Count; readonly body: readonly Node[] };

export type Variant = { readonly tag: string; readonly slots: readonly Slot[] };

export type ListItem = Extract<Item, { kind: 'list' }>;
export type RepeatNode = Extract<Node, { kind: 'repeat' }>;
export type VariantsNode = Extract<Node, { kind: 'variants' }>;

/** Values seen so far, by slot; elements of a list or repetition end with it. */
export type Scope = ReadonlyMap<number, string>;

/** Where tokens come from when a structure is walked: a sample that is read, or an input that is made. */
export type Source = {
  readonly beginLine: () => void;
  readonly endLine: () => void;
  /** The token of a slot; `path` names the place, such as "2.4.0.1". */
  readonly token: (slot: Slot, path: string, scope: Scope) => string;
  readonly tag: (node: VariantsNode, path: string, scope: Scope) => string;
  /** How many elements a free list or repetition has. */
  readonly freeCount: (node: ListItem | RepeatNode, path: string) => number;
  /** Told before and after the elements of a list or repetition. */
  readonly enter: (node: ListItem | RepeatNode, path: string, count: number, scope: Scope) => void;
  readonly leave: (node: ListItem | RepeatNode, path: string, count: number) => void;
};

/** More elements than this are a mistake of ours, not an input. */
const countMax = 1_000_000;

/** Walks a structure in the order of the input. Throws what the source throws, and on an absurd count. */
export function walk(nodes: readonly Node[], source: Source): void {
  walkNodes(nodes, source, '', new Map());
}

/** The value of a count, given the slots before it; undefined for a free one or an unknown slot. */
export function countOf(count: Count, scope: Scope): number | undefined {
  switch (count.kind) {
    case 'constant':
      return count.value;
    case 'slot': {
      const text = scope.get(count.slotId);
      return text === undefined ? undefined : Number(text) * count.factor + count.offset;
    }
    case 'product': {
      const [first, second] = count.slotIds.map((id) => scope.get(id));
      return first === undefined || second === undefined
        ? undefined
        : Number(first) * Number(second);
    }
    case 'free':
      return undefined;
    default:
      return assertNever(count);
  }
}

/** All slots in order, those of elements once. */
export function slotsOf(nodes: readonly Node[]): Slot[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'line':
        return node.items.flatMap((item) => (item.kind === 'scalar' ? [item.slot] : item.slots));
      case 'variants':
        return node.variants.flatMap((variant) => variant.slots);
      case 'repeat':
        return slotsOf(node.body);
      default:
        return assertNever(node);
    }
  });
}

/** The slots that say how many of something there are. */
export function countingSlots(nodes: readonly Node[]): ReadonlySet<number> {
  return new Set(
    countsOf(nodes).flatMap((count) => {
      if (count.kind === 'slot') return [count.slotId];
      return count.kind === 'product' ? count.slotIds : [];
    }),
  );
}

/** The slots whose product says how many of something there are. */
export function productSlots(nodes: readonly Node[]): ReadonlySet<number> {
  return new Set(
    countsOf(nodes).flatMap((count) => (count.kind === 'product' ? count.slotIds : [])),
  );
}

/** The slots that count what has counts of its own, such as test cases, or shares something, as `isShared` says of a slot in it. */
export function outerCountingSlots(
  nodes: readonly Node[],
  isShared: (slot: Slot) => boolean,
): ReadonlySet<number> {
  return new Set(
    nodes.flatMap((node) => {
      if (node.kind !== 'repeat') return [];
      const counts = countingSlots(node.body);
      const isOuter = slotsOf(node.body).some((slot) => counts.has(slot.id) || isShared(slot));
      const own = isOuter && node.count.kind === 'slot' ? [node.count.slotId] : [];
      return [...own, ...outerCountingSlots(node.body, isShared)];
    }),
  );
}

function countsOf(nodes: readonly Node[]): Count[] {
  const lengthsOf = (slots: readonly Slot[]): Count[] =>
    slots.flatMap((slot) => (slot.length === undefined ? [] : [slot.length]));
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'line':
        return node.items.flatMap((item) =>
          item.kind === 'scalar' ? lengthsOf([item.slot]) : [item.count, ...lengthsOf(item.slots)],
        );
      case 'variants':
        return node.variants.flatMap((variant) => lengthsOf(variant.slots));
      case 'repeat':
        return [node.count, ...countsOf(node.body)];
      default:
        return assertNever(node);
    }
  });
}

function walkNodes(
  nodes: readonly Node[],
  source: Source,
  path: string,
  scope: Map<number, string>,
): void {
  nodes.forEach((node, index) => {
    const here = `${path}${index}`;
    switch (node.kind) {
      case 'line':
        source.beginLine();
        walkItems(node.items, source, here, scope);
        source.endLine();
        break;
      case 'variants': {
        source.beginLine();
        const tag = source.tag(node, here, scope);
        const variant = node.variants.find((candidate) => candidate.tag === tag);
        const own = new Map(scope);
        for (const [place, slot] of (variant?.slots ?? []).entries()) {
          own.set(slot.id, source.token(slot, `${here}.${tag}.${place}`, own));
        }
        source.endLine();
        break;
      }
      case 'repeat': {
        const count = checkedCount(countOf(node.count, scope) ?? source.freeCount(node, here));
        source.enter(node, here, count, scope);
        for (let row = 0; row < count; row++) {
          walkNodes(node.body, source, `${here}.${row}.`, new Map(scope));
        }
        source.leave(node, here, count);
        break;
      }
      default:
        assertNever(node);
    }
  });
}

function walkItems(
  items: readonly Item[],
  source: Source,
  path: string,
  scope: Map<number, string>,
): void {
  items.forEach((item, index) => {
    const here = `${path}.${index}`;
    if (item.kind === 'scalar') {
      scope.set(item.slot.id, source.token(item.slot, here, scope));
      return;
    }
    const count = checkedCount(countOf(item.count, scope) ?? source.freeCount(item, here));
    source.enter(item, here, count, scope);
    const own = new Map(scope);
    for (let row = 0; row < count; row++) {
      for (const slot of item.slots) own.delete(slot.id);
      for (const [place, slot] of item.slots.entries()) {
        own.set(slot.id, source.token(slot, `${here}.${row}.${place}`, own));
      }
    }
    source.leave(item, here, count);
  });
}

function checkedCount(count: number): number {
  if (!(Number.isSafeInteger(count) && count >= 0 && count <= countMax))
    throw new RangeError(`a count of ${count}`);
  return count;
}

/** The slots of each list and each repetition. */
export function slotGroupsOf(nodes: readonly Node[]): (readonly Slot[])[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'line')
      return node.items.flatMap((item) => (item.kind === 'list' ? [item.slots] : []));
    if (node.kind === 'variants') return [slotsOf([node])];
    return [slotsOf(node.body), ...slotGroupsOf(node.body)];
  });
}
