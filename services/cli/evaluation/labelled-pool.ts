import { join } from 'node:path';
import pMap from 'p-map';
import { AppError } from '#libs/domain/app-error.ts';
import { candidateIdOf, type Program } from '#libs/domain/program.ts';
import { Verdict, isCompiled } from '#libs/domain/verdict.ts';
import { labelledEntries } from '#libs/pools/labelled-pool.ts';
import type { ProblemPackage } from '#libs/packages/problem-package.ts';
import { judgementFromMessage } from '#libs/wire/execution.ts';
import { checkerToMessage, limitsToMessage, testToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import { judgeSubmission } from '../judge/judge-submission.ts';
import { chunksOf } from '../judge/test-chunks.ts';
import type { EvaluationClients } from './services.ts';

/** Where an evaluation takes its candidates from. */
export type PoolSource =
  /** The package's own submissions/. */
  | { readonly kind: 'submissions' }
  /** A JSONL file or a folder of sources. */
  | { readonly kind: 'path'; readonly path: string };

/** A distinct program of a pool with what the judge says of it. */
export type LabelledCandidate = {
  readonly candidateId: string;
  readonly program: Program;
  /** Where its first sample lies: file and line, or the file of a submission. */
  readonly place: string;
  /** Indexes of its samples in the pool, ascending. */
  readonly samples: readonly number[];
  readonly logProbability: number | undefined;
  readonly isCompiled: boolean;
  /** Whether it passes the public tests. */
  readonly isPassing: boolean;
  /** Whether it passes public and hidden tests. */
  readonly isRight: boolean;
};

/** A pool that was judged. Labels are for metrics alone: nothing that selects may see them. */
export type LabelledPool = {
  /** "submissions", or the path that was given. */
  readonly source: string;
  /** Samples that could be used, duplicates counted. */
  readonly sampleCount: number;
  readonly candidates: readonly LabelledCandidate[];
  /** What could not be used, each with its place and why. */
  readonly unusable: readonly { readonly place: string; readonly reason: string }[];
};

/** Recorded samples of one problem, equal programs together. */
type Group = {
  readonly candidateId: string;
  readonly program: Program;
  readonly place: string;
  readonly samples: number[];
  readonly logProbability: number | undefined;
  readonly verdict: Verdict | undefined;
};

/** What filtering one candidate may take on top of its tests. */
const filterTimeoutMs = 300_000;

/**
 * Reads a pool and judges its programs: on the public tests as a run's filter does, and those that pass
 * on the hidden tests, unless the pool records their verdict. `onJudged` hears of each program.
 * FAILED_PRECONDITION (NO_LABELS) when the package has no hidden tests and the pool records no verdicts.
 */
export async function labelPool(
  clients: EvaluationClients,
  problemPackage: ProblemPackage,
  source: PoolSource,
  options: {
    readonly signal: AbortSignal;
    readonly onJudged?: (done: number, count: number) => void;
  },
): Promise<LabelledPool> {
  const { groups, sampleCount, unusable } = await readGroups(
    problemPackage,
    source,
    options.signal,
  );
  const chunks = chunksOf(await problemPackage.secretTests());
  let done = 0;
  const candidates = await pMap(
    groups,
    async (group): Promise<LabelledCandidate> => {
      const { verdict: recorded, ...rest } = group;
      const filtered = await filter(clients, problemPackage, group.program, options.signal);
      const isPassing = filtered === Verdict.Accepted;
      if (isPassing && recorded === undefined && chunks.length === 0) {
        throw new AppError(
          'FAILED_PRECONDITION',
          'NO_LABELS',
          `${join(problemPackage.folder, 'data/secret')}: holds no tests, and ${group.place} records no verdict: add hidden tests, or "verdict" to the lines of the pool`,
        );
      }
      const verdict = !isPassing
        ? filtered
        : (recorded ??
          (
            await judgeSubmission(
              clients.executor,
              {
                path: group.place,
                folder: '',
                language: group.program.language,
                program: group.program,
                expected: [],
              },
              {
                limits: problemPackage.limits,
                chunks,
                isEveryTestRun: false,
                signal: options.signal,
              },
            )
          ).verdict);
      if (verdict === Verdict.InfrastructureError) throw executorFailed(group.place);
      options.onJudged?.(++done, groups.length);
      return {
        ...rest,
        isCompiled: isCompiled(filtered),
        isPassing,
        isRight: verdict === Verdict.Accepted,
      };
    },
    { concurrency: clients.slotCount, signal: options.signal },
  );
  return {
    source: source.kind === 'submissions' ? 'submissions' : source.path,
    sampleCount,
    candidates,
    unusable,
  };
}

async function filter(
  clients: EvaluationClients,
  { problem }: ProblemPackage,
  program: Program,
  signal: AbortSignal,
): Promise<Verdict> {
  const response = await clients.executor.call(
    'JudgeProgram',
    {
      program: programToMessage(program),
      tests: problem.publicTests.map(testToMessage),
      checker: checkerToMessage(problem.checker),
      limits: limitsToMessage(problem.limits),
      stopOnFirstFailure: true,
      verdictOnly: true,
    },
    { timeoutMs: filterTimeoutMs, signal },
  );
  return judgementFromMessage(response).verdict;
}

async function readGroups(
  problemPackage: ProblemPackage,
  source: PoolSource,
  signal: AbortSignal,
): Promise<{
  readonly groups: readonly Group[];
  readonly sampleCount: number;
  readonly unusable: LabelledPool['unusable'];
}> {
  const groups = new Map<string, Group>();
  const unusable: { place: string; reason: string }[] = [];
  let sampleCount = 0;
  const add = (
    program: Program,
    place: string,
    logProbability?: number,
    verdict?: Verdict,
  ): void => {
    const candidateId = candidateIdOf(program);
    const known = groups.get(candidateId);
    if (known === undefined) {
      const samples = [sampleCount];
      groups.set(candidateId, { candidateId, program, place, samples, logProbability, verdict });
    } else known.samples.push(sampleCount);
    sampleCount += 1;
  };
  if (source.kind === 'submissions') {
    const { submissions, skipped } = await problemPackage.submissions();
    for (const { program, path } of submissions) add(program, path);
    for (const { path, reason } of skipped) unusable.push({ place: path, reason });
  } else {
    for await (const read of labelledEntries(source.path, signal)) {
      if (read.kind === 'unusable') unusable.push({ place: read.place, reason: read.reason });
      else add(read.entry.program, read.place, read.entry.sampling.logProbability, read.verdict);
    }
  }
  return { groups: [...groups.values()], sampleCount, unusable };
}

function executorFailed(place: string): AppError {
  return new AppError(
    'INTERNAL',
    'EXECUTOR_FAILED',
    `${place}: could not be judged: the executor failed on it; see its log (--log-level info)`,
  );
}
