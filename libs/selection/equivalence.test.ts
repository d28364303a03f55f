import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { Language } from '#libs/domain/language.ts';
import { defaultChecker, type CheckerConvention } from '#libs/domain/problem.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { applyMerges, behaviourKey, behaviourOfKey, needsEquivalence } from './equivalence.ts';

const out = (text: string): Buffer => behaviourOf(Verdict.Ok, Buffer.from(text));

describe('needsEquivalence', () => {
  const program = (convention: CheckerConvention) =>
    ({
      kind: 'program',
      files: [],
      language: Language.Cpp20,
      convention,
      arguments: [],
    }) as const;

  it.each([
    ['tokens, which their digests decide', defaultChecker, false],
    ['an absolute tolerance', { ...defaultChecker, floatAbsoluteTolerance: 1e-6 }, true],
    ['a relative tolerance', { ...defaultChecker, floatRelativeTolerance: 0 }, true],
    ['a Kattis program', program('kattis'), true],
    ['a testlib program', program('testlib'), true],
    ['an interactive program, which has no outputs', program('kattis-interactive'), false],
  ])('of %s', (_name, checker, needs) => {
    expect(needsEquivalence(checker)).toBe(needs);
  });
});

describe('behaviourKey', () => {
  it('keeps all sixteen bytes, wherever they lie in their buffer', () => {
    const signature = Buffer.concat([Buffer.alloc(3), out('1'), out('2')]).subarray(3);
    expect(behaviourOfKey(behaviourKey(signature, 1))).toEqual(out('2'));
    expect(behaviourKey(signature, 0)).not.toBe(behaviourKey(signature, 1));
  });
});

describe('applyMerges', () => {
  const signatures = [
    { candidateId: 'a', multiplicity: 1, behaviours: Buffer.concat([out('1'), out('2')]) },
    { candidateId: 'b', multiplicity: 2, behaviours: Buffer.concat([out('2'), out('2')]) },
  ];

  it('replaces a behaviour on its input alone, and leaves what was given as it was', () => {
    const before = Buffer.from(signatures[1]?.behaviours ?? []);
    const merged = applyMerges(signatures, [
      { inputIndex: 0, behaviour: out('2'), mergedInto: out('1') },
    ]);
    expect(merged.map(({ behaviours }) => Buffer.from(behaviours))).toEqual([
      Buffer.concat([out('1'), out('2')]),
      Buffer.concat([out('1'), out('2')]),
    ]);
    expect(merged[1]).toMatchObject({ candidateId: 'b', multiplicity: 2 });
    expect(Buffer.from(signatures[1]?.behaviours ?? [])).toEqual(before);
  });

  it('gives back the same objects where nothing is merged', () => {
    const merged = applyMerges(signatures, []);
    expect(merged[0]).toBe(signatures[0]);
    expect(merged[1]).toBe(signatures[1]);
  });
});
