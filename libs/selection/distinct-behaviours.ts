import { isFailureAt } from '../domain/behaviour.ts';
import { behaviourKey } from './equivalence.ts';

/** Programs that behave alike on every input, as one. */
export type BehaviourGroup = {
  readonly sampleCount: number;
  /** 16 bytes an input, joined. */
  readonly behaviours: Uint8Array;
};

/** What some programs print on one input. */
export type DistinctBehaviour = {
  readonly inputIndex: number;
  /** `behaviourKey`. */
  readonly key: string;
  /** Samples that show it. */
  readonly sampleCount: number;
  /** The first group that shows it. */
  readonly groupIndex: number;
};

/** Behaviours that can be compared, those of the most samples first. */
export type RankedBehaviours = {
  readonly ranked: readonly DistinctBehaviour[];
  /** Behaviours beyond `countMax`. */
  readonly leftCount: number;
};

/**
 * Behaviours on those inputs on which programs differ, failures apart, which are what they are: those of
 * the most samples first. Of equally many, those of the same group stand together, the group's that comes
 * first in `groups`, since a program changes its cluster only when all its behaviours are known.
 */
export function rankBehaviours(
  groups: readonly BehaviourGroup[],
  inputIndexes: readonly number[],
  countMax: number,
): RankedBehaviours {
  const ranked: DistinctBehaviour[] = [];
  let count = 0;
  for (const inputIndex of inputIndexes) {
    const ofInput = behavioursOn(groups, inputIndex);
    if (ofInput.length < 2) continue;
    count += ofInput.length;
    for (const behaviour of heaviest(ofInput, countMax)) ranked.push(behaviour);
  }
  ranked.sort(byRank);
  return {
    ranked: ranked.slice(0, countMax),
    leftCount: count - Math.min(countMax, ranked.length),
  };
}

function behavioursOn(
  groups: readonly BehaviourGroup[],
  inputIndex: number,
): readonly DistinctBehaviour[] {
  const byKey = new Map<string, { sampleCount: number; readonly groupIndex: number }>();
  for (const [groupIndex, { behaviours, sampleCount }] of groups.entries()) {
    if (isFailureAt(behaviours, inputIndex)) continue;
    const key = behaviourKey(behaviours, inputIndex);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { sampleCount, groupIndex });
    else known.sampleCount += sampleCount;
  }
  return Array.from(byKey, ([key, known]) => ({ inputIndex, key, ...known }));
}

/** The `countMax` first by rank, in no order. */
function heaviest(
  behaviours: readonly DistinctBehaviour[],
  countMax: number,
): readonly DistinctBehaviour[] {
  if (behaviours.length <= countMax) return behaviours;
  return [...behaviours].sort(byRank).slice(0, countMax);
}

function byRank(a: DistinctBehaviour, b: DistinctBehaviour): number {
  return (
    b.sampleCount - a.sampleCount || a.groupIndex - b.groupIndex || a.inputIndex - b.inputIndex
  );
}

/** A group whose program is to be run again, and what it will show. */
export type Showing = {
  readonly groupIndex: number;
  readonly behaviours: readonly DistinctBehaviour[];
};

/**
 * Few groups that show all the behaviours: among the first groups of each, always the one that shows the
 * most of those left (the greedy cover of Chvátal 1979, at most ln n times as many as the fewest).
 */
export function coverBehaviours(
  groups: readonly BehaviourGroup[],
  wanted: readonly DistinctBehaviour[],
): readonly Showing[] {
  const left = new Set(wanted);
  const candidates = [...new Set(wanted.map(({ groupIndex }) => groupIndex))].sort((a, b) => a - b);
  const shownBy = new Map<number, readonly DistinctBehaviour[]>();
  for (const groupIndex of candidates) {
    const behaviours = groups[groupIndex]?.behaviours ?? new Uint8Array();
    shownBy.set(
      groupIndex,
      wanted.filter(({ inputIndex, key }) => behaviourKey(behaviours, inputIndex) === key),
    );
  }
  const cover: Showing[] = [];
  while (left.size > 0) {
    let best: Showing = { groupIndex: -1, behaviours: [] };
    for (const [groupIndex, shown] of shownBy) {
      const behaviours = shown.filter((behaviour) => left.has(behaviour));
      if (behaviours.length > best.behaviours.length) best = { groupIndex, behaviours };
    }
    // Each behaviour is shown by its own first group, so there is always one that shows something.
    if (best.behaviours.length === 0) throw new Error('a behaviour is shown by no group');
    for (const behaviour of best.behaviours) left.delete(behaviour);
    shownBy.delete(best.groupIndex);
    cover.push(best);
  }
  return cover;
}
