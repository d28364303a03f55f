import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#libs/domain/app-error.ts';
import { defaultLanguage, fileExtensionOf, parseLanguage } from '#libs/domain/language.ts';
import { RunState, isEnded, type Run, type RunSpec } from '#libs/domain/run.ts';
import { readPackage } from '#libs/packages/problem-package.ts';
import { strategies, strategyNamed } from '#libs/selection/strategies.ts';
import { makeLogger, type LogLevel } from '#libs/telemetry/logger.ts';
import { startTelemetry } from '#libs/telemetry/start.ts';
import { commandEnvironment } from '../config.ts';
import { startMesh } from '../mesh.ts';
import { gather, integerOption, numberOption } from '../options.ts';
import { makeProgress } from '../progress.ts';
import { solveJson, solveTables, type WrittenSubmission } from '../run-report.ts';
import { connectSolver, type SolverClient } from '../solver-client.ts';
import { writeFileWhole, writeJson } from '../write-file.ts';

/** Options of `goldpan solve` as commander gives them. */
export type SolveOptions = {
  readonly policy: readonly string[];
  readonly samples: number;
  readonly submissions: number;
  readonly inputs: number;
  readonly strategy: string;
  readonly seed: number;
  readonly language: readonly string[];
  readonly maxTokens: number;
  readonly maxCost: number;
  readonly maxTime: number;
  readonly solver?: string;
  readonly json?: string;
  readonly out?: string;
  readonly logLevel: LogLevel;
};

/** What came of a solve. */
export type SolveOutcome = {
  readonly run: Run;
  readonly submissions: readonly WrittenSubmission[];
};

export function registerSolve(program: Command): void {
  program
    .command('solve')
    .description(
      'solve a problem package: sample, filter, cluster, score, and write at most ten submissions',
    )
    .argument('<package>', 'folder of a problem package')
    .option(
      '--policy <spec>',
      'replay:PATH or openai:MODEL[@BASE_URL]; several make a family (default: replay:<package>/pool.jsonl)',
      gather,
      [],
    )
    .option('--samples <n>', 'samples to draw', integerOption(1, 10_000_000), 1000)
    .option('--submissions <n>', 'most submissions', integerOption(1, 10), 10)
    .option('--inputs <n>', 'generated inputs for clustering', integerOption(0, 1000), 50)
    .option('--strategy <name>', strategies.map(({ name }) => name).join(', '), 'alphacode2')
    .option(
      '--seed <n>',
      'seed of all random draws',
      integerOption(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      1,
    )
    .option('--language <name>', 'language to sample; may be repeated (default: cpp20)', gather, [])
    .option(
      '--max-tokens <n>',
      'tokens that sampling may spend; 0 means no limit',
      integerOption(0, Number.MAX_SAFE_INTEGER),
      0,
    )
    .option(
      '--max-cost <usd>',
      'US dollars that sampling may spend; 0 means no limit',
      numberOption(0, 1e6),
      0,
    )
    .option('--max-time <seconds>', 'time on the clock; 0 means no limit', numberOption(0, 1e7), 0)
    .option(
      '--solver <address>',
      'use the mesh of `goldpan up` at this host:port, with its policies, instead of starting one',
    )
    .option('--json <file>', 'write the result as JSON')
    .option('--out <folder>', 'where sources are written (default: runs/<run>)')
    .option('--log-level <level>', 'debug, info, warn, error or silent', 'error')
    .action(async (folder: string, options: SolveOptions) => {
      const { run } = await solve(folder, options);
      if (run.submissions.length === 0) process.exitCode = 1;
    });
}

/**
 * Solves the package in `folder`, shows progress on standard error and the tables on standard output,
 * and writes sources and JSON. Ctrl-C cancels the run. FAILED_PRECONDITION (RUN_FAILED) when the run fails.
 */
export async function solve(folder: string, options: SolveOptions): Promise<SolveOutcome> {
  strategyNamed(options.strategy);
  const { problem } = await readPackage(folder);
  const spec: RunSpec = {
    problem,
    sampleCount: options.samples,
    submissionCountMax: options.submissions,
    inputCount: options.inputs,
    strategy: options.strategy,
    seed: options.seed,
    policies: [],
    languages:
      options.language.length === 0 ? [defaultLanguage] : options.language.map(parseLanguage),
    tokensMax: options.maxTokens,
    costMicrousdMax: Math.round(options.maxCost * 1e6),
    wallTimeMsMax: options.maxTime * 1000,
  };
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  try {
    if (options.solver !== undefined) {
      if (options.policy.length > 0) {
        throw new AppError(
          'INVALID_ARGUMENT',
          'CONFLICTING_OPTIONS',
          '--policy and --solver exclude each other: a running mesh has its own policies (GOLDPAN_POLICIES)',
        );
      }
      return await solveAt(options.solver, spec, `solver ${options.solver}`, options, stop.signal);
    }
    const policies = policySpecs(folder, problem.problemId, options.policy);
    return await withOwnMesh(policies, options.logLevel, (target) =>
      solveAt(target, spec, policies.join(' '), options, stop.signal),
    );
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

async function withOwnMesh<T>(
  policies: readonly string[],
  logLevel: LogLevel,
  work: (solverTarget: string) => Promise<T>,
): Promise<T> {
  const environment = { ...commandEnvironment(), GOLDPAN_POLICIES: policies.join('\n') };
  const stopTelemetry = startTelemetry({
    serviceName: 'goldpan',
    otlpEndpoint: commandEnvironment()['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '',
  });
  try {
    const mesh = await startMesh({
      environment,
      isEphemeral: true,
      loggerOf: (service) => makeLogger(service, logLevel),
    });
    try {
      return await work(mesh.addresses.solver);
    } finally {
      await mesh.stop();
    }
  } finally {
    await stopTelemetry();
  }
}

async function solveAt(
  target: string,
  spec: RunSpec,
  policy: string,
  options: SolveOptions,
  signal: AbortSignal,
): Promise<SolveOutcome> {
  const client = connectSolver(target);
  try {
    const started = await client.start(spec, '');
    const run = await follow(client, started, signal);
    const submissions = await writeSubmissions(run, options.out ?? join('runs', run.runId));
    if (options.json !== undefined)
      await writeJson(options.json, solveJson(run, submissions, policy));
    process.stdout.write(`${solveTables(run, submissions)}\n`);
    if (run.state === RunState.Failed)
      throw new AppError(
        'FAILED_PRECONDITION',
        'RUN_FAILED',
        `run ${run.runId} failed: ${run.failure}`,
      );
    if (run.state === RunState.Cancelled)
      throw new AppError('CANCELLED', 'RUN_CANCELLED', `run ${run.runId} was cancelled`);
    return { run, submissions };
  } finally {
    client.close();
  }
}

/** How long a cancelled run may take to say that it has ended. */
const cancelTimeoutMs = 10_000;

async function follow(client: SolverClient, started: Run, signal: AbortSignal): Promise<Run> {
  const progress = makeProgress(process.stderr, Date.now);
  let latest = started;
  const show = async (watchSignal: AbortSignal): Promise<void> => {
    for await (const run of client.watch(started.runId, watchSignal)) {
      latest = run;
      progress.show(run);
    }
  };
  try {
    await show(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    await client.cancel(started.runId);
    await show(AbortSignal.timeout(cancelTimeoutMs));
  } finally {
    progress.end();
  }
  // The watch leaves out nothing, but the last state may have come while it was opened again.
  return isEnded(latest.state) ? latest : client.get(started.runId);
}

async function writeSubmissions(run: Run, folder: string): Promise<WrittenSubmission[]> {
  const written: WrittenSubmission[] = [];
  for (const submission of run.submissions) {
    const { language, source } = submission.candidate.program;
    const path = join(
      folder,
      `${String(submission.rank).padStart(2, '0')}${fileExtensionOf(language)}`,
    );
    await writeFileWhole(path, source);
    written.push({ ...submission, path });
  }
  return written;
}

/** The SPECs of the family. A recorded pool that is not there is told before anything is started. */
function policySpecs(
  folder: string,
  problemId: string,
  given: readonly string[],
): readonly string[] {
  const specs = given.length > 0 ? given : [`replay:${join(resolve(folder), 'pool.jsonl')}`];
  for (const spec of specs) {
    if (!spec.startsWith('replay:')) continue;
    const path = spec.slice('replay:'.length).replaceAll('{problem}', problemId);
    if (existsSync(path)) continue;
    const remedy =
      given.length > 0
        ? 'give the path of a JSONL pool or of a folder of sources'
        : 'give --policy replay:PATH or --policy openai:MODEL@BASE_URL';
    throw new AppError('NOT_FOUND', 'POOL_NOT_FOUND', `no pool at ${path}: ${remedy}`, {
      metadata: { path },
    });
  }
  return specs;
}
