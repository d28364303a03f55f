import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { clusterSignatures, type Signature } from './clustering.ts';

const crash = behaviourOf(Verdict.RuntimeError, Buffer.alloc(0));
const out = (text: string): Buffer => behaviourOf(Verdict.Ok, Buffer.from(text));
const signature = (candidateId: string, behaviours: Buffer[], multiplicity = 1): Signature => ({
  candidateId,
  multiplicity,
  behaviours: Buffer.concat(behaviours),
});

describe('clusterSignatures', () => {
  it('groups programs that behave alike on every input, largest first by samples', () => {
    const { clusters } = clusterSignatures(
      [
        signature('b', [out('1'), out('2')]),
        signature('a', [out('1'), out('2')]),
        signature('c', [out('1'), out('3')], 5),
      ],
      { inputCount: 2, crashShareMax: 0.5 },
    );
    expect(clusters.map((cluster) => cluster.candidateIds)).toEqual([['c'], ['a', 'b']]);
    expect(clusters.map((cluster) => cluster.sampleCount)).toEqual([5, 2]);
  });

  it('drops an input on which most programs fail, so that it cannot split them', () => {
    const { clusters, droppedInputIndexes } = clusterSignatures(
      [
        signature('a', [crash, out('1')]),
        signature('b', [crash, out('1')]),
        signature('c', [out('x'), out('1')]),
      ],
      { inputCount: 2, crashShareMax: 0.5 },
    );
    expect(droppedInputIndexes).toEqual([0]);
    expect(clusters).toHaveLength(1);
  });

  it('takes a crash as a behaviour of its own where few programs crash', () => {
    const { clusters } = clusterSignatures(
      [signature('a', [out('1')]), signature('b', [out('1')]), signature('c', [crash])],
      { inputCount: 1, crashShareMax: 0.5 },
    );
    expect(clusters.map((cluster) => cluster.isFailing)).toEqual([false, true]);
  });

  it('breaks ties by the smallest id, whatever the order of arrival', () => {
    const signatures = [signature('z', [out('1')]), signature('m', [out('2')])];
    const options = { inputCount: 1, crashShareMax: 0.5 };
    const ids = (list: Signature[]): unknown =>
      clusterSignatures(list, options).clusters.map((cluster) => cluster.candidateIds);
    expect(ids(signatures)).toEqual([['m'], ['z']]);
    expect(ids([...signatures].reverse())).toEqual([['m'], ['z']]);
  });

  it('puts every program in one cluster when there are no inputs', () => {
    const { clusters } = clusterSignatures([signature('a', []), signature('b', [])], {
      inputCount: 0,
      crashShareMax: 0.5,
    });
    expect(clusters.map((cluster) => cluster.candidateIds)).toEqual([['a', 'b']]);
  });

  it('names a cluster by the digest of what its programs do on the inputs that were kept', () => {
    const { clusters, droppedInputIndexes } = clusterSignatures(
      [
        signature('a', [crash, out('1'), crash, out('2'), out('3'), crash]),
        signature('b', [crash, out('1'), out('x'), out('2'), out('3'), crash]),
        signature('c', [out('y'), out('4'), crash, out('2'), out('3'), crash]),
      ],
      { inputCount: 6, crashShareMax: 0.5 },
    );
    const idOf = (behaviours: Buffer[]): string =>
      createHash('sha256').update(Buffer.concat(behaviours)).digest('hex').slice(0, 16);
    expect(droppedInputIndexes).toEqual([0, 2, 5]);
    expect(clusters.map(({ clusterId, candidateIds }) => [clusterId, candidateIds])).toEqual([
      [idOf([out('1'), out('2'), out('3')]), ['a', 'b']],
      [idOf([out('4'), out('2'), out('3')]), ['c']],
    ]);
  });
});
