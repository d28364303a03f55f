import type { Command } from 'commander';
import { AppError } from '#libs/domain/app-error.ts';
import { RunState, type Run } from '#libs/domain/run.ts';
import { makeProgress } from '../progress.ts';
import { connectSolver, defaultSolverTarget } from '../solver-client.ts';

type WatchOptions = { readonly solver: string };

export function registerWatch(program: Command): void {
  program
    .command('watch')
    .description('watch a run of a running mesh until it ends')
    .argument('<run>', 'id of the run, as `goldpan runs` lists it')
    .option('--solver <address>', 'host:port of the solver', defaultSolverTarget)
    .action(watchRun);
}

async function watchRun(runId: string, options: WatchOptions): Promise<void> {
  const client = connectSolver(options.solver);
  const progress = makeProgress(process.stderr, Date.now);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  let latest: Run | undefined;
  try {
    // A solver that is not there is told at once; one that goes away later is waited for.
    await client.get(runId);
    for await (const run of client.watch(runId, stop.signal)) {
      latest = run;
      progress.show(run);
    }
  } catch (error) {
    // Ctrl-C ends the watching, not the run.
    if (!stop.signal.aborted) throw error;
  } finally {
    progress.end();
    client.close();
  }
  if (latest?.state === RunState.Failed)
    throw new AppError(
      'FAILED_PRECONDITION',
      'RUN_FAILED',
      `run ${runId} failed: ${latest.failure}`,
    );
  if (latest?.state === RunState.Succeeded && latest.submissions.length === 0) process.exitCode = 1;
}
