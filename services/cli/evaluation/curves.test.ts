import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { computeCurves } from './curves.ts';
import type { ProblemRecording } from './recording.ts';

type Planted = { readonly prints: string; readonly isRight?: true; readonly samples: number };

/** A problem whose passing programs print one letter an input; sample indexes are dealt in order. */
function recordingOf(
  problemId: string,
  sampleCount: number,
  programs: readonly Planted[],
): ProblemRecording {
  let next = 0;
  return {
    version: 1,
    problemId,
    title: problemId,
    rating: 0,
    pool: 'pool.jsonl',
    sampleCount,
    uniqueCount: sampleCount,
    compiledCount: sampleCount,
    inputCount: programs[0]?.prints.length ?? 0,
    seed: 1,
    scorer: 'constant',
    candidates: programs.map(({ prints, isRight = false, samples }, index) => ({
      candidateId: `${problemId}-${index}`,
      place: `pool.jsonl:${index + 1}`,
      samples: Array.from({ length: samples }, () => next++),
      isRight,
      behaviours: Buffer.concat(
        [...prints].map((letter) => behaviourOf(Verdict.Ok, Buffer.from(letter))),
      ).toString('base64'),
      score: 0.5,
    })),
    unusable: [],
  };
}

const options = {
  budgets: [20],
  strategies: ['random', 'alphacode', 'mbr', 'oracle'],
  submissionCountMax: 1,
  subsetCount: 40,
  seed: 1,
};
const rate = (curves: ReturnType<typeof computeCurves>, name: string): number | undefined =>
  curves.byStrategy.get(name)?.[0]?.solveRate;

describe('computeCurves', () => {
  it('finds the right program by the size of its cluster where random choice rarely does', () => {
    // 20 samples, all in the budget: 6 right ones that agree, 6 wrong ones that do not, 8 that fail.
    const wrong = [...'bcdefg'].map((letter) => ({ prints: letter, samples: 1 }));
    const recording = recordingOf('p', 20, [
      ...Array.from({ length: 6 }, () => ({ prints: 'a', isRight: true as const, samples: 1 })),
      ...wrong,
    ]);
    const curves = computeCurves([recording], options);
    expect(rate(curves, 'alphacode')).toBe(1);
    expect(rate(curves, 'mbr')).toBe(1);
    expect(rate(curves, 'oracle')).toBe(1);
    // One of 12 survivors at random.
    expect(rate(curves, 'random')).toBeCloseTo(0.5);
    expect(curves.passAtK[0]?.solveRate).toBe(1);
    expect(curves.funnel[0]).toMatchObject({ passing: 12, right: 6, clusters: 7, solvable: 1 });
  });

  it('clusters again on every draw: a wrong cluster that is larger in the pool is not always larger', () => {
    const recording = recordingOf('p', 40, [
      { prints: 'a', isRight: true, samples: 4 },
      { prints: 'b', samples: 5 },
    ]);
    const small = rate(computeCurves([recording], { ...options, budgets: [10] }), 'alphacode');
    expect(small).toBeGreaterThan(0);
    expect(small).toBeLessThan(1);
    expect(rate(computeCurves([recording], { ...options, budgets: [40] }), 'alphacode')).toBe(0);
  });

  it('takes the mean over the problems whose pools are large enough, and says how many they are', () => {
    const solved = recordingOf('a', 30, [{ prints: 'a', isRight: true, samples: 30 }]);
    const unsolved = recordingOf('b', 20, [{ prints: 'a', samples: 20 }]);
    const curves = computeCurves([solved, unsolved], { ...options, budgets: [10, 30, 100] });
    expect(curves.byStrategy.get('alphacode')).toMatchObject([
      { k: 10, n: 1, solveRate: 0.5, low: 0, high: 1, problemCount: 2 },
      { k: 30, n: 1, solveRate: 1, low: 1, high: 1, problemCount: 1 },
    ]);
  });

  it('gives the same figures for the same seed, and the same draws whatever else is compared', () => {
    const recording = recordingOf('p', 200, [
      { prints: 'a', isRight: true, samples: 10 },
      { prints: 'b', samples: 11 },
      { prints: 'c', samples: 9 },
    ]);
    const first = computeCurves([recording], options);
    expect(computeCurves([recording], options)).toEqual(first);
    const alone = computeCurves([recording], { ...options, strategies: ['alphacode'] });
    expect(rate(alone, 'alphacode')).toBe(rate(first, 'alphacode'));
    const other = computeCurves([recording], { ...options, seed: 2 });
    expect(rate(other, 'alphacode')).not.toBe(rate(first, 'alphacode'));
  });

  it('compares every strategy with the first on the same problems', () => {
    const problems = ['a', 'b', 'c', 'd'].map((id) =>
      recordingOf(id, 20, [
        ...Array.from({ length: 3 }, () => ({ prints: 'a', isRight: true as const, samples: 1 })),
        ...[...'bcdef'].map((letter) => ({ prints: letter, samples: 1 })),
      ]),
    );
    const { ablation } = computeCurves(problems, options);
    const found = ablation.find(({ strategy }) => strategy === 'alphacode');
    // Each problem: 1 against 3/8.
    expect(found).toMatchObject({ baseline: 'random', k: 20 });
    expect(found?.difference).toBeCloseTo(0.625);
    expect(found?.low).toBeCloseTo(0.625);
  });

  it('leaves out the recorded size scores of the whole pool and looks at the clusters of the draw', () => {
    const recording = {
      ...recordingOf('p', 20, [
        { prints: 'a', isRight: true, samples: 12 },
        { prints: 'b', samples: 8 },
      ]),
      scorer: 'cluster-size',
    };
    const misled = {
      ...recording,
      candidates: recording.candidates.map((one) => ({ ...one, score: one.isRight ? 0 : 1 })),
    };
    const curves = computeCurves([misled], { ...options, strategies: ['mean-score'] });
    expect(rate(curves, 'mean-score')).toBe(1);
    const trusted = computeCurves([{ ...misled, scorer: 'endpoint' }], {
      ...options,
      strategies: ['mean-score'],
    });
    expect(rate(trusted, 'mean-score')).toBe(0);
  });
});
