import { behaviourBytes, okInputCount } from '#libs/domain/behaviour.ts';
import type { Problem } from '#libs/domain/problem.ts';
import type { ProblemPackage } from '#libs/packages/problem-package.ts';
import {
  clusterSignatures,
  crashShareDefault,
  type Signature,
} from '#libs/selection/clustering.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import { generateInputs } from './generated-inputs.ts';
import { labelPool, type LabelledCandidate, type PoolSource } from './labelled-pool.ts';
import type { ProblemRecording } from './recording.ts';
import type { EvaluationClients } from './services.ts';
import { traceSignatures } from './traces.ts';

export type RecordOptions = {
  readonly inputCount: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onStage: (stage: string) => void;
};

/** Largest panel of the test generator. */
const panelCountMax = 64;

/**
 * Does all that costs time, once: judges the pool of a package, generates inputs, traces what passes the
 * public tests, scores it. The labels reach nothing but the recording.
 */
export async function recordProblem(
  clients: EvaluationClients,
  problemPackage: ProblemPackage,
  source: PoolSource,
  { inputCount, seed, signal, onStage }: RecordOptions,
): Promise<ProblemRecording> {
  const { problem } = problemPackage;
  const pool = await labelPool(clients, problemPackage, source, {
    signal,
    onJudged: (done, count) => onStage(`judged ${done} of ${count}`),
  });
  const passing = pool.candidates.filter(({ isPassing }) => isPassing);
  let inputs: readonly Buffer[] = [];
  if (passing.length > 0 && inputCount > 0) {
    onStage('generating inputs');
    const panel = passing.slice(0, panelCountMax).map(({ program }) => program);
    const generated = await generateInputs(clients, problem, {
      count: inputCount,
      seed,
      panel,
      signal,
    });
    inputs = generated.inputs.map(({ input }) => input);
    onStage(`tracing ${passing.length} programs on ${inputs.length} inputs`);
  }
  const signatures = await traceSignatures(clients, problem, passing, inputs, signal);
  onStage(`scoring ${passing.length} programs`);
  const { scorer, scores } = await scorePrograms(clients, problem, passing, signatures, signal);
  return {
    version: 1,
    problemId: problem.problemId,
    title: problem.title,
    rating: problem.rating,
    pool: pool.source,
    sampleCount: pool.sampleCount,
    uniqueCount: pool.candidates.length,
    compiledCount: pool.candidates.filter(({ isCompiled }) => isCompiled).length,
    inputCount: inputs.length,
    seed,
    scorer,
    candidates: passing.map(({ candidateId, place, samples, isRight, logProbability }, index) => ({
      candidateId,
      place,
      samples: [...samples],
      isRight,
      behaviours: Buffer.from(signatures[index]?.behaviours ?? []).toString('base64'),
      score: scores[index] ?? 0,
      ...(logProbability === undefined ? {} : { logProbability }),
    })),
    unusable: [...pool.unusable],
  };
}

const scoreTimeoutMs = 300_000;
const programsPerScoring = 64;

/** Scores before calibration, in the order of the programs, and the scorer's name. */
async function scorePrograms(
  clients: EvaluationClients,
  problem: Problem,
  programs: readonly LabelledCandidate[],
  signatures: readonly Signature[],
  signal: AbortSignal,
): Promise<{ readonly scorer: string; readonly scores: readonly number[] }> {
  const inputCount = (signatures[0]?.behaviours.length ?? 0) / behaviourBytes;
  const { clusters } = clusterSignatures(signatures, {
    inputCount,
    crashShareMax: crashShareDefault,
  });
  const clusterSizes = new Map(
    clusters.flatMap(({ candidateIds, sampleCount }) =>
      candidateIds.map((id) => [id, sampleCount] as const),
    ),
  );
  const totalSampleCount = clusters.reduce((sum, { sampleCount }) => sum + sampleCount, 0);
  const scores: number[] = [];
  let scorer = '';
  for (let start = 0; start < programs.length; start += programsPerScoring) {
    const response = await clients.scorer.call(
      'ScorePrograms',
      {
        problem: problemToMessage(problem),
        programs: programs.slice(start, start + programsPerScoring).map((program, offset) => ({
          candidate: candidateToMessage({
            candidateId: program.candidateId,
            program: program.program,
            sampling: {
              sampleIndex: program.samples[0] ?? 0,
              policy: 'replay',
              model: '',
              temperature: 0,
              rating: 0,
              tags: [],
              ...(program.logProbability === undefined
                ? {}
                : { logProbability: program.logProbability }),
            },
            multiplicity: program.samples.length,
          }),
          clusterSampleCount: clusterSizes.get(program.candidateId) ?? 0,
          totalSampleCount,
          inputOkCount: okInputCount(signatures[start + offset]?.behaviours ?? new Uint8Array()),
          inputCount,
        })),
      },
      { timeoutMs: scoreTimeoutMs, signal },
    );
    scorer = response.scorer;
    scores.push(...response.scores.map((score) => score.uncalibratedProbability));
  }
  return { scorer, scores };
}
