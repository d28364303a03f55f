import { expect, it } from '@jest/globals';
import { benchSoak } from '../../services/executor/bench/soak-bench.ts';

// The short form of `goldpan bench soak`, which runs 50,000 executions.

it('keeps no memory, descriptor, process or file of what it ran', async () => {
  const { executions, growth, unexpected } = await benchSoak(
    { executionCount: 2000, environment: process.env },
    () => undefined,
  );
  expect(executions).toBeGreaterThanOrEqual(2000);
  expect(unexpected).toEqual({});
  expect(growth).toEqual([]);
}, 180_000);
