import type { Random } from '#libs/domain/random.ts';
import type { Collective } from './collective.ts';

type Graph = Extract<Collective, { kind: 'graph' }>;

/** Tries an edge; a dense simple graph may need many. */
const triesPerEdge = 200;

/**
 * Draws the edges of a tree or graph with vertices `first` … `first + vertexCount - 1`; undefined when
 * there is no such graph. Trees are paths, stars or random, numbered at random.
 */
export function drawEdges(
  graph: Graph,
  vertexCount: number,
  edgeCount: number,
  random: Random,
): readonly (readonly [number, number])[] | undefined {
  const edges: (readonly [number, number])[] = [];
  const keys = new Set<string>();
  const labels = random.shuffle(
    Array.from({ length: vertexCount }, (_, index) => index + graph.first),
  );
  const add = (from: number, to: number): boolean => {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (from === to && (graph.isLoopless || graph.isSimple)) return false;
    if (graph.isSimple && keys.has(key)) return false;
    keys.add(key);
    edges.push(random.next() < 0.5 ? [from, to] : [to, from]);
    return true;
  };
  if (graph.isTree || graph.isConnected) {
    if (edgeCount < vertexCount - 1 || (graph.isTree && edgeCount !== vertexCount - 1))
      return undefined;
    const shape = random.pick(['path', 'star', 'random', 'random', 'deep']);
    for (let vertex = 1; vertex < vertexCount; vertex++) {
      const parent =
        shape === 'path'
          ? vertex - 1
          : shape === 'star'
            ? 0
            : shape === 'deep'
              ? random.integer(Math.max(0, vertex - 3), vertex - 1)
              : random.integer(0, vertex - 1);
      add(labels[parent] ?? graph.first, labels[vertex] ?? graph.first);
    }
  }
  for (let tries = 0; edges.length < edgeCount; tries++) {
    if (tries > edgeCount * triesPerEdge || vertexCount === 0) return undefined;
    add(random.pick(labels), random.pick(labels));
  }
  return random.shuffle(edges);
}
