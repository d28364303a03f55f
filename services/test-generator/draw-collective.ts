import { assertNever } from '#libs/domain/assert-never.ts';
import type { Random } from '#libs/domain/random.ts';
import type { Collective } from './collective.ts';
import { drawEdges } from './draw-graph.ts';
import type { Scope } from './structure.ts';

/** What the drawing of a collective may go by. */
type CollectiveRequest = {
  /** First values of the elements of a sample, where all are to be kept that can be. */
  readonly kept: readonly string[] | undefined;
  /** Values before the elements. */
  readonly scope: Scope;
  readonly isLarge: boolean;
  readonly random: Random;
};

/** Draws the elements, each as the texts of its first slots, of a property that they have together; undefined when there are none. */
export function drawCollective(
  collective: Exclude<Collective, { kind: 'sorted' | 'distinct' }>,
  count: number,
  { kept, scope, isLarge, random }: CollectiveRequest,
): readonly (readonly string[])[] | undefined {
  switch (collective.kind) {
    case 'permutation': {
      const { first } = collective;
      const values = kept?.map(Number) ?? [];
      const isKept =
        new Set(values).size === count &&
        values.every((value) => value >= first && value < first + count);
      const fresh = Array.from({ length: count }, (_, index) => index + first);
      return (isKept ? values : random.shuffle(fresh)).map((value) => [String(value)]);
    }
    case 'parents':
      return Array.from({ length: count }, (_, row) => [
        String(random.integer(collective.first, collective.first + row)),
      ]);
    case 'graph': {
      const vertexCount = Number(scope.get(collective.vertexSlotId) ?? 0);
      const edges = drawEdges(collective, vertexCount, count, { isLarge, random });
      return edges?.map(([from, to]) => [String(from), String(to)]);
    }
    default:
      return assertNever(collective);
  }
}
