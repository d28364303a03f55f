import Table from 'cli-table3';
import type { Run } from '#libs/domain/run.ts';
import { formatCount, formatMs } from './format.ts';

/** A submission with the file its source was written to. */
export type WrittenSubmission = Run['submissions'][number] & { readonly path: string };

/**
 * The documented JSON of `goldpan solve`: run, problem, funnel, submissions, stages, policy, seed,
 * usage. Keys are stable.
 */
export function solveJson(
  run: Run,
  submissions: readonly WrittenSubmission[],
  policy: string,
): unknown {
  return {
    run: run.runId,
    problem: run.spec.problem.problemId,
    state: run.state,
    funnel: run.funnel,
    submissions: submissions.map((submission) => ({
      rank: submission.rank,
      candidateId: submission.candidate.candidateId,
      language: submission.candidate.program.language,
      path: submission.path,
      clusterId: submission.clusterId,
      clusterSize: submission.clusterSize,
      score: submission.score,
    })),
    stages: run.stages.map((stage) => ({
      name: stage.name,
      wallMs: stage.wallTimeMs,
      cpuMs: stage.cpuTimeMs,
    })),
    policy,
    strategy: run.spec.strategy,
    seed: run.spec.seed,
    samplingStopReason: run.samplingStopReason,
    usage: run.usage,
  };
}

/** The tables at the end of a solve: funnel, time and CPU a stage, the submissions. */
export function solveTables(run: Run, submissions: readonly WrittenSubmission[]): string {
  const { funnel } = run;
  const counts: [string, number][] = [
    ['sampled', funnel.sampled],
    ['unique', funnel.unique],
    ['compiled', funnel.compiled],
    ['passed public tests', funnel.passed],
    ['clusters', funnel.clusters],
    ['submissions', funnel.submissions],
  ];
  const odd: [string, number][] = [
    ['no program in the reply', funnel.unextractable],
    ['never came', funnel.lost],
    ['infrastructure errors', funnel.infrastructureErrors],
  ];
  const funnelTable = table(
    ['funnel', 'count'],
    [...counts, ...odd.filter(([, value]) => value > 0)].map(([name, value]) => [
      name,
      formatCount(value),
    ]),
  );
  const stageTable = table(
    ['stage', 'time', 'CPU'],
    run.stages.map((stage) => [stage.name, formatMs(stage.wallTimeMs), formatMs(stage.cpuTimeMs)]),
  );
  const submissionTable = table(
    ['#', 'cluster', 'size', 'score', 'language', 'source'],
    submissions.map((submission) => [
      String(submission.rank),
      submission.clusterId,
      formatCount(submission.clusterSize),
      submission.score.toFixed(3),
      submission.candidate.program.language,
      submission.path,
    ]),
  );
  return [
    funnelTable,
    stageTable,
    submissions.length === 0
      ? 'No submission: no candidate passed the public tests.'
      : submissionTable,
  ].join('\n');
}

/** A table without colours, so that it reads the same in a file. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const output = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) output.push([...row]);
  return output.toString();
}
