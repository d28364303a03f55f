import type { Run, RunSpec } from '#libs/domain/run.ts';
import { isEnded } from '#libs/domain/run.ts';
import { AppError, isAppError } from '#libs/domain/app-error.ts';
import { connect, type RpcClient } from '#libs/rpc/client.ts';
import { defaultMessageBytesMax } from '#libs/rpc/server.ts';
import { runFromMessage, runSpecToMessage } from '#libs/wire/run.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandSecurity } from './config.ts';

/** What commands ask of a solver, in domain nouns. */
export type SolverClient = {
  readonly start: (spec: RunSpec, requestId: string) => Promise<Run>;
  readonly get: (runId: string) => Promise<Run>;
  /** Newest first. */
  readonly list: (countMax: number) => Promise<readonly Run[]>;
  /** Every state until the run has ended; survives a solver that is restarted meanwhile. */
  readonly watch: (runId: string, signal: AbortSignal) => AsyncGenerator<Run>;
  readonly cancel: (runId: string) => Promise<Run>;
  readonly close: () => void;
};

const callTimeoutMs = 30_000;
const watchTimeoutMs = 24 * 3_600_000;
/** How often a broken watch is opened again, half a second apart, before it is given up. */
const reopenCountMax = 120;
const pageSize = 100;

export function connectSolver(target: string): SolverClient {
  const client: RpcClient<'goldpan.solver.v1.SolverService'> = connect(
    'goldpan.solver.v1.SolverService',
    target,
    defaultMessageBytesMax,
    commandSecurity(),
  );
  const call: typeof client.call = async (method, request, options) => {
    try {
      return await client.call(method, request, options);
    } catch (error) {
      if (!isAppError(error) || error.reason !== 'GRPC_UNAVAILABLE') throw error;
      const message = `no solver answers at ${target}: start a mesh with \`goldpan up\`, or give --solver host:port; ${error.message}`;
      throw new AppError('UNAVAILABLE', 'SOLVER_UNAVAILABLE', message, { cause: error });
    }
  };
  const options = { timeoutMs: callTimeoutMs };
  return {
    start: async (spec, requestId) =>
      runFromMessage(
        (await call('StartRun', { spec: runSpecToMessage(spec), requestId }, options)).run,
      ),
    get: async (runId) => runFromMessage((await call('GetRun', { runId }, options)).run),
    list: async (countMax) => {
      const runs: Run[] = [];
      let pageToken = '';
      do {
        const page = await call(
          'ListRuns',
          { pageSize: Math.min(pageSize, countMax - runs.length), pageToken },
          options,
        );
        runs.push(...page.runs.map(runFromMessage));
        pageToken = page.nextPageToken;
      } while (pageToken !== '' && runs.length < countMax);
      return runs;
    },
    watch: async function* (runId, signal) {
      for (let reopenCount = 0; ; reopenCount++) {
        try {
          for await (const { run: message } of client.stream(
            'WatchRun',
            { runId },
            { timeoutMs: watchTimeoutMs, signal },
          )) {
            const run = runFromMessage(message);
            yield run;
            if (isEnded(run.state)) return;
            reopenCount = 0;
          }
        } catch (error) {
          if (
            signal.aborted ||
            !isAppError(error) ||
            error.code !== 'UNAVAILABLE' ||
            reopenCount >= reopenCountMax
          )
            throw error;
        }
        await sleep(500, undefined, { signal });
      }
    },
    cancel: async (runId) => runFromMessage((await call('CancelRun', { runId }, options)).run),
    close: () => client.close(),
  };
}

/** Where commands find the solver unless told otherwise. */
export const defaultSolverTarget = '127.0.0.1:50056';
