import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackage } from '#libs/packages/problem-package.ts';
import { makeLogger } from '#libs/telemetry/logger.ts';
import { withExecutor } from '../../services/cli/executor-client.ts';
import { executorLabeller } from './label.ts';
import { makePool } from './pool.ts';
import { makeSteadyJudge } from './steady.ts';

const usage =
  'usage: node examples/tools/make-pool.ts <package folder> [--seed 1] [--count 250] [--executor host:port]';

/** Bytes of source in a pool: with repeats and escapes the file stays below 1 MiB. */
const bytesMax = 800_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '250' },
    executor: { type: 'string' },
  },
});
const [folder] = positionals;
const seed = Number(values.seed);
const count = Number(values.count);
if (
  folder === undefined ||
  positionals.length > 1 ||
  !Number.isInteger(seed) ||
  !Number.isInteger(count) ||
  count < 50 ||
  count > 2000
) {
  process.stderr.write(`${usage}\n--seed is a whole number, --count one from 50 to 2000\n`);
  process.exit(2);
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted; nothing was written')));
const problem = await readPackage(folder);
const steady = await makeSteadyJudge(join(tmpdir(), 'goldpan-pool-headers'), stop.signal);
try {
  const samples = await problem.sampleTests();
  const secrets = await problem.secretTests();
  const { lines, summary } = await withExecutor(
    { target: values.executor, environment: process.env, logger: makeLogger('make-pool', 'warn') },
    (client) =>
      makePool(problem, {
        seed,
        count,
        bytesMax,
        label: executorLabeller(client, {
          samples,
          secrets,
          limits: problem.problem.limits,
          signal: stop.signal,
        }),
        steady,
        onRound: (text) => process.stderr.write(`${text}\n`),
      }),
  );
  await writeFile(
    join(folder, 'pool.jsonl'),
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
  );
  await writeFile(join(folder, 'pool.summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
} finally {
  await steady.close();
}
