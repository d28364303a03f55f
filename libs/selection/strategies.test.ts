import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '../domain/random.ts';
import type { SelectableCluster } from './strategy.ts';
import { strategyNamed } from './strategies.ts';

const cluster = (clusterId: string, ...candidateIds: string[]): SelectableCluster => ({
  clusterId,
  sampleCount: candidateIds.length,
  candidateIds,
});
const clusters = [cluster('A', 'a1', 'a2', 'a3'), cluster('B', 'b1', 'b2'), cluster('C', 'c1')];
const scores = new Map([
  ['a1', 0.2],
  ['a2', 0.9],
  ['a3', 0.1],
  ['b1', 0.3],
  ['b2', 0.4],
  ['c1', 0.95],
]);
const select = (name: string, submissionCountMax: number, seed = 1): string[] =>
  strategyNamed(name)
    .select({
      clusters,
      scores,
      signatures: new Map(),
      droppedInputIndexes: new Set(),
      submissionCountMax,
      random: randomFrom(seed),
    })
    .map((selected) => selected.candidateId);

describe('alphacode2', () => {
  it('takes the best-scored program of each of the largest clusters, in order of size', () => {
    expect(select('alphacode2', 2)).toEqual(['a2', 'b2']);
  });
  it('wraps around and skips what was used when there are fewer clusters than submissions', () => {
    expect(select('alphacode2', 5)).toEqual(['a2', 'b2', 'c1', 'a1', 'b1']);
  });
  it('stops when every candidate is used', () => {
    expect(select('alphacode2', 10)).toHaveLength(6);
  });
  it('scores only members of the clusters that it can choose from', () => {
    expect(strategyNamed('alphacode2').toScore(clusters, 2)).toEqual([
      'a1',
      'a2',
      'a3',
      'b1',
      'b2',
    ]);
  });
});

describe('alphacode', () => {
  it('takes one program of each cluster before a second of any', () => {
    const first = select('alphacode', 3).map((id) => id[0]);
    expect(first).toEqual(['a', 'b', 'c']);
  });
  it('gives the same choice for the same seed', () => {
    expect(select('alphacode', 4, 7)).toEqual(select('alphacode', 4, 7));
  });
});

describe('mean-score', () => {
  it('puts a small cluster of high scores before a large one of low scores', () => {
    expect(select('mean-score', 3)).toEqual(['c1', 'a2', 'b2']);
  });
});

describe('random', () => {
  it('chooses distinct candidates', () => {
    expect(new Set(select('random', 6)).size).toBe(6);
  });
});

it('names the strategies when one is unknown', () => {
  expect(() => strategyNamed('best')).toThrow(
    /alphacode2, alphacode, codet, mbr, mean-score, random/,
  );
});
