import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AppError } from '#libs/domain/app-error.ts';

/** A service's own main.ts as a process, without a bus, on a free port of loopback. */
export type ServiceProcess = {
  readonly address: string;
  readonly pid: number;
  /** What JavaScript holds once all garbage is collected, buffers included. */
  readonly heapBytes: () => Promise<number>;
} & AsyncDisposable;

const memoryReport = new URL('./memory-report.ts', import.meta.url).href;

/** Starts it with these settings. FAILED_PRECONDITION (BENCH_FAILED) in its own words when it does not start. */
export async function startService(
  environment: Readonly<Record<string, string | undefined>>,
  service: 'executor' | 'clusterer' = 'executor',
): Promise<ServiceProcess> {
  const script = fileURLToPath(new URL(`../../${service}/main.ts`, import.meta.url));
  const child = fork(script, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--expose-gc', '--import', memoryReport],
    env: {
      ...environment,
      NODE_OPTIONS: '',
      GOLDPAN_NATS_URL: '',
      GOLDPAN_LOG_LEVEL: 'info',
      [`GOLDPAN_${service.toUpperCase()}_LISTEN`]: '127.0.0.1:0',
    },
  });
  const ended = once(child, 'exit');
  const listening = Promise.withResolvers<string>();
  let lastLine = '';
  if (child.stderr === null) throw new Error('standard error was asked for as a pipe');
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLine = line;
    const address = /"address":"([^"]+)","msg":"listening"/.exec(line)?.[1];
    if (address !== undefined) listening.resolve(address);
  });
  void ended.then(() =>
    listening.reject(
      new AppError('FAILED_PRECONDITION', 'BENCH_FAILED', `the ${service} ended: ${lastLine}`),
    ),
  );
  return {
    address: await listening.promise,
    pid: child.pid ?? 0,
    heapBytes: async () => {
      const answer = once(child, 'message');
      child.send('report');
      const [usage] = (await Promise.race([answer, ended])) as [NodeJS.MemoryUsage];
      return usage.heapUsed + usage.external;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
