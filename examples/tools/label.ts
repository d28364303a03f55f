import type { Limits } from '#libs/domain/limits.ts';
import type { Program } from '#libs/domain/program.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import type { ExecutorClient } from '../../services/cli/executor-client.ts';
import { judgeSubmission } from '../../services/cli/judge/judge-submission.ts';
import { chunksOf } from '../../services/cli/judge/test-chunks.ts';
import type { Draft } from './drafts.ts';

/** What a program is worth on all tests of its package. */
export type Label = {
  readonly verdict: Verdict;
  /** Tests it ran on, samples first, the failing one last. */
  readonly testCount: number;
  readonly isPastSamples: boolean;
};

/** Labels drafts, in order; undefined for one whose verdict hangs on the speed or size of the machine. */
export type Labeller = (drafts: readonly Draft[]) => Promise<readonly (Label | undefined)[]>;

/** What a labeller judges on. */
export type LabelOptions = {
  readonly samples: readonly TestFile[];
  readonly secrets: readonly TestFile[];
  readonly limits: Limits;
  readonly signal: AbortSignal;
};

/** Slower than half the limit is too near to it; what is too slow must be so by a factor of two. */
const nearShare = 0.5;
const farFactor = 2;

/** A labeller that judges on an executor: samples first, and the hidden tests for what passes them. */
export function executorLabeller(client: ExecutorClient, options: LabelOptions): Labeller {
  const { samples, secrets, limits, signal } = options;
  const wide: Limits = {
    ...limits,
    cpuTimeMs: farFactor * limits.cpuTimeMs,
    wallTimeMs: farFactor * limits.wallTimeMs,
  };
  const label = async (program: Program): Promise<Label | undefined> => {
    const submission = { path: '', folder: '', language: program.language, program, expected: [] };
    let testCount = 0;
    let slowestMs = 0;
    for (const tests of [samples, secrets]) {
      const judged = await judgeSubmission(client, submission, {
        limits: wide,
        chunks: chunksOf(tests),
        isEveryTestRun: false,
        signal,
      });
      for (const { verdict, execution } of judged.results) {
        if (verdict === Verdict.Skipped) continue;
        testCount += 1;
        if (verdict !== Verdict.TimeLimitExceeded)
          slowestMs = Math.max(slowestMs, execution?.cpuTimeMs ?? 0);
      }
      if (judged.verdict !== Verdict.Accepted) {
        return keep(
          { verdict: judged.verdict, testCount, isPastSamples: tests === secrets },
          slowestMs,
          limits,
        );
      }
    }
    return keep({ verdict: Verdict.Accepted, testCount, isPastSamples: true }, slowestMs, limits);
  };
  return async (drafts) => {
    const labels: (Label | undefined)[] = [];
    for (let from = 0; from < drafts.length; from += parallelCount) {
      labels.push(
        ...(await Promise.all(
          drafts.slice(from, from + parallelCount).map(({ program }) => label(program)),
        )),
      );
    }
    return labels;
  };
}

/** Programs judged at once; the executor queues what its slots do not take. */
const parallelCount = 4;

/** Verdicts that do not say the same on every machine are no labels. */
export function keep(label: Label, slowestMs: number, limits: Limits): Label | undefined {
  const isPlain =
    label.verdict === Verdict.Accepted ||
    label.verdict === Verdict.WrongAnswer ||
    label.verdict === Verdict.CompileError ||
    label.verdict === Verdict.RuntimeError ||
    label.verdict === Verdict.TimeLimitExceeded;
  return isPlain && slowestMs <= nearShare * limits.cpuTimeMs ? label : undefined;
}
