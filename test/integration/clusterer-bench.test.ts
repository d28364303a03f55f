import { expect, it } from '@jest/globals';
import { benchClusterer } from '../../services/cli/bench/clusterer-bench.ts';
import { plantClusters } from '../../services/cli/bench/planted-clusters.ts';

// The short form of `goldpan bench clusterer`, which clusters half a million programs.

it('gives planted clusters back from a clusterer in a process of its own', async () => {
  const seen: number[] = [];
  const rows = await benchClusterer(
    { programCounts: [300, 3000], inputCount: 20, environment: process.env },
    ({ programs }) => seen.push(programs),
  );
  expect(seen).toEqual([300, 3000]);
  expect(rows.map(({ clusters, misplaced }) => ({ clusters, misplaced }))).toEqual([
    { clusters: plantClusters(300, 20).sizes.length, misplaced: 0 },
    { clusters: plantClusters(3000, 20).sizes.length, misplaced: 0 },
  ]);
  expect(rows[1]?.growth.programs).toBe(10);
  for (const { peakResidentBytes } of rows) expect(peakResidentBytes).toBeGreaterThan(0);
}, 60_000);
