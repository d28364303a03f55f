import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { classificationRates } from './classify.ts';

/** Programs by their outputs, one letter an input; "!" is a crash. */
function programs(
  ...given: readonly (readonly [string, boolean])[]
): Parameters<typeof classificationRates>[0] {
  return given.map(([outputs, isRight]) => ({
    isRight,
    behaviours: Buffer.concat(
      [...outputs].map((output) =>
        behaviourOf(output === '!' ? Verdict.RuntimeError : Verdict.Ok, Buffer.from(output)),
      ),
    ),
  }));
}

describe('classificationRates', () => {
  it('takes what most right programs do as the answer', () => {
    const signatures = programs(
      ['ab', true],
      ['ab', true],
      ['ax', true],
      ['ab', false],
      ['a!', false],
      ['xb', false],
    );
    expect(classificationRates(signatures, [0, 1])).toMatchObject({
      truePositiveRate: 2 / 3,
      trueNegativeRate: 2 / 3,
    });
  });

  it('looks at the kept inputs alone', () => {
    const signatures = programs(['ab', true], ['ax', false]);
    expect(classificationRates(signatures, [0]).trueNegativeRate).toBe(0);
    expect(classificationRates(signatures, [1]).trueNegativeRate).toBe(1);
  });

  it('says nothing where no program is right', () => {
    const { truePositiveRate, trueNegativeRate } = classificationRates(programs(['a', false]), [0]);
    expect([truePositiveRate, trueNegativeRate]).toEqual([undefined, undefined]);
  });
});
