import { assertNever } from '#libs/domain/assert-never.ts';
import type { Traits } from './phrases.ts';
import type { Group, ParsedInput } from './parse.ts';
import type { Item, ListItem, Node, RepeatNode, Slot } from './structure.ts';

/** A property that the elements of a list or repetition have together. */
export type Collective =
  /** Each of first … first + count - 1 once. */
  | { readonly kind: 'permutation'; readonly first: number }
  /** No two elements equal. */
  | { readonly kind: 'distinct' }
  | { readonly kind: 'sorted'; readonly isDescending: boolean; readonly isStrict: boolean }
  /** Element i (from 0) is a number from `first` to first + i: the parent of node first + i + 1. */
  | { readonly kind: 'parents'; readonly first: number }
  /** The first two numbers of each element are the ends of an edge. */
  | {
      readonly kind: 'graph';
      readonly isTree: boolean;
      readonly isConnected: boolean;
      readonly isSimple: boolean;
      readonly isLoopless: boolean;
      readonly first: number;
      /** The slot that holds the number of vertices. */
      readonly vertexSlotId: number;
    };

export type Collectives = ReadonlyMap<ListItem | RepeatNode, Collective>;

/** The slots of an element: those of a list, or those of a repetition of single plain lines. */
export function elementSlots(
  node: ListItem | RepeatNode,
): readonly { readonly slot: Slot; readonly suffix: string }[] {
  if (node.kind === 'list') return node.slots.map((slot, place) => ({ slot, suffix: `.${place}` }));
  const [line] = node.body;
  if (node.body.length !== 1 || line?.kind !== 'line') return [];
  return line.items.flatMap((item: Item, index) =>
    item.kind === 'scalar' ? [{ slot: item.slot, suffix: `.0.${index}` }] : [],
  );
}

/** The elements of a group, each as its texts. */
export function elementsOf(group: Group, input: ParsedInput): readonly (readonly string[])[] {
  const texts = new Map(input.values.map((value) => [value.path, value.text]));
  const slots = elementSlots(group.node);
  return Array.from({ length: group.count }, (_, row) =>
    slots.map(({ suffix }) => texts.get(`${group.path}.${row}${suffix}`) ?? ''),
  );
}

/** Finds the properties that the statement mentions and all samples have. */
export function collectivesOf(
  nodes: readonly Node[],
  traits: Traits,
  samples: readonly ParsedInput[],
  vertexSlotOf: (slot: Slot) => number | undefined,
  mustDiffer: (slot: Slot) => boolean,
): Collectives {
  const found = new Map<ListItem | RepeatNode, Collective>();
  const groups = new Map<
    ListItem | RepeatNode,
    { group: Group; elements: readonly (readonly string[])[] }[]
  >();
  for (const sample of samples) {
    for (const group of sample.groups) {
      const entry = { group, elements: elementsOf(group, sample) };
      groups.set(group.node, [...(groups.get(group.node) ?? []), entry]);
    }
  }
  for (const [node, occurrences] of groups) {
    const slots = elementSlots(node);
    if (slots.length === 0) continue;
    const candidates = candidatesFor(
      node,
      slots.map(({ slot }) => slot),
      traits,
      vertexSlotOf,
      mustDiffer,
    );
    const fitting = candidates.find(
      (collective) =>
        occurrences.every(({ group, elements }) => hasCollective(collective, elements, group)) &&
        occurrences.some(
          ({ elements }) => elements.length >= (collective.kind === 'sorted' ? 3 : 2),
        ),
    );
    if (fitting !== undefined) found.set(node, fitting);
  }
  return found;
}

/** Whether elements have a property. */
export function hasCollective(
  collective: Collective,
  elements: readonly (readonly string[])[],
  group: Group,
): boolean {
  switch (collective.kind) {
    case 'permutation': {
      const values = elements.map(([text]) => Number(text)).sort((a, b) => a - b);
      return values.every((value, index) => value === collective.first + index);
    }
    case 'distinct':
      return new Set(elements.map((element) => element.join(' '))).size === elements.length;
    case 'sorted':
      return elements.every(([text], index) => {
        const before = elements[index - 1]?.[0];
        if (before === undefined) return true;
        const step = (Number(text) - Number(before)) * (collective.isDescending ? -1 : 1);
        return collective.isStrict ? step > 0 : step >= 0;
      });
    case 'parents':
      return elements.every(
        ([text], index) =>
          Number(text) >= collective.first && Number(text) <= collective.first + index,
      );
    case 'graph':
      return isGraph(collective, elements, Number(group.scope.get(collective.vertexSlotId) ?? 0));
    default:
      return assertNever(collective);
  }
}

function candidatesFor(
  node: ListItem | RepeatNode,
  slots: readonly Slot[],
  traits: Traits,
  vertexSlotOf: (slot: Slot) => number | undefined,
  mustDiffer: (slot: Slot) => boolean,
): Collective[] {
  const candidates: Collective[] = [];
  const [first, second] = slots;
  const isSingle = slots.length === 1;
  if (isSingle && first?.kind === 'integer' && traits.permutation) {
    candidates.push({ kind: 'permutation', first: 1 }, { kind: 'permutation', first: 0 });
  }
  const isOneLess = node.count.kind === 'slot' && node.count.offset === -1;
  if (isSingle && isOneLess && traits.tree)
    candidates.push({ kind: 'parents', first: 1 }, { kind: 'parents', first: 0 });
  if (
    first?.kind === 'integer' &&
    second?.kind === 'integer' &&
    node.kind === 'repeat' &&
    node.count.kind === 'slot'
  ) {
    const countSlotId = node.count.slotId;
    const vertexSlotId = vertexSlotOf(first);
    const isEdge = vertexSlotId !== undefined && vertexSlotId === vertexSlotOf(second);
    const edge = {
      kind: 'graph',
      isTree: false,
      isConnected: false,
      isSimple: false,
      isLoopless: true,
      vertexSlotId: vertexSlotId ?? countSlotId,
    } as const;
    for (const start of [1, 0]) {
      if (isOneLess && (traits.tree || traits.connected)) {
        candidates.push({ ...edge, isTree: true, vertexSlotId: countSlotId, first: start });
      }
      if (!isEdge) continue;
      const isLoopless = traits.loopless || traits.simple || traits.graph || mustDiffer(first);
      for (const isConnected of traits.connected ? [true, false] : [false]) {
        // Where the samples repeat no edge, the statement may well forbid it.
        if ((traits.simple || traits.graph) && !traits.multiple)
          candidates.push({ ...edge, isSimple: true, isConnected, first: start });
        if (isLoopless || isConnected)
          candidates.push({ ...edge, isConnected, isLoopless, first: start });
      }
    }
  }
  if (isSingle && first?.kind !== 'word' && traits.sorted) {
    for (const isDescending of [false, true]) {
      candidates.push(
        { kind: 'sorted', isDescending, isStrict: true },
        { kind: 'sorted', isDescending, isStrict: false },
      );
    }
  }
  if (traits.distinct) candidates.push({ kind: 'distinct' });
  return candidates;
}

function isGraph(
  collective: Extract<Collective, { kind: 'graph' }>,
  elements: readonly (readonly string[])[],
  vertexCount: number,
): boolean {
  const { first } = collective;
  const edges = elements.map(([from, to]) => [Number(from) - first, Number(to) - first] as const);
  const isVertex = (vertex: number): boolean => vertex >= 0 && vertex < vertexCount;
  if (!edges.every(([from, to]) => isVertex(from) && isVertex(to))) return false;
  if ((collective.isLoopless || collective.isSimple) && edges.some(([from, to]) => from === to))
    return false;
  const keys = new Set(edges.map(([from, to]) => (from < to ? `${from} ${to}` : `${to} ${from}`)));
  if (collective.isSimple && keys.size < edges.length) return false;
  if (!collective.isTree && !collective.isConnected) return true;
  return (
    (!collective.isTree || edges.length === vertexCount - 1) &&
    componentCount(vertexCount, edges) === 1
  );
}

function componentCount(
  vertexCount: number,
  edges: readonly (readonly [number, number])[],
): number {
  const parents = Array.from({ length: vertexCount }, (_, index) => index);
  const rootOf = (vertex: number): number => {
    let root = vertex;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[vertex] = root;
    return root;
  };
  let count = vertexCount;
  for (const [from, to] of edges) {
    const [a, b] = [rootOf(from), rootOf(to)];
    if (a === b) continue;
    parents[a] = b;
    count--;
  }
  return count;
}
