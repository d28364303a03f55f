import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { benchExecutor } from '../../executor/bench/executor-bench.ts';
import { benchSoak } from '../../executor/bench/soak-bench.ts';
import { benchSteady } from '../../executor/bench/steady-bench.ts';
import {
  packagesWithPools,
  samplePools,
  type PoolCandidate,
} from '../../executor/bench/pool-sample.ts';
import { benchBus } from '../bench/bus-bench.ts';
import { benchClusterer } from '../bench/clusterer-bench.ts';
import { executorText } from '../bench/executor-text.ts';
import { soakSampleText, soakText } from '../bench/soak-text.ts';
import { commandEnvironment } from '../config.ts';
import { formatCount } from '../format.ts';
import { integerOption } from '../options.ts';
import { table } from '../run-report.ts';
import { writeJson } from '../write-file.ts';

type ExecutorOptions = {
  readonly candidates: number;
  readonly compared: number;
  readonly seed: number;
  readonly json?: string;
};

/** Where recorded pools are taken from when none are named. */
const examplesFolder = fileURLToPath(new URL('../../../examples', import.meta.url));
/** Candidates between two lines of progress. */
const progressEvery = 20;

type SoakOptions = { readonly executions: number; readonly json?: string };

type SteadyOptions = {
  readonly candidates: number;
  readonly rounds: number;
  readonly seed: number;
  readonly json?: string;
};

type ClustererOptions = { readonly inputs: number; readonly json?: string };

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
    .command('clusterer')
    .description('how the time and memory of clustering grow with the programs')
    .option('--inputs <n>', 'inputs of each signature', integerOption(1, 1000), 50)
    .option('--json <file>', 'write the result as JSON')
    .addHelpText(
      'after',
      '\nExit status: 1 when a program came back in another cluster than it was made in.',
    )
    .action(clusterer);
  bench
    .command('executor')
    .description(
      'candidates per core-second through the filter, against g++ -O2 with bare exec and bubblewrap, and go-judge',
    )
    .argument(
      '[packages...]',
      'packages whose pool.jsonl gives the candidates (default: all examples that have one)',
    )
    .option('--candidates <n>', 'candidates for goldpan', integerOption(1, 100_000), 300)
    .option(
      '--compared <n>',
      'how many of them the others judge too, at some seconds each',
      integerOption(1, 100_000),
      40,
    )
    .option('--seed <n>', 'which candidates are drawn', integerOption(0, 2 ** 31), 1)
    .option('--json <file>', 'write the result as JSON')
    .action(executor);
  bench
    .command('soak')
    .description(
      'whether the executor keeps memory, descriptors, processes or files of what it ran',
    )
    .option('--executions <n>', 'executions in all', integerOption(1, 10_000_000), 50_000)
    .option('--json <file>', 'write the result as JSON')
    .addHelpText(
      'after',
      '\nExit status: 1 when something grew, or a program ended as it should not.',
    )
    .action(soak);
  bench
    .command('steady')
    .description('whether verdicts stay the same while every core is busy with something else')
    .argument('[packages...]', 'as for executor')
    .option('--candidates <n>', 'candidates to judge', integerOption(1, 100_000), 200)
    .option('--rounds <n>', 'how often each is judged', integerOption(1, 1000), 10)
    .option('--seed <n>', 'which candidates are drawn', integerOption(0, 2 ** 31), 1)
    .option('--json <file>', 'write the result as JSON')
    .addHelpText('after', '\nExit status: 1 when a verdict changed.')
    .action(steady);
}

async function executor(packages: readonly string[], options: ExecutorOptions): Promise<void> {
  const candidates = await drawCandidates(packages, options);
  const bench = await benchExecutor(
    { candidates, comparedCount: options.compared, environment: commandEnvironment() },
    (judgedCount) => {
      if (judgedCount % progressEvery === 0)
        process.stderr.write(`${judgedCount} of ${candidates.length} candidates\n`);
    },
  );
  if (options.json !== undefined) await writeJson(options.json, { seed: options.seed, ...bench });
  process.stdout.write(`${executorText(bench)}\n`);
}

async function soak(options: SoakOptions): Promise<void> {
  const bench = await benchSoak(
    { executionCount: options.executions, environment: commandEnvironment() },
    (sample) => process.stderr.write(`${soakSampleText(sample)}\n`),
  );
  if (options.json !== undefined) await writeJson(options.json, bench);
  process.stdout.write(`${soakText(bench)}\n`);
  if (bench.growth.length > 0 || Object.keys(bench.unexpected).length > 0) process.exitCode = 1;
}

async function steady(packages: readonly string[], options: SteadyOptions): Promise<void> {
  const bench = await benchSteady(
    {
      candidates: await drawCandidates(packages, options),
      roundCount: options.rounds,
      burnerCount: availableParallelism(),
      environment: commandEnvironment(),
    },
    (roundNumber) => process.stderr.write(`round ${roundNumber} of ${options.rounds}\n`),
  );
  if (options.json !== undefined) await writeJson(options.json, bench);
  const lines = bench.differing.map(
    ({ name, verdicts }) => `differs: ${name}: ${verdicts.join(', ')}`,
  );
  const steadyCount = bench.candidates - bench.differing.length;
  process.stdout.write(
    [
      ...lines,
      `${steadyCount} of ${bench.candidates} candidates had the same verdict on an idle machine and in ${bench.rounds} rounds beside ${bench.burners} busy threads`,
      '',
    ].join('\n'),
  );
  if (bench.differing.length > 0) process.exitCode = 1;
}

/** Candidates of the named packages, or of all examples. */
async function drawCandidates(
  packages: readonly string[],
  { candidates, seed }: { readonly candidates: number; readonly seed: number },
): Promise<readonly PoolCandidate[]> {
  const folders = packages.length === 0 ? await packagesWithPools(examplesFolder) : packages;
  return samplePools(folders, candidates, seed);
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

async function clusterer(options: ClustererOptions): Promise<void> {
  const rows = await benchClusterer(
    {
      programCounts: [5000, 50_000, 500_000],
      inputCount: options.inputs,
      environment: commandEnvironment(),
    },
    ({ programs, wallSeconds }) =>
      process.stderr.write(`${formatCount(programs)} programs: ${wallSeconds.toFixed(2)} s\n`),
  );
  if (options.json !== undefined) await writeJson(options.json, { rows });
  const cells = rows.map((row) => [
    formatCount(row.programs),
    String(row.inputs),
    formatCount(row.clusters),
    `${row.wallSeconds.toFixed(2)} (${row.growth.wall.toFixed(1)}×)`,
    `${row.clusteringCpuSeconds.toFixed(3)} (${row.growth.clusteringCpu.toFixed(1)}×)`,
    `${Math.round(row.peakResidentBytes / 1024 / 1024)} MiB`,
    formatCount(row.misplaced),
  ]);
  const heads = [
    ...['programs', 'inputs', 'clusters', 'seconds', 'CPU s of clustering'],
    ...['peak memory', 'misplaced'],
  ];
  process.stdout.write(`${table(heads, cells)}\n`);
  if (rows.some(({ misplaced }) => misplaced > 0)) process.exitCode = 1;
}
