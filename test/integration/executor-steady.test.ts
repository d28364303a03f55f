import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { expect, it } from '@jest/globals';
import { packagesWithPools, samplePools } from '../../services/executor/bench/pool-sample.ts';
import { benchSteady } from '../../services/executor/bench/steady-bench.ts';
import { projectFolder } from '../support/command.ts';

// The short form of `goldpan bench steady`, which judges 200 candidates ten times.

it('judges the same while every core is busy with something else', async () => {
  const packages = await packagesWithPools(join(projectFolder, 'examples'));
  const candidates = await samplePools(packages, packages.length, 1);
  expect(candidates.length).toBeGreaterThanOrEqual(5);
  const { differing } = await benchSteady(
    { candidates, roundCount: 3, burnerCount: availableParallelism(), environment: process.env },
    () => undefined,
  );
  expect(differing).toEqual([]);
}, 300_000);
