import { AppError, isAppError } from '#libs/domain/app-error.ts';
import type { Compilation, Judgement, TestResult } from '#libs/domain/execution.ts';
import type { Limits } from '#libs/domain/limits.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { PackageSubmission } from '#libs/packages/submissions.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import { judgementFromMessage } from '#libs/wire/execution.ts';
import { checkerToMessage, limitsToMessage, testToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import type { ExecutorClient } from '../executor-client.ts';

export type JudgeOptions = {
  readonly limits: Limits;
  /** Tests in order, cut into requests. */
  readonly chunks: readonly (readonly TestFile[])[];
  /** Whether to go on after the first test that fails. */
  readonly isEveryTestRun: boolean;
  readonly signal: AbortSignal;
};

/** A submission with its verdict: that of the first failing test. */
export type JudgedSubmission = PackageSubmission & {
  readonly verdict: Verdict;
  /** Absent when the executor itself failed before it could tell. */
  readonly compilation: Compilation | undefined;
  /** One a test, in order; none when it did not compile. */
  readonly results: readonly TestResult[];
  /** Whether the verdict is one that is right for it; true when nothing is expected. */
  readonly isExpected: boolean;
  /** What the executor said when the verdict is its own failure; else empty. */
  readonly failure: string;
};

/** What compiling and waiting for a slot may take on top of the tests. */
const overheadTimeoutMs = 300_000;
/** What checking one output may take on top of running it. */
const checkTimeoutMs = 30_000;

/**
 * Judges one submission on all tests. A failure of the executor on this program is the verdict
 * "infrastructure_error", which is never expected; any other failure is thrown, that of a checker with
 * the submission it was asked about.
 */
export async function judgeSubmission(
  client: ExecutorClient,
  submission: PackageSubmission,
  options: JudgeOptions,
): Promise<JudgedSubmission> {
  const results: TestResult[] = [];
  let compilation: Compilation | undefined;
  let verdict: Verdict = Verdict.Accepted;
  let failure = '';
  for (const chunk of options.chunks) {
    if (verdict !== Verdict.Accepted && !options.isEveryTestRun) {
      results.push(...chunk.map(({ name }) => skippedResult(name)));
      continue;
    }
    let judgement: Judgement;
    try {
      judgement = await judgeChunk(client, submission, chunk, options);
    } catch (error) {
      if (isAppError(error) && error.reason === 'CHECKER_FAILED') {
        const { code, reason, metadata } = error;
        const message = `${submission.path}: ${error.message}`;
        throw new AppError(code, reason, message, { metadata, cause: error });
      }
      if (!isAppError(error) || error.code !== 'INTERNAL') throw error;
      verdict = Verdict.InfrastructureError;
      failure = error.message;
      break;
    }
    compilation ??= judgement.compilation;
    results.push(...judgement.results);
    if (verdict === Verdict.Accepted) verdict = judgement.verdict;
    if (!judgement.compilation.isSuccessful) break;
  }
  const { expected } = submission;
  const isExpected =
    verdict !== Verdict.InfrastructureError &&
    (expected.length === 0 || expected.includes(verdict));
  return { ...submission, verdict, compilation, results, isExpected, failure };
}

async function judgeChunk(
  client: ExecutorClient,
  submission: PackageSubmission,
  chunk: readonly TestFile[],
  options: JudgeOptions,
): Promise<Judgement> {
  const [first] = chunk;
  const tests = await Promise.all(chunk.map((test) => test.read()));
  const response = await client.call(
    'JudgeProgram',
    {
      program: programToMessage(submission.program),
      tests: tests.map(testToMessage),
      ...(first === undefined ? {} : { checker: checkerToMessage(first.checker) }),
      limits: limitsToMessage(options.limits),
      stopOnFirstFailure: !options.isEveryTestRun,
    },
    {
      timeoutMs: overheadTimeoutMs + chunk.length * (options.limits.wallTimeMs + checkTimeoutMs),
      signal: options.signal,
    },
  );
  return judgementFromMessage(response);
}

function skippedResult(name: string): TestResult {
  return { name, verdict: Verdict.Skipped, execution: undefined, message: '' };
}
