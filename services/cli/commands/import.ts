import { InvalidArgumentError, type Command } from 'commander';
import { createLogUpdate } from 'log-update';
import { AppError } from '#libs/domain/app-error.ts';
import { formats, type Format } from '#libs/formats/formats.ts';
import { makeLogger, type LogLevel } from '#libs/telemetry/logger.ts';
import { commandEnvironment } from '../config.ts';
import { importProblems } from '../import/import-problems.ts';
import {
  importJson,
  importStatus,
  importText,
  type ImportedProblem,
} from '../import/import-report.ts';
import { lazyExecutor } from '../import/lazy-executor.ts';
import { integerOption } from '../options.ts';
import { writeJson } from '../write-file.ts';

/** Options of `goldpan import` as commander gives them. */
type ImportCommandOptions = {
  readonly out: string;
  readonly limit: number;
  readonly only?: readonly string[];
  readonly json?: string;
  readonly solutions: number;
  readonly force?: true;
  readonly check?: true;
  readonly testlib?: string;
  readonly executor?: string;
  readonly logLevel: LogLevel;
};

const countMost = 10_000_000;

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('make problem packages of problems in another format')
    .argument('<format>', `one of ${Object.keys(formats).join(', ')}`, formatNamed)
    .argument('<path>', 'file or folder to read')
    .requiredOption('--out <folder>', 'folder that the packages go into, one folder a problem')
    .option('--limit <n>', 'most problems to import', integerOption(1, countMost), countMost)
    .option('--only <id...>', 'import these alone, by their own names or those of their packages')
    .option(
      '--solutions <n>',
      'most known programs in each folder of submissions/; pool.jsonl has all of them',
      integerOption(0, countMost),
      10,
    )
    .option('--force', 'replace packages that are there already')
    .option('--check', "run each package's input validators and checker on its tests")
    .option('--testlib <file>', 'testlib.h for checkers, validators and generators that need it')
    .option('--executor <address>', 'make and check tests with the executor at this host:port')
    .option('--json <file>', 'write what was imported, remarked and refused as JSON')
    .option('--log-level <level>', 'debug, info, warn, error or silent', 'error')
    .addHelpText(
      'after',
      [
        '\nFormats:',
        ...Object.entries(formats).map(
          ([name, { description }]) => `  ${name.padEnd(20)}${description}`,
        ),
        '\nExit status: 0 all imported; 1 some refused; 2 bad usage, or nothing could be read; 3 a fault of goldpan.',
      ].join('\n'),
    )
    .action(
      async (
        { name, format }: { readonly name: string; readonly format: Format },
        path: string,
        options: ImportCommandOptions,
      ) => {
        process.exitCode = await runImport(name, format, path, options);
      },
    );
}

function formatNamed(name: string): { readonly name: string; readonly format: Format } {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format === undefined)
    throw new InvalidArgumentError(`Give one of ${Object.keys(formats).join(', ')}.`);
  return { name, format };
}

/** Imports, prints the report and writes JSON; gives the exit status. Ctrl-C: CANCELLED (INTERRUPTED). */
async function runImport(
  name: string,
  format: Format,
  path: string,
  options: ImportCommandOptions,
): Promise<number> {
  const stop = new AbortController();
  const interrupt = (): void =>
    stop.abort(
      new AppError(
        'CANCELLED',
        'INTERRUPTED',
        'interrupted; the packages that were whole by then are there, nothing else was left behind',
      ),
    );
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const executor = lazyExecutor({
    target: options.executor,
    environment: commandEnvironment(),
    logger: makeLogger('executor', options.logLevel),
  });
  const progress = makeProgress();
  try {
    const report = await importProblems(name, format, path, {
      out: options.out,
      countMax: options.limit,
      only: options.only ?? [],
      isForced: options.force ?? false,
      isChecked: options.check ?? false,
      solutionCountMax: options.solutions,
      testlibPath: options.testlib,
      executor: executor.client,
      signal: stop.signal,
      onProblem: progress.show,
    });
    progress.end();
    if (options.json !== undefined) await writeJson(options.json, importJson(report));
    process.stdout.write(`${importText(report)}\n`);
    return importStatus(report);
  } finally {
    progress.end();
    await executor.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** One line on a terminal that is painted over; nothing where nobody watches. */
function makeProgress(): { show: (problem: ImportedProblem) => void; end: () => void } {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const update = createLogUpdate(process.stderr);
  const startMs = performance.now();
  let imported = 0;
  let refused = 0;
  return {
    show: ({ status, where }) => {
      if (status === 'imported') imported += 1;
      else refused += 1;
      const rate = ((imported + refused) * 1000) / Math.max(1, performance.now() - startMs);
      update(`${imported} imported, ${refused} refused, ${rate.toFixed(1)}/s: ${where}`);
    },
    end: () => {
      update.clear();
      update.done();
    },
  };
}
