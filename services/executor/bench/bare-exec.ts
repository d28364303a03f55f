import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** One command to run to its end; a limit of 0 is none. */
export type BareCommand = {
  readonly argv: readonly string[];
  readonly inputPath: string;
  /** Where standard output goes, and standard error too when there is no limit of CPU. */
  readonly outputPath: string;
  readonly limits: {
    readonly wallTimeMs: number;
    readonly cpuTimeMs: number;
    readonly memoryBytes: number;
    readonly outputBytes: number;
  };
};

export type BareEnd = {
  readonly how: 'exited' | 'signalled' | 'timeout';
  /** Exit status, or the signal's number. */
  readonly code: number;
  readonly cpuTimeMs: number;
  readonly memoryBytesPeak: number;
};

/** Runs commands one after another without Node's cost of starting a process. Only for programs that are trusted. */
export type BareExec = {
  readonly run: (command: BareCommand) => Promise<BareEnd>;
  /** CPU of all commands and of the helper itself so far, exact to a microsecond. */
  readonly cpuSeconds: () => number;
  readonly stop: () => Promise<void>;
};

const source = fileURLToPath(new URL('bare-exec.cc', import.meta.url));
const compileTimeoutMs = 60_000;

/** Compiles the helper into `folder` and starts it. Throws what g++ says. */
export async function startBareExec(folder: string): Promise<BareExec> {
  const binary = join(folder, 'bare-exec');
  const flags = ['-O2', '-std=gnu++20', source, '-o', binary];
  await promisify(execFile)('g++', flags, { timeout: compileTimeoutMs });
  const child = spawn(binary, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let cpuSeconds = 0;
  return {
    run: async ({ argv, inputPath, outputPath, limits }) => {
      const { wallTimeMs, cpuTimeMs, memoryBytes, outputBytes } = limits;
      const fields = [wallTimeMs, cpuTimeMs, memoryBytes, outputBytes, inputPath, outputPath];
      child.stdin.write(`${[...fields, ...argv].join('\t')}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error(`the helper of the benchmark, ${binary}, died`);
      const [how, code, cpuNs, memoryBytesPeak, cpuNsSoFar] = answer.value.split('\t');
      cpuSeconds = Number(cpuNsSoFar) / 1e9;
      return {
        // The helper writes one of the three words.
        how: how as BareEnd['how'],
        code: Number(code),
        cpuTimeMs: Number(cpuNs) / 1e6,
        memoryBytesPeak: Number(memoryBytesPeak),
      };
    },
    cpuSeconds: () => cpuSeconds,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
