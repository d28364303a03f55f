import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '../domain/behaviour.ts';
import { randomFrom } from '../domain/random.ts';
import { Verdict } from '../domain/verdict.ts';
import { clusterSignatures, type Signature } from './clustering.ts';
import { oracleStrategy } from './oracle.ts';
import { strategyNamed } from './strategies.ts';
import type { Strategy } from './strategy.ts';

const crash = behaviourOf(Verdict.RuntimeError, Buffer.alloc(0));
/** A program that prints one letter an input; "!" is a crash. */
const program = (candidateId: string, letters: string, multiplicity = 1): Signature => ({
  candidateId,
  multiplicity,
  behaviours: Buffer.concat(
    [...letters].map((letter) =>
      letter === '!' ? crash : behaviourOf(Verdict.Ok, Buffer.from(letter)),
    ),
  ),
});

function select(strategy: Strategy, programs: readonly Signature[], crashShareMax = 0.5): string[] {
  const inputCount = (programs[0]?.behaviours.length ?? 0) / crash.length;
  const { clusters, droppedInputIndexes } = clusterSignatures(programs, {
    inputCount,
    crashShareMax,
  });
  return strategy
    .select({
      clusters,
      scores: new Map(),
      signatures: new Map(programs.map((signature) => [signature.candidateId, signature])),
      droppedInputIndexes: new Set(droppedInputIndexes),
      submissionCountMax: 10,
      random: randomFrom(1),
    })
    .map(({ candidateId }) => candidateId);
}

describe('mbr', () => {
  it('prefers the program that agrees most with all others to the one of the largest cluster', () => {
    // Three samples print xyz; five print a.., each with two of three letters of their own, and agree on
    // the first input. Votes: xyz 3 + 3 + 3 = 9; abc 5 + 3 + 2 = 10; abd 5 + 3 + 1 = 9; aef 5 + 2 + 1 = 8 …
    const programs = [
      program('large', 'xyz', 3),
      program('close', 'abc', 2),
      program('near', 'abd'),
      program('far', 'aef'),
      program('farther', 'aeg'),
    ];
    expect(select(strategyNamed('mbr'), programs)).toEqual([
      'close',
      'large',
      'near',
      'far',
      'farther',
    ]);
    expect(select(strategyNamed('alphacode'), programs)[0]).toBe('large');
  });

  it('gives no vote for failing alike', () => {
    // On the second input: four samples crash, three print b.
    const programs = [program('crashing', 'a!', 4), program('running', 'ab', 3)];
    expect(select(strategyNamed('mbr'), programs, 1)[0]).toBe('running');
  });
});

describe('codet', () => {
  it('ranks by the root of the samples times the inputs on which most agree with them', () => {
    // Outputs of the most samples: a (5 of 9), b (5), d (5). √4·2 = 4 for "abc", √4·1 = 2 for "xyd", √1·3 = 3 for "abd".
    const programs = [program('two', 'abc', 4), program('one', 'xyd', 4), program('all', 'abd', 1)];
    expect(select(strategyNamed('codet'), programs)).toEqual(['two', 'all', 'one']);
  });

  it('leaves out inputs that clustering dropped', () => {
    // Most crash on the first two inputs, so both are dropped: 0 < √3·1; with them √2·2 > √3·1.
    const programs = [program('few', 'aab', 2), program('many', '!!c', 3), program('rest', '!!d')];
    expect(select(strategyNamed('codet'), programs)[0]).toBe('many');
  });
});

describe('oracle', () => {
  it('submits what is right, and nothing else', () => {
    const programs = [program('a', 'x', 5), program('b', 'y'), program('c', 'y')];
    expect(
      select(
        oracleStrategy((id) => id === 'c'),
        programs,
      ),
    ).toEqual(['c']);
  });
});
