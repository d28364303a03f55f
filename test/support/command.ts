import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const goldpan = fileURLToPath(new URL('../../services/cli/goldpan', import.meta.url));

/** What a finished command left. */
export type Finished = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a command to its end, in the project's folder. A command that does not end in time is killed and fails the test. */
export function runCommand(
  command: string,
  parameters: readonly string[],
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly timeoutMs?: number;
    readonly folder?: string;
  } = {},
): Promise<Finished> {
  const { timeoutMs = 120_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...parameters], {
      cwd: options.folder ?? projectFolder,
      env: { ...process.env, NODE_OPTIONS: '', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(
        new Error(
          `${command} ${parameters.join(' ')} did not end within ${timeoutMs} ms:\n${stdout}\n${stderr}`,
        ),
      );
    }, timeoutMs);
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr });
    });
  });
}

/** Runs `goldpan` as a user would. */
export function runGoldpan(
  parameters: readonly string[],
  options?: Parameters<typeof runCommand>[2],
): Promise<Finished> {
  return runCommand(goldpan, parameters, options);
}
