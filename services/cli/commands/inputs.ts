import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#libs/domain/app-error.ts';
import { readPackage, type ProblemPackage } from '#libs/packages/problem-package.ts';
import type { LogLevel } from '#libs/telemetry/logger.ts';
import { generateInputs } from '../evaluation/generated-inputs.ts';
import type { PoolSource } from '../evaluation/labelled-pool.ts';
import { poolSourceOf } from '../evaluation/pool-option.ts';
import { withServices, type EvaluationClients } from '../evaluation/services.ts';
import { makeStageProgress } from '../evaluation/stage-progress.ts';
import { inputsJson, inputsText, summaryText, type InputsSheet } from '../inputs/inputs-report.ts';
import { measureInputs } from '../inputs/measure-inputs.ts';
import { validityOf } from '../inputs/validity.ts';
import { untilInterrupted } from '../interrupt.ts';
import { integerOption } from '../options.ts';
import { writeFileWhole, writeJson } from '../write-file.ts';

/** Options of `goldpan inputs` as commander gives them. */
export type InputsOptions = {
  readonly count: number;
  readonly measure?: true;
  readonly pool?: string;
  readonly panel: boolean;
  readonly seed: number;
  readonly out?: string;
  readonly json?: string;
  readonly jobs?: number;
  readonly logLevel: LogLevel;
};

export function registerInputs(program: Command): void {
  program
    .command('inputs')
    .description('generate inputs for a problem package, and measure how good they are')
    .argument('<package>', 'folder of a problem package')
    .option('--count <n>', 'inputs to generate', integerOption(1, 1000), 50)
    .option('--measure', 'judge candidates and say how well the inputs tell wrong from right')
    .option(
      '--pool <source>',
      'candidates for --measure: "submissions" of the package, a JSONL file, or a folder of sources (default: its submissions and its pool.jsonl)',
    )
    .option('--no-panel', 'with --measure: do not show the candidates to the generator')
    .option('--seed <n>', 'seed of the inputs', integerOption(0, Number.MAX_SAFE_INTEGER), 1)
    .option(
      '--out <folder>',
      'write the inputs there as 001.in, 002.in, … instead of printing them',
    )
    .option('--json <file>', 'write the result as JSON')
    .option(
      '--jobs <n>',
      'programs run at the same time (default: one a core)',
      integerOption(1, 1024),
    )
    .option('--log-level <level>', 'debug, info, warn, error or silent', 'error')
    .addHelpText(
      'after',
      `
With --measure, candidates are judged on samples and hidden tests; those that pass the samples count. Without
--no-panel up to 64 of them, unlabelled, are the panel on which inputs are chosen, as in a run. Labels never reach the
generator. Validity is the share of inputs that the package's input validators accept; "before validator", that of
inputs drawn without them. With a model (GOLDPAN_TESTGEN_ENDPOINT, GOLDPAN_TESTGEN_MODEL) it writes inputs too.

Exit status: 1 when no input could be generated.`,
    )
    .action(async (folder: string, options: InputsOptions) => {
      const { inputs } = await runInputs(folder, options);
      if (inputs.length === 0) process.exitCode = 1;
    });
}

/** Generates and perhaps measures the inputs of one package; prints them and the summary, and writes the files asked for. */
export async function runInputs(folder: string, options: InputsOptions): Promise<InputsSheet> {
  if (options.pool !== undefined && !options.measure) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'INVALID_USAGE',
      '--pool names candidates to measure the inputs with: give --measure too, or leave it out',
    );
  }
  const problemPackage = await readPackage(folder);
  for (const warning of problemPackage.warnings) process.stderr.write(`warning: ${warning}\n`);
  const sources = options.measure ? await poolSources(problemPackage, options.pool) : [];
  const sheet = await untilInterrupted(
    'interrupted before the inputs were ready; nothing was written',
    (signal) =>
      withServices(options, (clients) =>
        makeSheet(clients, problemPackage, sources, options, signal),
      ),
  );
  if (options.out !== undefined) {
    const { out } = options;
    for (const [index, { input }] of sheet.inputs.entries())
      await writeFileWhole(join(out, `${String(index + 1).padStart(3, '0')}.in`), input);
  }
  if (options.json !== undefined) await writeJson(options.json, inputsJson(sheet));
  if (options.out === undefined && !options.measure) process.stdout.write(inputsText(sheet.inputs));
  process.stdout.write(`${summaryText(sheet)}\n`);
  return sheet;
}

async function makeSheet(
  clients: EvaluationClients,
  problemPackage: ProblemPackage,
  sources: readonly PoolSource[],
  { count, seed, panel, measure }: InputsOptions,
  signal: AbortSignal,
): Promise<InputsSheet> {
  const { problem } = problemPackage;
  const progress = makeStageProgress(1);
  const onStage = (stage: string): void => progress.show(problem.problemId, stage);
  try {
    const measured = measure
      ? await measureInputs(clients, problemPackage, {
          count,
          seed,
          hasPanel: panel,
          sources,
          signal,
          onStage,
        })
      : undefined;
    const { inputs, summary } =
      measured ?? (await generateInputs(clients, problem, { count, seed, panel: [], signal }));
    onStage('validating inputs');
    const bytes = inputs.map(({ input }) => input);
    const validity = await validityOf(clients, problem, bytes, signal);
    const unaided = { ...problem, inputValidators: [] };
    const raw =
      measured === undefined
        ? []
        : (await generateInputs(clients, unaided, { count, seed, panel: [], signal })).inputs;
    const validityBefore = await validityOf(
      clients,
      problem,
      raw.map(({ input }) => input),
      signal,
    );
    return {
      problemId: problem.problemId,
      seed,
      hasPanel: panel && measured !== undefined,
      inputs,
      summary,
      validity,
      validityBefore,
      measured,
    };
  } finally {
    progress.end();
  }
}

/** The package's submissions and its recorded pool, or what `--pool` names. */
async function poolSources(
  { folder, problemId }: ProblemPackage,
  option: string | undefined,
): Promise<readonly PoolSource[]> {
  const source = await poolSourceOf(option, folder, problemId, true);
  return option === undefined && source.kind === 'path'
    ? [{ kind: 'submissions' }, source]
    : [source];
}
