import { lineAlternatives, type Row } from './infer-line.ts';
import { bodyLengthsOf, type Stretch } from './infer-body.ts';
import type { LineForm } from './phrases.ts';
import type { Count, Node, Slot } from './structure.ts';
import type { TokenKind } from './tokens.ts';

/** A possible structure; the cheaper, the fewer coincidences it needs. */
export type Alternative = { readonly nodes: readonly Node[]; readonly cost: number };

/** A stretch of lines that one sequence of nodes must explain. */
type Instance = {
  readonly lines: readonly (readonly string[])[];
  readonly from: number;
  readonly to: number;
  /** Values of the integer slots before it. */
  readonly known: ReadonlyMap<number, number>;
};

/** Stretches that were cut before, by where they lie. */
type Cuts = Map<string, ReturnType<typeof bodyLengthsOf>>;

/** Work and size of the search; beyond them an input counts as without structure. */
const stepsMax = 3000;
/** Costs up to which is searched, one after the other until something is found. */
const costLevels = [13, 20, 30];
/** What even the cheapest line costs. */
const lineCostLeast = 1;
const keptMax = 12;
const nodesMax = 12;
const bodyLinesMax = 4;
const repeatDepthMax = 2;
/** Test cases of different lengths begin near the start of an input. */
const variableBodyNodesMax = 2;
/** Alternatives that are so much dearer than the best are not worth keeping. */
const slackCost = 4;

/**
 * Infers how inputs are built from the samples alone: single lines, counted lists and counted lines,
 * the same over all samples, by least description length. Best first; empty when nothing fits.
 */
export function inferStructures(
  samples: readonly (readonly (readonly string[])[])[],
  lineForms: readonly LineForm[],
): readonly Alternative[] {
  const instances = samples.map((lines) => ({
    lines,
    from: 0,
    to: lines.length,
    known: new Map<number, number>(),
  }));
  const cuts: Cuts = new Map();
  for (const costMax of costLevels) {
    const found = new Search(lineForms, cuts).explain(instances, 0, 0, costMax);
    if (found.length > 0) return found;
  }
  return [];
}

class Search {
  private steps = 0;
  private slotCount = 0;
  private readonly lineForms: readonly LineForm[];
  private readonly cuts: Cuts;

  constructor(lineForms: readonly LineForm[], cuts: Cuts) {
    this.lineForms = lineForms;
    this.cuts = cuts;
  }

  /** Explains the rest of all instances for at most `costMax`. */
  explain(
    instances: readonly Instance[],
    depth: number,
    nodeCount: number,
    costMax: number,
  ): readonly Alternative[] {
    if (instances.every((instance) => instance.from === instance.to))
      return [{ nodes: [], cost: 0 }];
    if (costMax < lineCostLeast || nodeCount >= nodesMax || this.steps++ > stepsMax) return [];
    const repeats = this.repeats(instances, depth, nodeCount, costMax);
    const limit = Math.min(costMax, (repeats[0]?.cost ?? costMax) + slackCost);
    return cheapest([...repeats, ...this.singleLine(instances, depth, nodeCount, limit)]);
  }

  private singleLine(
    instances: readonly Instance[],
    depth: number,
    nodeCount: number,
    costMax: number,
  ): Alternative[] {
    if (instances.some((instance) => instance.from === instance.to)) return [];
    const rows: Row[] = instances.map(({ lines, from, known }) => ({
      tokens: lines[from] ?? [],
      known,
    }));
    // Lines of several shapes come in numbers, not alone.
    const forms = depth > 0 ? this.lineForms : [];
    return lineAlternatives(rows, forms, this.makeSlot).flatMap((line) => {
      if (line.cost > costMax) return [];
      const rest = instances.map((instance, index) => ({
        ...instance,
        from: instance.from + 1,
        known: new Map([...instance.known, ...(line.known[index] ?? [])]),
      }));
      return this.explain(rest, depth, nodeCount + 1, costMax - line.cost).map((tail) => ({
        nodes: [line.node, ...tail.nodes],
        cost: line.cost + tail.cost,
      }));
    });
  }

  private repeats(
    instances: readonly Instance[],
    depth: number,
    nodeCount: number,
    costMax: number,
  ): Alternative[] {
    if (depth >= repeatDepthMax) return [];
    const found: Alternative[] = [];
    for (const { count, sizes, cost } of countsFor(instances)) {
      const best = found.reduce((least, each) => Math.min(least, each.cost), costMax - slackCost);
      const rest = Math.min(costMax, best + slackCost) - 1 - cost;
      if (rest < lineCostLeast) continue;
      for (let bodyLines = 1; bodyLines <= bodyLinesMax; bodyLines++) {
        const fits = instances.every(
          ({ from, to }, index) => from + (sizes[index] ?? 0) * bodyLines <= to,
        );
        if (!fits) break;
        const lengths = sizes.map((size) => Array.from({ length: size }, () => bodyLines));
        found.push(...this.repeatOf(instances, lengths, count, cost, depth, nodeCount, rest));
      }
      if (depth > 0 || nodeCount > variableBodyNodesMax) continue;
      const stretches = instances.map(({ lines, from, to }, index) => ({
        lines,
        from,
        to,
        count: sizes[index] ?? 0,
      }));
      for (const lengths of this.bodyLengths(stretches)) {
        found.push(...this.repeatOf(instances, lengths, count, cost, depth, nodeCount, rest));
      }
    }
    return cheapest(found);
  }

  private bodyLengths(stretches: readonly Stretch[]): ReturnType<typeof bodyLengthsOf> {
    const key = stretches.map(({ from, to, count }) => `${from} ${to} ${count}`).join();
    const known = this.cuts.get(key) ?? bodyLengthsOf(stretches);
    this.cuts.set(key, known);
    return known;
  }

  /** A repetition whose bodies have the given lengths, then whatever follows it. */
  private repeatOf(
    instances: readonly Instance[],
    lengths: readonly (readonly number[])[],
    count: Count,
    cost: number,
    depth: number,
    nodeCount: number,
    costMax: number,
  ): Alternative[] {
    const bodies: Instance[] = [];
    const rests: Instance[] = [];
    for (const [index, instance] of instances.entries()) {
      let from = instance.from;
      for (const length of lengths[index] ?? []) {
        bodies.push({ ...instance, from, to: from + length });
        from += length;
      }
      rests.push({ ...instance, from });
    }
    if (bodies.length === 0) return [];
    const bodyAlternatives = this.explain(bodies, depth + 1, 0, costMax);
    const bodyCost = bodyAlternatives[0]?.cost;
    if (bodyCost === undefined) return [];
    return this.explain(rests, depth, nodeCount + 1, costMax - bodyCost).flatMap((tail) =>
      bodyAlternatives.map((body) => ({
        nodes: [{ kind: 'repeat' as const, count, body: body.nodes }, ...tail.nodes],
        cost: 1 + cost + body.cost + tail.cost,
      })),
    );
  }

  private readonly makeSlot = (kind: TokenKind, length?: Count): Slot => ({
    id: this.slotCount++,
    kind,
    length,
  });
}

/** Counts of lines that earlier slots may give: n, n-1, n+1, 2n. */
function countsFor(
  instances: readonly Instance[],
): { count: Count; sizes: number[]; cost: number }[] {
  const ids = [...(instances[0]?.known.keys() ?? [])].reverse();
  const found: { count: Count; sizes: number[]; cost: number }[] = [];
  for (const slotId of ids) {
    for (const [factor, offset, cost] of [
      [1, 0, 0.2],
      [1, -1, 1.5],
      [1, 1, 3],
      [2, 0, 2],
    ] as const) {
      const sizes = instances.map(
        (instance) => (instance.known.get(slotId) ?? -1) * factor + offset,
      );
      const fits = sizes.every((size, index) => {
        const { from, to } = instances[index] ?? { from: 0, to: 0 };
        return size >= 0 && size <= to - from;
      });
      if (fits && sizes.some((size) => size > 0)) {
        found.push({ count: { kind: 'slot', slotId, factor, offset }, sizes, cost });
      }
    }
  }
  return found;
}

function cheapest(alternatives: readonly Alternative[]): Alternative[] {
  const sorted = [...alternatives].sort((a, b) => a.cost - b.cost);
  const limit = (sorted[0]?.cost ?? 0) + slackCost;
  return sorted.filter((alternative) => alternative.cost <= limit).slice(0, keptMax);
}
