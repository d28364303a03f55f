import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Language } from '#libs/domain/language.ts';
import type { RunProgramResponse } from '#libs/gen/goldpan/executor/v1/RunProgramResponse.ts';
import type { LimitsInput } from '#libs/gen/goldpan/common/v1/Limits.ts';
import { languageToMessage } from '#libs/wire/enums.ts';
import {
  defaultRunnerPath,
  defaultToolchain,
  readPathsOf,
} from '../../../services/executor/toolchain.ts';
import { reachableTools } from '../../../services/executor/reachable-tools.ts';
import { callTimeoutMs, startExecutor, type ExecutorUnderTest } from '../../support/executor.ts';
import { runnersBelow, type RunnerPlace } from './traces.ts';

/** As whom the native runner runs: as the user of the tests, or as one without privileges. */
export type Account = 'own' | 'unprivileged';

/** A running executor of one slot, so that what follows a hostile program runs in the slot it had. */
export type Sandbox = {
  readonly judge: ExecutorUnderTest['judge'];
  readonly run: (
    source: string,
    language: Language,
    inputs: readonly string[],
    limits?: LimitsInput,
  ) => Promise<RunProgramResponse>;
  readonly place: RunnerPlace;
  readonly stop: () => Promise<void>;
};

const unprivilegedId = '1000';
const startTimeoutMs = 20_000;

/** Starts the real executor with a scratch folder of its own, and its runner as `account`. */
export async function startSandbox(account: Account): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'goldpan-hostile-'));
  // Programs run as other users, who must be able to pass through.
  await chmod(folder, 0o755);
  try {
    const foreign = account === 'own' ? undefined : await startUnprivileged(folder);
    const environment = {
      GOLDPAN_EXECUTOR_SLOTS: '1',
      GOLDPAN_EXECUTOR_SCRATCH: folder,
      ...(foreign === undefined ? {} : { GOLDPAN_RUNNER_SOCKET: foreign.socketPath }),
    };
    const executor = await startExecutor(environment);
    const [place, ...others] = await runnersBelow(folder);
    if (place === undefined || others.length > 0) {
      throw new Error(`expected one runner with its scratch below ${folder}`);
    }
    return {
      judge: executor.judge,
      run: (source, language, inputs, limits = {}) =>
        executor.client.call(
          'RunProgram',
          {
            program: { language: languageToMessage(language), source: Buffer.from(source) },
            inputs: inputs.map((input) => Buffer.from(input)),
            limits,
          },
          { timeoutMs: callTimeoutMs },
        ),
      place,
      stop: async () => {
        await executor.stop();
        await foreign?.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Starts the runner as a user without privileges. The checkout must be readable by that user: node and
 * the precompiled headers are used where they lie.
 */
async function startUnprivileged(
  folder: string,
): Promise<{ socketPath: string; stop: () => Promise<void> }> {
  const home = join(folder, 'runner');
  const binary = `${home}-binary`;
  await copyFile(defaultRunnerPath, binary);
  await chmod(binary, 0o755);
  // As root the user has to be changed first; any other user is unprivileged already.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(folder, Number(unprivilegedId), Number(unprivilegedId));
  const prefix = isRoot
    ? ['setpriv', '--reuid', unprivilegedId, '--regid', unprivilegedId, '--clear-groups']
    : [];
  const toolchain = await reachableTools({
    ...defaultToolchain(),
    precompiledLanguages: new Set([Language.Cpp20]),
  });
  const socketPath = join(folder, 'runner.sock');
  const [file = '', ...args] = [
    ...prefix,
    binary,
    '--listen',
    socketPath,
    '--scratch',
    join(folder, 'scratch'),
    '--slots',
    '1',
    '--die-with-stdin',
    ...readPathsOf(toolchain).flatMap((path) => ['--allow-read', path]),
  ];
  const runner = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  await whenListening(runner);
  return {
    socketPath,
    stop: async () => {
      const ended = once(runner, 'exit');
      runner.stdin.end();
      await ended;
    },
  };
}

/** Resolves at the runner's first line, which says that it listens. */
async function whenListening(runner: ChildProcess): Promise<void> {
  let errors = '';
  runner.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    await Promise.race([
      once(runner.stdout ?? runner, 'data', { signal }),
      once(runner, 'exit', { signal }).then(([code]) => {
        throw new Error(`the runner ended with ${String(code)}: ${errors}`);
      }),
      sleep(startTimeoutMs, undefined, { signal }).then(() => {
        throw new Error(`the runner did not listen within ${startTimeoutMs} ms: ${errors}`);
      }),
    ]);
  } finally {
    waiting.abort();
  }
}
