import type { Command } from 'commander';
import { formatCount, formatMs } from '../format.ts';
import { integerOption } from '../options.ts';
import { table } from '../run-report.ts';
import { connectSolver, defaultSolverTarget } from '../solver-client.ts';
import { writeJson } from '../write-file.ts';

type RunsOptions = { readonly solver: string; readonly count: number; readonly json?: string };

export function registerRuns(program: Command): void {
  program
    .command('runs')
    .description('list runs of a running mesh, newest first')
    .option('--solver <address>', 'host:port of the solver', defaultSolverTarget)
    .option('--count <n>', 'most runs to list', integerOption(1, 10_000), 20)
    .option('--json <file>', 'write the list as JSON')
    .action(listRuns);
}

async function listRuns(options: RunsOptions): Promise<void> {
  const client = connectSolver(options.solver);
  try {
    const runs = await client.list(options.count);
    if (options.json !== undefined) {
      await writeJson(options.json, {
        runs: runs.map((run) => ({
          run: run.runId,
          problem: run.spec.problem.problemId,
          state: run.state,
          funnel: run.funnel,
          createTime: new Date(run.createTimeMs).toISOString(),
          endTime: run.endTimeMs === undefined ? null : new Date(run.endTimeMs).toISOString(),
          failure: run.failure,
        })),
      });
    }
    const rows = runs.map((run) => [
      run.runId,
      run.spec.problem.problemId,
      run.state,
      `${formatCount(run.funnel.sampled)} → ${formatCount(run.funnel.passed)} → ${run.funnel.submissions}`,
      formatMs((run.endTimeMs ?? Date.now()) - run.createTimeMs),
    ]);
    process.stdout.write(
      `${table(['run', 'problem', 'state', 'sampled → passed → submitted', 'time'], rows)}\n`,
    );
  } finally {
    client.close();
  }
}
