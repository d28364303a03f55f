import type { PackageSubmission } from '#libs/packages/submissions.ts';
import type { ExecutorClient } from '../executor-client.ts';
import { judgeSubmission, type JudgedSubmission, type JudgeOptions } from './judge-submission.ts';

/**
 * Judges submissions, `jobCount` at a time, and gives the results in the order of the submissions.
 * `onJudged` hears of each as it is done. The first failure in time stops the rest and is thrown.
 */
export async function judgeAll(
  client: ExecutorClient,
  submissions: readonly PackageSubmission[],
  options: JudgeOptions & {
    readonly jobCount: number;
    readonly onJudged: (judged: JudgedSubmission) => void;
  },
): Promise<readonly JudgedSubmission[]> {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const judged: (JudgedSubmission | undefined)[] = submissions.map(() => undefined);
  const waiting = submissions.entries();
  const work = async (): Promise<void> => {
    // The workers share one iterator, so that each submission is taken once.
    for (const [index, submission] of waiting) {
      if (signal.aborted) return;
      const result = await judgeSubmission(client, submission, { ...options, signal });
      judged[index] = result;
      options.onJudged(result);
    }
  };
  const workers = Array.from({ length: options.jobCount }, () =>
    work().catch((error: unknown) => {
      failures.push(error);
      stop.abort();
    }),
  );
  await Promise.all(workers);
  // The others fail only because they were stopped, which tells nobody anything.
  if (failures.length > 0) throw failures[0];
  options.signal.throwIfAborted();
  return judged.filter((result) => result !== undefined);
}
