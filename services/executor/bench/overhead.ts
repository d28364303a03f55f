import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AppError, messageOf } from '#libs/domain/app-error.ts';

/** Time on the clock of one execution of an empty program, median, in nanoseconds. */
const times = z.object({
  /** vfork and exec of a static binary. */
  bareNs: z.number().positive(),
  /** The same binary by a request to the runner, and in a request of many inputs, each. */
  sandboxedNs: z.number().positive(),
  sandboxedBatchNs: z.number().positive(),
  dynamicBareNs: z.number().positive(),
  dynamicSandboxedNs: z.number().positive(),
  /** The static binary in bubblewrap; null where bubblewrap is missing. */
  bubblewrapNs: z.number().positive().nullable(),
});

/** What the walls cost one execution, each against the bare execution of the same binary. */
export type Overhead = {
  readonly staticRatio: number;
  /** In a request of many inputs. */
  readonly staticBatchRatio: number;
  readonly dynamicRatio: number;
  /** Null where bubblewrap is missing. */
  readonly bubblewrapRatio: number | null;
  readonly times: z.infer<typeof times>;
};

const run = promisify(execFile);
const buildTimeoutMs = 300_000;
const measureTimeoutMs = 300_000;

/**
 * Measures one execution with the native benchmark beside the runner, which it builds when it is not
 * there. FAILED_PRECONDITION (BENCH_FAILED) in the words of the tool that failed.
 */
export async function measureOverhead(runnerPath: string): Promise<Overhead> {
  const build = dirname(runnerPath);
  const overhead = join(build, 'overhead');
  try {
    if (!existsSync(overhead))
      await run('cmake', ['--build', build, '--target', 'bench'], { timeout: buildTimeoutMs });
    const argv = [runnerPath, join(build, 'no-op'), '--json'];
    const { stdout } = await run(overhead, argv, { timeout: measureTimeoutMs });
    return overheadOf(times.parse(JSON.parse(stdout)));
  } catch (error) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'BENCH_FAILED',
      `cannot measure the cost of one execution: ${messageOf(error)}; npm run setup, and then cmake --build ${build} --target bench, make its programs anew`,
      { cause: error },
    );
  }
}

function overheadOf(measured: z.infer<typeof times>): Overhead {
  const { bareNs, sandboxedNs, sandboxedBatchNs, bubblewrapNs } = measured;
  return {
    staticRatio: sandboxedNs / bareNs,
    staticBatchRatio: sandboxedBatchNs / bareNs,
    dynamicRatio: measured.dynamicSandboxedNs / measured.dynamicBareNs,
    bubblewrapRatio: bubblewrapNs === null ? null : bubblewrapNs / bareNs,
    times: measured,
  };
}
