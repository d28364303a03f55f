import { AppError } from '#libs/domain/app-error.ts';
import { okInputCount } from '#libs/domain/behaviour.ts';
import type { Candidate } from '#libs/domain/program.ts';
import { randomFrom } from '#libs/domain/random.ts';
import type { SelectableCluster } from '#libs/selection/strategy.ts';
import { strategyNamed } from '#libs/selection/strategies.ts';
import { problemToMessage } from '#libs/wire/problem.ts';
import { candidateToMessage } from '#libs/wire/program.ts';
import type { ActiveRun } from './active-run.ts';
import type { ClusteredSurvivors } from './cluster.ts';
import type { RunFold } from './fold.ts';
import type { MeshClients } from './mesh-clients.ts';

const scoreTimeoutMs = 300_000;
const programsPerScoring = 64;

/** Scores what the strategy wants scored, batch by batch; batches that were scored already are kept. */
export async function scorePrograms(
  run: ActiveRun,
  clients: MeshClients,
  clusters: readonly SelectableCluster[],
): Promise<void> {
  const { fold } = run;
  const { problem, strategy, submissionCountMax } = fold.spec;
  const ids = strategyNamed(strategy).toScore(clusters, submissionCountMax);
  const clusterOf = new Map(
    clusters.flatMap((cluster) => cluster.candidateIds.map((id) => [id, cluster] as const)),
  );
  const totalSampleCount = clusters.reduce((sum, cluster) => sum + cluster.sampleCount, 0);
  const inputCount = fold.inputs?.count ?? 0;
  for (
    let start = 0, batchNumber = 0;
    start < ids.length;
    start += programsPerScoring, batchNumber++
  ) {
    if (fold.scoredBatches.has(batchNumber)) continue;
    const batch = ids.slice(start, start + programsPerScoring);
    const response = await clients.scorer.call(
      'ScorePrograms',
      {
        problem: problemToMessage(problem),
        programs: batch.map((id) => ({
          candidate: candidateToMessage(survivorOf(fold, id)),
          clusterSampleCount: clusterOf.get(id)?.sampleCount ?? 0,
          totalSampleCount,
          inputOkCount: okInputCount(fold.behaviours.get(id) ?? new Uint8Array()),
          inputCount,
        })),
      },
      { timeoutMs: scoreTimeoutMs, signal: run.signal },
    );
    if (response.scores.length !== batch.length) {
      throw new AppError(
        'INTERNAL',
        'MALFORMED_SCORES',
        `the scorer gave ${response.scores.length} scores for ${batch.length} programs`,
      );
    }
    await run.record(
      {
        programsScored: {
          batchNumber,
          scores: batch.map((candidateId, index) => ({
            candidateId,
            score: response.scores[index]?.probability ?? 0,
          })),
          scorer: response.scorer,
          tokenCount: response.tokenCount,
          ...(response.cpuTime ? { cpuTime: response.cpuTime } : {}),
        },
      },
      String(batchNumber),
      () => fold.scoredBatches.has(batchNumber),
    );
  }
}

/** Chooses the submissions by the run's strategy, and ends the run with them. */
export async function selectSubmissions(
  run: ActiveRun,
  clustered: ClusteredSurvivors,
): Promise<void> {
  const { fold } = run;
  const { strategy, submissionCountMax, seed } = fold.spec;
  const selected = strategyNamed(strategy).select({
    ...clustered,
    scores: fold.scores,
    submissionCountMax,
    random: randomFrom(seed, 'select', strategy),
  });
  await run.record(
    {
      submissionsSelected: {
        submissions: selected.map(({ candidateId, cluster }) => ({
          candidate: candidateToMessage(survivorOf(fold, candidateId)),
          clusterId: cluster.clusterId,
          clusterSize: cluster.sampleCount,
          score: fold.scores.get(candidateId) ?? 0,
        })),
      },
    },
    '',
    () => fold.endTimeMs !== undefined,
  );
}

/** A survivor with the samples counted over the whole run. */
function survivorOf(fold: RunFold, candidateId: string): Candidate {
  const candidate = fold.survivors.get(candidateId);
  if (candidate === undefined)
    throw new AppError(
      'INTERNAL',
      'UNKNOWN_CANDIDATE',
      `${candidateId} is no survivor of run ${fold.runId}`,
    );
  return { ...candidate, multiplicity: fold.multiplicities.get(candidateId) ?? 1 };
}
