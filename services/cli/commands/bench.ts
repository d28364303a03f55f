import type { Command } from 'commander';
import { benchBus } from '../bench/bus-bench.ts';
import { formatCount } from '../format.ts';
import { integerOption } from '../options.ts';
import { table } from '../run-report.ts';
import { writeJson } from '../write-file.ts';

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
