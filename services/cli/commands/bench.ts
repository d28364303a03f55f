import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { readPackage } from '#libs/packages/problem-package.ts';
import { benchExecutor, type ExecutorBenchOptions } from '../../executor/bench/executor-bench.ts';
import { benchBus } from '../bench/bus-bench.ts';
import { commandEnvironment } from '../config.ts';
import { formatCount } from '../format.ts';
import { integerOption } from '../options.ts';
import { table } from '../run-report.ts';
import { writeJson } from '../write-file.ts';

type ExecutorOptions = { readonly candidates: number; readonly json?: string };

/** What the benchmark needs of a line of a pool. */
const poolLine = z.object({ source: z.string(), language: z.string() });

type BusOptions = {
  readonly candidates: number;
  readonly sourceBytes: number;
  readonly json?: string;
};

export function registerBench(program: Command): void {
  const bench = program.command('bench').description('measure goldpan on this machine');
  bench
    .command('bus')
    .description('candidates per second through the work queue, by candidates a message')
    .option(
      '--candidates <n>',
      'candidates to send for each batch size',
      integerOption(100, 10_000_000),
      50_000,
    )
    .option('--source-bytes <n>', 'bytes of one source', integerOption(1, 60_000), 1500)
    .option('--json <file>', 'write the result as JSON')
    .action(bus);
  bench
    .command('executor')
    .description(
      'candidates per core-second through the filter, against g++ -O2 and bare exec in the same run',
    )
    .argument(
      '[packages...]',
      'packages whose pool.jsonl gives the candidates; they must use the default checker',
      ['examples/ferry-queue', 'examples/stair-paint', 'examples/island-bridges'],
    )
    .option('--candidates <n>', 'candidates to judge on either side', integerOption(1, 100_000), 60)
    .option('--json <file>', 'write the result as JSON')
    .action(executor);
}

async function executor(packages: readonly string[], options: ExecutorOptions): Promise<void> {
  const programs = await poolPrograms(packages, options.candidates);
  const bench = await benchExecutor(
    { programs, environment: commandEnvironment() },
    (doneCount) => {
      if (doneCount % 10 === 0)
        process.stderr.write(`${doneCount} of ${programs.length} candidates\n`);
    },
  );
  if (options.json !== undefined) await writeJson(options.json, bench);
  const { agreement, execution } = bench;
  const rows = [
    ['candidates', formatCount(bench.candidateCount), ''],
    [
      'candidates per core-second, goldpan',
      bench.executor.candidatesPerCoreSecond.toFixed(2),
      `${bench.ratio.toFixed(2)}×`,
    ],
    [
      'candidates per core-second, g++ -O2 and bare exec',
      bench.plain.candidatesPerCoreSecond.toFixed(2),
      '1×',
    ],
    ['verdicts that agree', `${agreement.agreeingCount} of ${bench.candidateCount}`, ''],
    [
      'one sandboxed execution',
      `${execution.sandboxedMs.toFixed(3)} ms`,
      `${execution.ratio.toFixed(2)}×`,
    ],
    ['one bare execution', `${execution.bareMs.toFixed(3)} ms`, '1×'],
  ];
  process.stdout.write(`${table(['measured', 'value', 'ratio'], rows)}\n`);
  for (const { name, executor: ours, plain } of agreement.differing) {
    process.stdout.write(`differs: ${name}: goldpan ${ours}, plain ${plain}\n`);
  }
}

/** C++20 candidates of the packages' recorded pools, the same number of each, with the public tests. */
async function poolPrograms(
  packages: readonly string[],
  candidateCount: number,
): Promise<ExecutorBenchOptions['programs']> {
  const perPackage = Math.ceil(candidateCount / packages.length);
  const programs = await Promise.all(
    packages.map(async (folder) => {
      const { problem } = await readPackage(folder);
      const lines = (await readFile(join(folder, 'pool.jsonl'), 'utf8')).trim().split('\n');
      const entries = lines.map((line) => poolLine.parse(JSON.parse(line)));
      return entries
        .filter(({ language }) => language === 'cpp20')
        .slice(0, perPackage)
        .map(({ source }, index) => ({
          name: `${problem.problemId}/${index}`,
          source: Buffer.from(source),
          tests: problem.publicTests,
          limits: problem.limits,
        }));
    }),
  );
  return programs.flat().slice(0, candidateCount);
}

async function bus(options: BusOptions): Promise<void> {
  const rows = await benchBus(
    {
      candidateCount: options.candidates,
      batchSizes: [1, 8, 16, 64],
      sourceBytes: options.sourceBytes,
    },
    (row) =>
      process.stderr.write(
        `${row.batchSize} a message: ${formatCount(Math.round(row.candidatesPerSecond))} candidates/s\n`,
      ),
  );
  if (options.json !== undefined) await writeJson(options.json, { rows });
  const cells = rows.map((row) => [
    String(row.batchSize),
    formatCount(row.candidates),
    row.wallSeconds.toFixed(2),
    formatCount(Math.round(row.candidatesPerSecond)),
    row.cpuSeconds.toFixed(2),
    `${row.ratio.toFixed(1)}×`,
  ]);
  process.stdout.write(
    `${table(['a message', 'candidates', 'seconds', 'candidates/s', 'CPU s of the client', 'ratio'], cells)}\n`,
  );
}
