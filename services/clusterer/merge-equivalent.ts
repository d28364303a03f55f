import { rankBehaviours } from '#libs/selection/distinct-behaviours.ts';
import type { BehaviourMerge } from '#libs/selection/equivalence.ts';
import { makeEquivalenceSearch, type Question } from '#libs/selection/equivalence-search.ts';
import { askChecker } from './ask-checker.ts';
import { makeOutputStore, type OutputSource, type OutputStore } from './output-store.ts';

/** Behaviours that count as one, and what finding them took. */
export type EquivalenceResult = {
  readonly merges: readonly BehaviourMerge[];
  readonly checkCount: number;
  /** Behaviours left as they are: the checks were used up, or the output could not be had again. */
  readonly uncheckedBehaviourCount: number;
};

export type EquivalenceTask = OutputSource & {
  /** Inputs on which behaviours are compared. */
  readonly inputIndexes: readonly number[];
  readonly checkCountMax: number;
};

/** Behaviours whose outputs are held at the same time, those of leaders apart. */
const behavioursPerWave = 512;

/**
 * Finds behaviours whose outputs the problem's checker takes for each other, those of the most samples
 * first. Fails with UNAVAILABLE (EXECUTOR_UNAVAILABLE) when no executor answers, and as CheckOutputs does.
 */
export async function mergeEquivalent(task: EquivalenceTask): Promise<EquivalenceResult> {
  const { groups, inputs, inputIndexes, checker, checkCountMax, executor, signal } = task;
  // Each behaviour takes a check, but for the first of an input.
  const { ranked, leftCount } = rankBehaviours(
    groups,
    inputIndexes,
    checkCountMax + inputIndexes.length,
  );
  const search = makeEquivalenceSearch({ checkCountMax, isReflexive: checker.kind === 'token' });
  const store = makeOutputStore(task);
  let unchecked = leftCount;
  for (let start = 0; start < ranked.length; start += behavioursPerWave) {
    const wave = ranked.slice(start, start + behavioursPerWave);
    if (search.checkCount() >= checkCountMax) {
      unchecked += wave.length;
      continue;
    }
    await store.fetch(wave);
    const known = wave.filter((behaviour) => store.get(behaviour) !== undefined);
    unchecked += wave.length - known.length;
    const rounds = search.compare(known);
    for (let round = rounds.next(); !round.done;) {
      const checks = round.value.map((question) => checkOf(question, store));
      round = rounds.next(await askChecker(executor, checker, inputs, checks, signal));
    }
    store.keepOnly(search.leaders());
  }
  return {
    merges: search.merges(),
    checkCount: search.checkCount(),
    uncheckedBehaviourCount: unchecked + search.leftCount(),
  };
}

function checkOf({ inputIndex, output, answer }: Question, store: OutputStore) {
  // Only behaviours whose outputs are held are compared, and those of leaders are kept.
  return {
    inputIndex,
    output: store.get(output) as Buffer,
    answer: store.get(answer) as Buffer,
  };
}
