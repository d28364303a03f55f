import type { Verdict } from '#libs/domain/verdict.ts';
import { defaultRunnerPath } from '../toolchain.ts';
import type { Rung } from '../ladder.ts';
import { startLadder } from './ladder.ts';
import { measureOverhead, type Overhead } from './overhead.ts';
import { startPeers, type MissingPeer } from './peers.ts';
import type { PoolCandidate } from './pool-sample.ts';
import { agreementOf, makeTally, spend, type Tally } from './tally.ts';

export type ExecutorBenchOptions = {
  /** Candidates for the ladder, in the order in which they are judged. */
  readonly candidates: readonly PoolCandidate[];
  /** The peers judge the first so many of them, at least one. */
  readonly comparedCount: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** A value for the executor and for each of its peers; null where the peer is missing. */
type BySide<Value> = {
  readonly ladder: Value;
  readonly gppBareExec: Value;
  readonly gppBubblewrap: Value | null;
  readonly goJudge: Value | null;
};

/** What was measured; keys are stable. */
export type ExecutorBench = {
  /** Judged by the ladder; and those of them that the peers judged too. */
  readonly candidates: number;
  readonly compared: number;
  /** Share of the compared candidates on which the ladder says what `g++ -O2` and bare exec say. */
  readonly agreement: number;
  /** The same share for every side. */
  readonly agreements: BySide<number>;
  readonly differing: readonly ({ readonly name: string } & BySide<Verdict | undefined>)[];
  readonly perCoreSecond: BySide<number>;
  /** User and system time of everything that judging took. */
  readonly cpuSeconds: BySide<number>;
  /** The ladder's before its first candidate, for starting, trying its tools and compiling checkers; not in the rate. */
  readonly startUpCpuSeconds: number;
  /** How much of the ladder's CPU its compilers and the programs took; the rest is the executor's own. */
  readonly ladderCpuSeconds: { readonly compile: number; readonly run: number };
  /** Shares of the candidates by the rung that judged them. */
  readonly rungs: { readonly [rung in Rung]: number };
  /** The ladder's verdicts, counted. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly overhead: Overhead;
  readonly missing: readonly MissingPeer[];
};

/**
 * Judges candidates on the public tests of their problems, with the executor and with its peers in turn:
 * after each candidate of the peers the executor has its share of all, so that all meet the same noise of
 * the machine. One program at a time. FAILED_PRECONDITION (BENCH_FAILED) when a tool of it fails.
 */
export async function benchExecutor(
  { candidates, comparedCount, environment }: ExecutorBenchOptions,
  onProgress: (judgedCount: number) => void,
): Promise<ExecutorBench> {
  const overhead = await measureOverhead(environment['GOLDPAN_RUNNER_BINARY'] ?? defaultRunnerPath);
  const problems = new Set(candidates.map(({ problem }) => problem));
  await using peers = await startPeers([...problems], environment);
  await using ladder = await startLadder({ ...environment, GOLDPAN_EXECUTOR_SLOTS: '1' });
  for (const problem of problems) await ladder.prepare(problem);
  const startUpCpuSeconds = ladder.cpuSeconds();

  const tally = makeTally();
  const rungCounts = { front: 0, full: 0 };
  const ladderCpuSeconds = { compile: 0, run: 0 };
  const judgeOnLadder = async (candidate: PoolCandidate): Promise<void> => {
    const { result, cpuSeconds } = await spend(ladder.cpuSeconds, () => ladder.judge(candidate));
    tally.add(candidate.name, result.verdict, cpuSeconds);
    rungCounts[result.rung] += 1;
    ladderCpuSeconds.compile += result.compileCpuMs / 1000;
    ladderCpuSeconds.run += result.runCpuMs / 1000;
    onProgress(tally.verdicts.size);
  };
  const compared = candidates.slice(0, comparedCount);
  for (const [index, candidate] of compared.entries()) {
    await peers.judge(candidate);
    const shareEnd = Math.ceil(((index + 1) / compared.length) * candidates.length);
    for (const next of candidates.slice(tally.verdicts.size, shareEnd)) await judgeOnLadder(next);
  }

  const tallies = { ladder: tally, ...peers.tallies };
  const reference = tallies.gppBareExec;
  const agreements = bySide(tallies, (side) => agreementOf(side, reference));
  return {
    candidates: tally.verdicts.size,
    compared: reference.verdicts.size,
    agreement: agreements.ladder,
    agreements,
    differing: [...reference.verdicts.keys()]
      .map((name) => ({ name, ...bySide(tallies, ({ verdicts }) => verdicts.get(name)) }))
      .filter(({ name: _name, ...said }) => new Set(Object.values(said).filter(Boolean)).size > 1),
    perCoreSecond: bySide(tallies, (side) => side.verdicts.size / side.cpuSeconds()),
    cpuSeconds: bySide(tallies, (side) => side.cpuSeconds()),
    startUpCpuSeconds,
    ladderCpuSeconds,
    rungs: {
      front: rungCounts.front / tally.verdicts.size,
      full: rungCounts.full / tally.verdicts.size,
    },
    verdicts: countsOf([...tally.verdicts.values()]),
    overhead,
    missing: peers.missing,
  };
}

function bySide<Value>(
  { ladder, gppBareExec, gppBubblewrap, goJudge }: { ladder: Tally } & MaybeMissing,
  of: (tally: Tally) => Value,
): BySide<Value> {
  return {
    ladder: of(ladder),
    gppBareExec: of(gppBareExec),
    gppBubblewrap: gppBubblewrap === undefined ? null : of(gppBubblewrap),
    goJudge: goJudge === undefined ? null : of(goJudge),
  };
}

type MaybeMissing = Awaited<ReturnType<typeof startPeers>>['tallies'];

function countsOf(verdicts: readonly Verdict[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
