import { Command, CommanderError } from 'commander';
import { isAppError, messageOf } from '#libs/domain/app-error.ts';
import { exitStatusOf } from '#libs/lifecycle/parts.ts';
import { registerBench } from './commands/bench.ts';
import { registerCancel } from './commands/cancel.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerEval } from './commands/eval.ts';
import { registerImport } from './commands/import.ts';
import { registerInputs } from './commands/inputs.ts';
import { registerJudge } from './commands/judge.ts';
import { registerNatsAccounts } from './commands/nats-accounts.ts';
import { registerRuns } from './commands/runs.ts';
import { registerSolve } from './commands/solve.ts';
import { registerUp } from './commands/up.ts';
import { registerWatch } from './commands/watch.ts';

const program = new Command('goldpan')
  .description(
    'Samples many programs for a competitive-programming problem, keeps those that pass, clusters and scores them, and hands back at most ten.',
  )
  .exitOverride()
  .showHelpAfterError('(--help lists what is allowed)')
  .addHelpText(
    'after',
    '\nExit status: 0 done; 1 done, and the answer is no; 2 bad usage or input; 3 a fault of goldpan.',
  );

for (const register of [
  registerDoctor,
  registerSolve,
  registerJudge,
  registerInputs,
  registerImport,
  registerEval,
  registerUp,
  registerRuns,
  registerWatch,
  registerCancel,
  registerNatsAccounts,
  registerBench,
]) {
  register(program);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = statusOf(error);
}
// Handles that libraries leave open (keep-alive sockets, idle channels) must not keep a finished command.
process.exit();

function statusOf(error: unknown): number {
  // Commander has printed its own message already; --help and --version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`goldpan: ${messageOf(error)}\n`);
  if (!isAppError(error)) process.stderr.write(`${stackOf(error)}\n`);
  return exitStatusOf(error);
}

function stackOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
}
