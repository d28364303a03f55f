import { InvalidArgumentError, type Command } from 'commander';
import { AppError, isAppError } from '#libs/domain/app-error.ts';
import { readPackage } from '#libs/packages/problem-package.ts';
import { strategies, strategyNamed } from '#libs/selection/strategies.ts';
import type { LogLevel } from '#libs/telemetry/logger.ts';
import { oracleName } from '../evaluation/budgets.ts';
import { evaluate, type Evaluation } from '../evaluation/evaluation.ts';
import { evaluationJson } from '../evaluation/evaluation-json.ts';
import { evaluationText } from '../evaluation/evaluation-text.ts';
import { findPackages } from '../evaluation/find-packages.ts';
import { poolSourceOf } from '../evaluation/pool-option.ts';
import { recordProblem } from '../evaluation/record-problem.ts';
import { readRecordings, recordingLine, type ProblemRecording } from '../evaluation/recording.ts';
import { fitOnAll } from '../evaluation/scorer-sheet.ts';
import { readStandings } from '../evaluation/standings.ts';
import { withServices } from '../evaluation/services.ts';
import { untilInterrupted } from '../interrupt.ts';
import { integerOption } from '../options.ts';
import { makeStageProgress } from '../evaluation/stage-progress.ts';
import { writeFileWhole, writeJson } from '../write-file.ts';

/** Options of `goldpan eval` as commander gives them. */
export type EvalOptions = {
  readonly pool?: string;
  readonly budgets: readonly number[];
  readonly strategies: readonly string[];
  readonly submissions: number;
  readonly inputs: number;
  readonly subsets: number;
  readonly seed: number;
  readonly json?: string;
  readonly html?: string;
  readonly record?: string;
  readonly recorded?: string;
  readonly calibration?: string;
  readonly contest?: string;
  readonly jobs?: number;
  readonly logLevel: LogLevel;
};

export function registerEval(program: Command): void {
  const names = [...strategies.map(({ name }) => name), oracleName];
  program
    .command('eval')
    .description('measure selection on problem packages with pools of known verdicts')
    .argument('[packages...]', 'problem packages, or folders of them')
    .option(
      '--pool <source>',
      '"submissions" of the package, a JSONL file or folder of sources, or a folder with <problem>.jsonl for each problem (default: pool.jsonl of the package, else its submissions)',
    )
    .option('--budgets <k,...>', 'numbers of samples', budgetsOption, [10, 30, 100, 300, 1000])
    .option('--strategies <name,...>', names.join(', '), strategiesOption, [
      'random',
      ...names.filter((name) => name !== 'random'),
    ])
    .option('--submissions <n>', 'most submissions', integerOption(1, 100), 10)
    .option('--inputs <n>', 'generated inputs for clustering', integerOption(0, 1000), 50)
    .option('--subsets <n>', 'draws of samples a problem and budget', integerOption(5, 10_000), 200)
    .option('--seed <n>', 'seed of inputs and draws', integerOption(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--json <file>', 'write the result as JSON')
    .option('--html <file>', 'write a report with plots as one HTML file')
    .option('--record <file>', 'write verdicts, signatures and scores, one line of JSON a problem')
    .option('--recorded <file>', 'take those of an earlier --record instead of running anything')
    .option('--calibration <file>', "write Platt's calibration of the scores for the scorer to use")
    .option(
      '--contest <file>',
      'saved standings (JSON): say what percentile and rating this is worth',
    )
    .option(
      '--jobs <n>',
      'programs run at the same time (default: one a core)',
      integerOption(1, 1024),
    )
    .option('--log-level <level>', 'debug, info, warn, error or silent', 'error')
    .addHelpText(
      'after',
      '\nThe scorer is the one that GOLDPAN_SCORER and its settings name. Exit status: 1 when a package could not be evaluated.',
    )
    .action(async (paths: readonly string[], options: EvalOptions) => {
      const { skipped } = await runEvaluation(paths, options);
      if (skipped.length > 0) process.exitCode = 1;
    });
}

/** Evaluates packages, or what was recorded of them; prints tables and writes the files asked for. */
export async function runEvaluation(
  paths: readonly string[],
  options: EvalOptions,
): Promise<Evaluation> {
  if ((paths.length === 0) === (options.recorded === undefined)) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'INVALID_USAGE',
      'give problem packages or --recorded FILE: one of the two',
    );
  }
  const standings = options.contest === undefined ? [] : await readStandings(options.contest);
  const { recordings, skipped } =
    options.recorded === undefined
      ? await untilInterrupted(
          'interrupted before everything was measured; nothing was written',
          (signal) => recordAll(paths, options, signal),
        )
      : { recordings: await readRecordings(options.recorded), skipped: [] };
  const evaluation = evaluate(
    recordings,
    {
      budgets: options.budgets,
      strategies: options.strategies,
      submissionCountMax: options.submissions,
      subsetCount: options.subsets,
      seed: options.seed,
    },
    standings,
    skipped,
  );
  if (options.record !== undefined)
    await writeFileWhole(options.record, recordings.map(recordingLine).join(''));
  if (options.calibration !== undefined) await writeCalibration(options.calibration, recordings);
  if (options.json !== undefined) await writeJson(options.json, evaluationJson(evaluation));
  if (options.html !== undefined) {
    // The plotting library is large; only a report needs it.
    const { evaluationHtml } = await import('../evaluation/evaluation-html.ts');
    await writeFileWhole(options.html, await evaluationHtml(evaluation));
  }
  process.stdout.write(`${evaluationText(evaluation)}\n`);
  return evaluation;
}

/** Codes of errors that say what is wrong with a package or its pool. */
const packageFaults: readonly string[] = [
  'INVALID_ARGUMENT',
  'NOT_FOUND',
  'FAILED_PRECONDITION',
  'UNIMPLEMENTED',
];

async function recordAll(
  paths: readonly string[],
  options: EvalOptions,
  signal: AbortSignal,
): Promise<Pick<Evaluation, 'recordings' | 'skipped'>> {
  const folders = await findPackages(paths);
  const recordings: ProblemRecording[] = [];
  const skipped: { place: string; reason: string }[] = [];
  const progress = makeStageProgress(folders.length);
  await withServices(options, async (clients) => {
    for (const folder of folders) {
      try {
        const problemPackage = await readPackage(folder);
        const { problemId } = problemPackage;
        const source = await poolSourceOf(options.pool, folder, problemId, folders.length === 1);
        recordings.push(
          await recordProblem(clients, problemPackage, source, {
            inputCount: options.inputs,
            seed: options.seed,
            signal,
            onStage: (stage) => progress.show(problemId, stage),
          }),
        );
      } catch (error) {
        signal.throwIfAborted();
        // What is wrong with one package must not cost the others; a service that fails must end it all.
        if (!isAppError(error) || !packageFaults.includes(error.code) || folders.length === 1)
          throw error;
        skipped.push({ place: folder, reason: error.message });
      }
      progress.next();
    }
  }).finally(progress.end);
  return { recordings, skipped };
}

async function writeCalibration(
  path: string,
  recordings: readonly ProblemRecording[],
): Promise<void> {
  const fitted = fitOnAll(recordings);
  if (fitted === undefined) {
    throw new AppError(
      'FAILED_PRECONDITION',
      'CANNOT_CALIBRATE',
      `--calibration ${path}: needs right and wrong programs that pass the public tests, and there is one kind only`,
    );
  }
  await writeJson(path, {
    kind: 'platt',
    name: `platt on ${recordings.length} problems`,
    ...fitted,
    fittedOn: {
      problems: recordings.map(({ problemId }) => problemId),
      programs: recordings.reduce((sum, { candidates }) => sum + candidates.length, 0),
    },
  });
}

const budgetMax = 10_000_000;

function budgetsOption(value: string): readonly number[] {
  const read = integerOption(1, budgetMax);
  return [...new Set(value.split(',').map((part) => read(part.trim())))].sort((a, b) => a - b);
}

function strategiesOption(value: string): readonly string[] {
  const names = value.split(',').map((name) => name.trim());
  for (const name of names) {
    try {
      if (name !== oracleName) strategyNamed(name);
    } catch (error) {
      if (!isAppError(error)) throw error;
      throw new InvalidArgumentError(`${error.message}, ${oracleName}`);
    }
  }
  return [...new Set(names)];
}
