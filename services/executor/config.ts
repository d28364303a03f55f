import { availableParallelism, tmpdir } from 'node:os';
import { busSettings, commonSettings, defaultPorts } from '#libs/config/common.ts';
import { integerBetween, oneOf, readConfig, text } from '#libs/config/read.ts';
import { defaultFrontPath, defaultPrecompiledPath, defaultRunnerPath } from './toolchain.ts';

/** Settings of the executor, read once. */
export type ExecutorConfig = ReturnType<typeof readExecutorConfig>;

const mebibyte = 1024 * 1024;

/** INVALID_ARGUMENT (INVALID_CONFIG) reports every fault together. An empty GOLDPAN_NATS_URL serves calls alone. */
export function readExecutorConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  return readConfig(
    {
      ...commonSettings('executor', defaultPorts.executor),
      ...busSettings,
      slotCount: {
        variable: 'GOLDPAN_EXECUTOR_SLOTS',
        description: 'programs that run at the same time; best one a core',
        default: String(availableParallelism()),
        read: integerBetween(1, 1024),
      },
      waitingCountMax: {
        variable: 'GOLDPAN_EXECUTOR_WAITING_MAX',
        description: 'calls that may wait for a slot before QUEUE_FULL',
        default: '256',
        read: integerBetween(0, 100_000),
      },
      cacheBytesMax: {
        variable: 'GOLDPAN_EXECUTOR_CACHE_BYTES',
        description: 'bytes of compiled programs kept in memory; most take some 20 KiB, some 2 MiB',
        default: String(512 * mebibyte),
        read: integerBetween(0, 1024 * 1024 * mebibyte),
      },
      slotBlobBytesMax: {
        variable: 'GOLDPAN_EXECUTOR_SLOT_BLOB_BYTES',
        description: 'bytes of inputs and programs that one slot holds',
        default: String(512 * mebibyte),
        read: integerBetween(256 * mebibyte, 1024 * 1024 * mebibyte),
      },
      runnerSocket: {
        variable: 'GOLDPAN_RUNNER_SOCKET',
        description: 'unix socket of a sandbox runner that runs already; empty starts one',
        default: '',
        read: text,
      },
      runnerBinary: {
        variable: 'GOLDPAN_RUNNER_BINARY',
        description: 'path of the sandbox runner',
        default: defaultRunnerPath,
        read: text,
      },
      scratchFolder: {
        variable: 'GOLDPAN_EXECUTOR_SCRATCH',
        description: 'folder for the files of compilers and checkers; best a tmpfs',
        default: tmpdir(),
        read: text,
      },
      outerWall: {
        variable: 'GOLDPAN_OUTER_WALL',
        description: 'none, or gvisor where the pod itself is the wall around files',
        default: 'none',
        read: oneOf('none', 'gvisor'),
      },
      precompiledPath: {
        variable: 'GOLDPAN_PRECOMPILED',
        description: 'folder of the precompiled C++ headers',
        default: defaultPrecompiledPath,
        read: text,
      },
      frontPath: {
        variable: 'GOLDPAN_FRONT',
        description: 'folder of the front rung of the compile ladder; empty turns it off',
        default: defaultFrontPath,
        read: text,
      },
      nodePath: {
        variable: 'GOLDPAN_NODE_BINARY',
        description: 'node that runs JavaScript programs; isolated-vm must fit it',
        default: process.execPath,
        read: text,
      },
    },
    environment,
  );
}
