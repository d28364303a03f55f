import { assertNever } from '#libs/domain/assert-never.ts';
import type { Random } from '#libs/domain/random.ts';
import type { Collective } from './collective.ts';

type Graph = Extract<Collective, { kind: 'graph' }>;

/** Tries an edge; a dense simple graph may need many. */
const triesPerEdge = 200;
/** Components of a graph that falls apart, at most. */
const partsMax = 6;

const orders = ['random', 'random', 'ascending', 'descending'] as const;
const shapes = ['path', 'star', 'random', 'random', 'deep'] as const;
/** Long paths, numbered along or against them, are what slow programs fail on. */
const largeOrders = ['random', 'ascending', 'descending', 'descending'] as const;
const largeShapes = ['path', 'path', 'star', 'random', 'deep'] as const;

/** Where the other end of an edge lies. */
type Place = 'anywhere' | 'same part' | 'near';
const places: readonly Place[] = ['anywhere', 'anywhere', 'same part', 'near'];
/** Edges to vertices nearby leave long ways long. */
const largePlaces: readonly Place[] = ['anywhere', 'near', 'near'];
const nearDistance = 3;

type Edge = readonly [number, number];

/**
 * Draws the edges of a tree or graph with vertices `first` … `first + vertexCount - 1`; undefined when
 * there is no such graph. Trees, and the forests that many graphs begin with, are paths, stars, deep or random; the rest
 * of the edges lie anywhere, within few parts, or between vertices nearby. Numbers and order are random, or those of the shape,
 * which is the worst case of many a program.
 */
export function drawEdges(
  graph: Graph,
  vertexCount: number,
  edgeCount: number,
  { isLarge, random }: { readonly isLarge: boolean; readonly random: Random },
): readonly Edge[] | undefined {
  const mustSpan = graph.isTree || graph.isConnected;
  if (mustSpan && edgeCount < vertexCount - 1) return undefined;
  if (graph.isTree && edgeCount !== vertexCount - 1) return undefined;
  const order = random.pick(isLarge ? largeOrders : orders);
  const labels = labelsOf(order, graph.first, vertexCount, random);
  const edges: Edge[] = [];
  const keys = new Set<string>();
  const add = (from: number, to: number): void => {
    const [a, b] = [labels[from] ?? graph.first, labels[to] ?? graph.first];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (a === b && (graph.isLoopless || graph.isSimple)) return;
    if (graph.isSimple && keys.has(key)) return;
    keys.add(key);
    edges.push(random.next() < 0.5 ? [a, b] : [b, a]);
  };
  const isForest = mustSpan || random.next() < (isLarge ? 0.75 : 0.4);
  const parents = isForest ? parentsOf(vertexCount, { mustSpan, isLarge }, random) : [];
  for (const [from, to] of parents) if (edges.length < edgeCount) add(from, to);
  const place = random.pick(isLarge ? largePlaces : places);
  const partCount = random.integer(2, partsMax);
  for (let tries = 0; edges.length < edgeCount; tries++) {
    if (tries > edgeCount * triesPerEdge || vertexCount === 0) return undefined;
    const from = random.integer(0, vertexCount - 1);
    // Where there are too many edges for a place, they lie anywhere.
    add(
      from,
      otherEnd(tries > edgeCount * 2 ? 'anywhere' : place, from, vertexCount, partCount, random),
    );
  }
  return order === 'random' ? random.shuffle(edges) : edges;
}

function otherEnd(
  place: Place,
  from: number,
  vertexCount: number,
  partCount: number,
  random: Random,
): number {
  switch (place) {
    case 'anywhere':
      return random.integer(0, vertexCount - 1);
    case 'same part': {
      const part = from % partCount;
      return part + partCount * random.integer(0, Math.floor((vertexCount - 1 - part) / partCount));
    }
    case 'near':
      return random.integer(
        Math.max(0, from - nearDistance),
        Math.min(vertexCount - 1, from + nearDistance),
      );
    default:
      return assertNever(place);
  }
}

function labelsOf(
  order: 'random' | 'ascending' | 'descending',
  first: number,
  count: number,
  random: Random,
): readonly number[] {
  const labels = Array.from({ length: count }, (_, index) => index + first);
  if (order === 'random') return random.shuffle(labels);
  return order === 'ascending' ? labels : labels.reverse();
}

/** Each vertex with its parent; where the graph may fall apart, some have none. */
function parentsOf(
  vertexCount: number,
  { mustSpan, isLarge }: { readonly mustSpan: boolean; readonly isLarge: boolean },
  random: Random,
): readonly Edge[] {
  const shape = random.pick(isLarge ? largeShapes : shapes);
  const rootShare = mustSpan || isLarge ? 0 : random.pick([0, 0.1, 0.3]);
  const edges: Edge[] = [];
  for (let vertex = 1; vertex < vertexCount; vertex++) {
    if (rootShare > 0 && random.next() < rootShare) continue;
    switch (shape) {
      case 'path':
        edges.push([vertex - 1, vertex]);
        break;
      case 'star':
        edges.push([0, vertex]);
        break;
      case 'deep':
        edges.push([random.integer(Math.max(0, vertex - 3), vertex - 1), vertex]);
        break;
      case 'random':
        edges.push([random.integer(0, vertex - 1), vertex]);
        break;
      default:
        assertNever(shape);
    }
  }
  return edges;
}
