import { Worker } from 'node:worker_threads';
import type { Verdict } from '#libs/domain/verdict.ts';
import { startLadder, type Ladder } from './ladder.ts';
import type { PoolCandidate } from './pool-sample.ts';

export type SteadyBenchOptions = {
  readonly candidates: readonly PoolCandidate[];
  /** How often all of them are judged under load. */
  readonly roundCount: number;
  /** Threads that compute all the while, beside as many slots; as many as there are cores. */
  readonly burnerCount: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Whether load changes verdicts; keys are stable. */
export type SteadyBench = {
  readonly candidates: number;
  readonly rounds: number;
  readonly burners: number;
  /** Candidates whose verdicts are not all equal; the first is the one on an idle machine. */
  readonly differing: readonly { readonly name: string; readonly verdicts: readonly Verdict[] }[];
};

/**
 * Judges candidates once on a machine that does nothing else, and then again and again while every core
 * is kept busy, each time compiled anew. FAILED_PRECONDITION (BENCH_FAILED) when the executor fails.
 */
export async function benchSteady(
  { candidates, roundCount, burnerCount, environment }: SteadyBenchOptions,
  onRound: (roundNumber: number) => void,
): Promise<SteadyBench> {
  await using ladder = await startLadder({
    ...environment,
    GOLDPAN_EXECUTOR_SLOTS: String(burnerCount),
    // Nothing is kept, so that every round compiles.
    GOLDPAN_EXECUTOR_CACHE_BYTES: '0',
  });
  const rounds = [await judgeAll(ladder, candidates, burnerCount)];
  const burners = Array.from(
    { length: burnerCount },
    () => new Worker('for (;;);', { eval: true }),
  );
  try {
    for (let number = 1; number <= roundCount; number++) {
      rounds.push(await judgeAll(ladder, candidates, burnerCount));
      onRound(number);
    }
  } finally {
    await Promise.all(burners.map((burner) => burner.terminate()));
  }
  const differing = candidates
    .map(({ name }, index) => ({ name, verdicts: rounds.flatMap((round) => round[index] ?? []) }))
    .filter(({ verdicts }) => new Set(verdicts).size > 1);
  return { candidates: candidates.length, rounds: roundCount, burners: burnerCount, differing };
}

/** Verdicts in the order of the candidates, a few of which are under way at the same time. */
async function judgeAll(
  ladder: Ladder,
  candidates: readonly PoolCandidate[],
  parallelCount: number,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const waiting = candidates.entries();
  const work = async (): Promise<void> => {
    // The workers share one iterator, so that each candidate is taken once.
    for (const [index, candidate] of waiting)
      verdicts[index] = (await ladder.judge(candidate)).verdict;
  };
  await Promise.all(Array.from({ length: parallelCount }, work));
  return verdicts;
}
