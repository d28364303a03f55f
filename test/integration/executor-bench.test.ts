import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runGoldpan } from '../support/command.ts';

// What it measures is the machine's business; here is that it measures, agrees and says what it left out.

const share = z.number().min(0).max(1);
const rate = z.number().positive();
/** The documented keys. */
const resultOf = z.object({
  seed: z.number(),
  candidates: z.number(),
  compared: z.number(),
  agreement: share,
  differing: z.array(z.unknown()),
  perCoreSecond: z.object({
    ladder: rate,
    gppBareExec: rate,
    gppBubblewrap: rate.nullable(),
    goJudge: rate.nullable(),
  }),
  rungs: z.object({ front: share, full: share }),
  overhead: z.object({
    staticRatio: rate,
    dynamicRatio: rate,
    bubblewrapRatio: rate.nullable(),
  }),
  missing: z.array(z.object({ name: z.string(), why: z.string() })),
});

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-bench-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('compares the executor with its peers and writes what it found', async () => {
  const json = join(folder, 'b.json');
  const { status, stdout, stderr } = await runGoldpan(
    ['bench', 'executor', '--candidates', '4', '--compared', '2', '--json', json],
    { timeoutMs: 200_000 },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const bench = resultOf.parse(JSON.parse(await readFile(json, 'utf8')));
  expect(bench).toMatchObject({ candidates: 4, compared: 2, agreement: 1, differing: [] });
  expect(bench.rungs.front + bench.rungs.full).toBeCloseTo(1);
  // A peer is measured, or named with the reason why not.
  for (const [name, rate] of [
    ['bubblewrap', bench.perCoreSecond.gppBubblewrap],
    ['go-judge', bench.perCoreSecond.goJudge],
  ] as const) {
    expect(bench.missing.some((missing) => missing.name === name)).toBe(rate === null);
    expect(stdout.includes(`skipped: ${name}: `)).toBe(rate === null);
  }
}, 240_000);
