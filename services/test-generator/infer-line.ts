import type { LineForm } from './phrases.ts';
import type { Count, Item, Node, Slot } from './structure.ts';
import { kindOf, type TokenKind } from './tokens.ts';

/** One line that a node must explain, and the numbers before it. */
export type Row = {
  readonly tokens: readonly string[];
  readonly known: ReadonlyMap<number, number>;
};

/** A node for a line, what it costs, and the numbers that each row adds to what is known. */
export type LineAlternative = {
  readonly node: Node;
  readonly cost: number;
  readonly known: readonly ReadonlyMap<number, number>[];
};

type MakeSlot = (kind: TokenKind, length?: Count) => Slot;

const scalarsMax = 12;
const prefixMax = 3;
const groupMax = 3;
const tagsMax = 8;
/** Larger numbers are values, not counts. */
const countableMax = 1_000_000;

/** The ways to read these rows as lines of one kind, cheapest first not guaranteed. */
export function lineAlternatives(
  rows: readonly Row[],
  lineForms: readonly LineForm[],
  makeSlot: MakeSlot,
): readonly LineAlternative[] {
  const found: LineAlternative[] = [];
  const lengths = rows.map((row) => row.tokens.length);
  const least = Math.min(...lengths);
  const isEven = lengths.every((length) => length === least);
  if (isEven && least <= scalarsMax) found.push(scalars(rows, least, makeSlot));
  if (isEven && least > 3)
    addList(found, rows, 0, 1, { kind: 'constant', value: least }, least - 0.5, makeSlot);
  for (let prefix = 0; prefix <= Math.min(prefixMax, least); prefix++) {
    for (let group = 1; group <= groupMax; group++)
      addCountedLists(found, rows, prefix, group, makeSlot);
  }
  addVariants(found, rows, lineForms, makeSlot);
  if (found.length === 0) addList(found, rows, 0, 1, { kind: 'free' }, 6, makeSlot);
  return found.sort((a, b) => a.cost - b.cost).slice(0, 3);
}

function scalars(rows: readonly Row[], count: number, makeSlot: MakeSlot): LineAlternative {
  const known = rows.map(() => new Map<number, number>());
  let cost = 1;
  const items: Item[] = [];
  for (let place = 0; place < count; place++) {
    const column = columnOf(rows, place, known, makeSlot);
    cost += column.cost;
    items.push({ kind: 'scalar', slot: column.slot });
  }
  return { node: { kind: 'line', items }, cost, known };
}

/** The slot of one column; its integers are added to what is known. */
function columnOf(
  rows: readonly Row[],
  place: number,
  known: readonly Map<number, number>[],
  makeSlot: MakeSlot,
): { slot: Slot; cost: number } {
  const tokens = rows.map((row) => row.tokens[place] ?? '');
  const before = rows.map((row, index) => new Map([...row.known, ...(known[index] ?? [])]));
  const { kind, cost, length } = slotKindOf(tokens, before);
  const slot = makeSlot(kind, length);
  if (kind === 'integer') {
    tokens.forEach((token, index) => {
      const value = Number(token);
      if (value >= 0 && value <= countableMax) known[index]?.set(slot.id, value);
    });
  }
  return { slot, cost };
}

function slotKindOf(
  tokens: readonly string[],
  known: readonly ReadonlyMap<number, number>[],
): { kind: TokenKind; cost: number; length?: Count } {
  const kinds = new Set(tokens.map(kindOf));
  const length = lengthOf(tokens, known);
  const isDigits = tokens.every((token) => /^[01]+$/.test(token));
  if (isDigits && length !== undefined && tokens.some((token) => token.length > 2)) {
    return { kind: 'word', cost: 0.9, length };
  }
  // Rows of digits as long as a number before says, and of several lengths: that is no coincidence.
  const isDigitRows = tokens.length > 2 && tokens.every((token) => /^\d+$/.test(token));
  if (
    isDigitRows &&
    length !== undefined &&
    new Set(tokens.map((token) => token.length)).size > 1
  ) {
    return { kind: 'word', cost: 0.9, length };
  }
  if (kinds.size === 1 && kinds.has('integer')) return { kind: 'integer', cost: 1 };
  if (!kinds.has('word')) return { kind: 'float', cost: 1.2 };
  const isMixed = kinds.size > 1 && !tokens.every((token) => /^\d+$/.test(token));
  const cost = isMixed ? 3 : length === undefined ? 1.3 : 1;
  return length === undefined ? { kind: 'word', cost } : { kind: 'word', cost, length };
}

/** The earlier number that equals the length of every token. */
function lengthOf(
  tokens: readonly string[],
  known: readonly ReadonlyMap<number, number>[],
): Count | undefined {
  if (tokens.every((token) => token.length <= 1)) return undefined;
  const ids = [...(known[0]?.keys() ?? [])].reverse();
  const slotId = ids.find((id) =>
    tokens.every((token, index) => token.length === known[index]?.get(id)),
  );
  return slotId === undefined ? undefined : { kind: 'slot', slotId, factor: 1, offset: 0 };
}

function addCountedLists(
  found: LineAlternative[],
  rows: readonly Row[],
  prefix: number,
  group: number,
  makeSlot: MakeSlot,
): void {
  const sizes = rows.map((row) => (row.tokens.length - prefix) / group);
  if (!sizes.every((size) => Number.isInteger(size)) || sizes.every((size) => size === 0)) return;
  if (sizes.every((size) => size <= 1) && prefix > 0) return;
  const head = scalars(
    rows.map((row) => ({ ...row, tokens: row.tokens.slice(0, prefix) })),
    prefix,
    makeSlot,
  );
  const known = rows.map((row, index) => new Map([...row.known, ...(head.known[index] ?? [])]));
  const ids = [...(known[0]?.keys() ?? [])].reverse();
  const isSize = (value: (map: ReadonlyMap<number, number>) => number): boolean =>
    sizes.every((size, index) => value(known[index] ?? new Map()) === size);
  for (const slotId of ids) {
    for (const [factor, offset, cost] of [
      [1, 0, 0.2],
      [1, -1, 1.5],
      [1, 1, 1.7],
      [2, 0, 1.7],
    ] as const) {
      if (isSize((map) => (map.get(slotId) ?? -9) * factor + offset)) {
        addList(
          found,
          rows,
          prefix,
          group,
          { kind: 'slot', slotId, factor, offset },
          cost,
          makeSlot,
          head,
        );
      }
    }
  }
  if (
    found.some(
      (line) => line.node.kind === 'line' && line.node.items.some((item) => item.kind === 'list'),
    )
  )
    return;
  for (const [index, first] of ids.entries()) {
    const second = ids
      .slice(index + 1)
      .find((id) => isSize((map) => (map.get(first) ?? -9) * (map.get(id) ?? -9)));
    if (second !== undefined) {
      addList(
        found,
        rows,
        prefix,
        group,
        { kind: 'product', slotIds: [second, first] },
        2,
        makeSlot,
        head,
      );
    }
  }
}

function addList(
  found: LineAlternative[],
  rows: readonly Row[],
  prefix: number,
  group: number,
  count: Count,
  countCost: number,
  makeSlot: MakeSlot,
  head: LineAlternative = scalars(rows, prefix, makeSlot),
): void {
  let cost = head.cost + 1 + countCost + (group - 1) * 0.5;
  const slots: Slot[] = [];
  for (let place = 0; place < group; place++) {
    const tokens = rows.flatMap((row) =>
      row.tokens.slice(prefix).filter((_, index) => index % group === place),
    );
    const known = rows.flatMap((row) =>
      row.tokens
        .slice(prefix)
        .filter((_, index) => index % group === place)
        .map(() => row.known),
    );
    const kind = slotKindOf(tokens, known);
    cost += kind.cost;
    slots.push(makeSlot(kind.kind, kind.length));
  }
  const items = head.node.kind === 'line' ? head.node.items : [];
  found.push({
    node: { kind: 'line', items: [...items, { kind: 'list', count, slots }] },
    cost,
    known: head.known,
  });
}

/** Lines whose first token says what follows: only where the shapes differ or the statement shows them. */
function addVariants(
  found: LineAlternative[],
  rows: readonly Row[],
  lineForms: readonly LineForm[],
  makeSlot: MakeSlot,
): void {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const tag = row.tokens[0] ?? '';
    groups.set(tag, [...(groups.get(tag) ?? []), row]);
  }
  const isTag = (tag: string): boolean => /^(?:\d|[A-Za-z]{1,12}|[+?!-])$/.test(tag);
  if (groups.size > tagsMax || ![...groups.keys()].every(isTag)) return;
  const shapes = [...groups].map(([tag, members]) => ({
    tag,
    members,
    length: members[0]?.tokens.length ?? 0,
  }));
  if (!shapes.every(({ members, length }) => members.every((row) => row.tokens.length === length)))
    return;
  const isShown = shapes.every(({ tag, length }) =>
    lineForms.some((form) => form.tag === tag && form.names.length === length - 1),
  );
  if (
    !isShown &&
    (groups.size < 2 ||
      rows.length <= groups.size ||
      shapes.every(({ length }) => length === shapes[0]?.length))
  )
    return;
  let cost = isShown ? 2 : 3;
  const variants = shapes.map(({ tag, members, length }) => {
    const slots: Slot[] = [];
    const known = members.map(() => new Map<number, number>());
    for (let place = 1; place < length; place++) {
      const column = columnOf(members, place, known, makeSlot);
      if (!isShown) cost += column.cost / 2;
      slots.push(column.slot);
    }
    return { tag, slots };
  });
  // A shape that the samples happen not to show.
  for (const form of isShown ? lineForms : []) {
    if (!groups.has(form.tag))
      variants.push({ tag: form.tag, slots: form.names.map(() => makeSlot('integer')) });
  }
  found.push({
    node: { kind: 'variants', variants },
    cost,
    known: rows.map(() => new Map<number, number>()),
  });
}
