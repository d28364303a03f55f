import type { Command } from 'commander';
import { connectSolver, defaultSolverTarget } from '../solver-client.ts';

type CancelOptions = { readonly solver: string };

export function registerCancel(program: Command): void {
  program
    .command('cancel')
    .description('cancel a run of a running mesh')
    .argument('<run>', 'id of the run, as `goldpan runs` lists it')
    .option('--solver <address>', 'host:port of the solver', defaultSolverTarget)
    .action(cancelRun);
}

async function cancelRun(runId: string, options: CancelOptions): Promise<void> {
  const client = connectSolver(options.solver);
  try {
    const run = await client.cancel(runId);
    process.stdout.write(`run ${run.runId}: ${run.state}, told to stop\n`);
  } finally {
    client.close();
  }
}
