import { join } from 'node:path';
import type { Command } from 'commander';
import { createLogUpdate } from 'log-update';
import { AppError, isAppError } from '#libs/domain/app-error.ts';
import { parseLanguage } from '#libs/domain/language.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { readJudgePackage } from '#libs/packages/judge-package.ts';
import { invalidPackage } from '#libs/packages/package-error.ts';
import { makeLogger, type LogLevel } from '#libs/telemetry/logger.ts';
import { commandEnvironment } from '../config.ts';
import { withExecutor, type ExecutorClient } from '../executor-client.ts';
import { formatMs } from '../format.ts';
import { untilInterrupted } from '../interrupt.ts';
import { gatherSubmissions } from '../judge/gather-submissions.ts';
import { judgeAll } from '../judge/judge-all.ts';
import { judgeJson, judgeText } from '../judge/judge-report.ts';
import type { JudgedSubmission } from '../judge/judge-submission.ts';
import { chunksOf } from '../judge/test-chunks.ts';
import { integerOption, numberOption } from '../options.ts';
import { writeJson } from '../write-file.ts';

/** Options of `goldpan judge` as commander gives them. */
export type JudgeCommandOptions = {
  readonly json?: string;
  readonly jobs?: number;
  readonly language?: string;
  readonly allTests?: true;
  readonly timeLimit?: number;
  readonly executor?: string;
  readonly logLevel: LogLevel;
};

export function registerJudge(program: Command): void {
  program
    .command('judge')
    .description('judge sources on all tests of a problem package, hidden ones included')
    .argument('<package>', 'folder of a problem package')
    .argument(
      '[sources...]',
      "files or folders of sources (default: the package's own submissions)",
    )
    .option('--json <file>', 'write the result as JSON')
    .option(
      '--jobs <n>',
      'submissions judged at the same time (default: one a slot of the executor)',
      integerOption(1, 1024),
    )
    .option('--language <name>', 'language of the sources, whatever their names say, such as cpp23')
    .option('--all-tests', 'go on after the first test that fails')
    .option(
      '--time-limit <seconds>',
      'CPU time of one test (default: that of the package, or 2 when it gives none)',
      numberOption(0.001, 120),
    )
    .option('--executor <address>', 'use the executor at this host:port instead of starting one')
    .option('--log-level <level>', 'debug, info, warn, error or silent', 'error')
    .addHelpText(
      'after',
      '\nExit status: 1 when a verdict differs from what the folder of its source says.',
    )
    .action(async (folder: string, sources: readonly string[], options: JudgeCommandOptions) => {
      const judged = await judge(folder, sources, options);
      const isFaulty = judged.some(({ verdict }) => verdict === Verdict.InfrastructureError);
      if (isFaulty) process.exitCode = 3;
      else if (judged.some(({ isExpected }) => !isExpected)) process.exitCode = 1;
    });
}

/** Most skipped sources that one error names. */
const skippedShownMax = 5;

/**
 * Judges sources on samples and hidden tests of the package in `folder`; shows progress on standard
 * error, the table on standard output, and writes JSON. Ctrl-C stops it: CANCELLED (INTERRUPTED).
 */
export async function judge(
  folder: string,
  sources: readonly string[],
  options: JudgeCommandOptions,
): Promise<readonly JudgedSubmission[]> {
  const language = options.language === undefined ? undefined : parseLanguage(options.language);
  const judgePackage = await readJudgePackage(folder, {
    cpuTimeMs: options.timeLimit === undefined ? undefined : Math.round(options.timeLimit * 1000),
  });
  const { submissions, skipped, warnings } = await gatherSubmissions(
    judgePackage,
    sources,
    language,
  );
  for (const warning of [...judgePackage.warnings, ...warnings])
    process.stderr.write(`warning: ${warning}\n`);
  if (submissions.length === 0) {
    const why = skipped
      .slice(0, skippedShownMax)
      .map(({ path, reason }) => `${path}: ${reason}`)
      .concat(skipped.length > skippedShownMax ? [`${skipped.length - skippedShownMax} more`] : []);
    throw new AppError(
      'INVALID_ARGUMENT',
      'NO_SUBMISSIONS',
      `nothing to judge${why.length === 0 ? '' : ` (${why.join('; ')})`}: give files or folders with C++, Python or JavaScript programs`,
    );
  }
  const secretTests = await judgePackage.secretTests();
  const tests = [...(await judgePackage.sampleTests()), ...secretTests];
  if (tests.length === 0) {
    throw invalidPackage(
      join(folder, 'data'),
      'holds no tests; add data/secret/1.in and data/secret/1.ans, or run the generators of the package',
    );
  }
  if (secretTests.length === 0) {
    process.stderr.write(
      `warning: ${join(folder, 'data/secret')}: holds no tests, so the samples alone decide; a wrong program may be accepted\n`,
    );
  }
  const progress = makeProgress(submissions.length);
  const executorOptions = {
    target: options.executor,
    slotCount: options.jobs,
    environment: commandEnvironment(),
    logger: makeLogger('executor', options.logLevel),
  };
  const message = 'interrupted before everything was judged; nothing was written';
  const judged = await untilInterrupted(message, (signal) =>
    withExecutor(executorOptions, async (client) =>
      judgeAll(client, submissions, {
        limits: judgePackage.limits,
        chunks: chunksOf(tests),
        isEveryTestRun: options.allTests ?? false,
        signal,
        jobCount: options.jobs ?? (await slotCountOf(client, options.executor, signal)),
        onJudged: progress.show,
      }),
    ),
  ).finally(progress.end);
  if (options.json !== undefined)
    await writeJson(options.json, judgeJson(judgePackage.problemId, judged, skipped));
  process.stdout.write(`${judgeText(judged, skipped, tests.length)}\n`);
  return judged;
}

const capabilitiesTimeoutMs = 30_000;

async function slotCountOf(
  client: ExecutorClient,
  target: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  try {
    const options = { timeoutMs: capabilitiesTimeoutMs, signal };
    return Math.max(1, (await client.call('GetCapabilities', {}, options)).slotCount);
  } catch (error) {
    if (target === undefined || !isAppError(error) || error.code !== 'UNAVAILABLE') throw error;
    throw new AppError(
      'UNAVAILABLE',
      'EXECUTOR_UNAVAILABLE',
      `no executor answers at ${target}: start one there, or leave out --executor to start one here`,
      { metadata: { target }, cause: error },
    );
  }
}

/** One line on a terminal that is painted over; nothing where nobody watches. */
function makeProgress(count: number): {
  show: (judged: JudgedSubmission) => void;
  end: () => void;
} {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const update = createLogUpdate(process.stderr);
  const startMs = performance.now();
  let done = 0;
  return {
    show: ({ path, verdict }) => {
      done += 1;
      const elapsedMs = performance.now() - startMs;
      const leftMs = (elapsedMs / done) * (count - done);
      update(`judged ${done} of ${count}, about ${formatMs(leftMs)} left: ${path} ${verdict}`);
    },
    end: () => {
      update.clear();
      // Shows the cursor again.
      update.done();
    },
  };
}
