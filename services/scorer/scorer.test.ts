import { describe, expect, it } from '@jest/globals';
import { makeCandidate, makeProblem } from '#libs/testing/builders.ts';
import { clusterSizeScorer, logProbabilityScorer } from './baselines.ts';
import { scorePrompt } from './prompt.ts';
import type { ScorableProgram, Scorer } from './scorer.ts';
import { yesProbability } from './yes-probability.ts';

const program = (changes: Partial<ScorableProgram> = {}): ScorableProgram => ({
  candidate: makeCandidate('int main(){}'),
  clusterSampleCount: 30,
  totalSampleCount: 40,
  inputOkCount: 50,
  inputCount: 50,
  ...changes,
});
const scoreOf = async (scorer: Scorer, scored: ScorableProgram): Promise<number | undefined> =>
  (await scorer.score(makeProblem(), [scored], AbortSignal.timeout(1000))).scores[0]?.probability;

describe('baselines', () => {
  it('scores by the share of samples that behave alike', async () => {
    expect(await scoreOf(clusterSizeScorer, program())).toBeCloseTo(0.75);
  });
  it('scores a program lower that fails on generated inputs', async () => {
    expect(await scoreOf(clusterSizeScorer, program({ inputOkCount: 25 }))).toBeCloseTo(0.375);
  });
  it('takes the geometric mean probability of the tokens', async () => {
    const { sampling, ...rest } = makeCandidate('int main(){}');
    const candidate = { ...rest, sampling: { ...sampling, logProbability: Math.log(0.8) } };
    expect(await scoreOf(logProbabilityScorer, program({ candidate }))).toBeCloseTo(0.8);
  });
  it('says a coin toss where the policy gave no log-probability', async () => {
    expect(await scoreOf(logProbabilityScorer, program())).toBeCloseTo(0.5);
  });
});

describe('yesProbability', () => {
  const token = (text: string, probability: number, ...others: [string, number][]) => ({
    token: text,
    logProbability: Math.log(probability),
    alternatives: others.map(([other, p]) => ({ token: other, logProbability: Math.log(p) })),
  });
  it('adds the variants of a word and ignores the rest', () => {
    expect(
      yesProbability(
        token(' Yes', 0.3, [' Yes', 0.3], ['yes', 0.1], ['\u0120No', 0.2], ['Maybe', 0.4]),
      ),
    ).toBeCloseTo(0.4 / 0.6);
  });
  it('counts the sampled token once when it is among its alternatives', () => {
    expect(yesProbability(token('No', 0.5, ['No', 0.5], ['Yes', 0.5]))).toBeCloseTo(0.5);
  });
  it('is undefined when neither word is there', () => {
    expect(yesProbability(token('The', 0.9, ['A', 0.1]))).toBeUndefined();
    expect(yesProbability(undefined)).toBeUndefined();
  });
});

it('puts the problem before the program, so that all programs share its prefix', () => {
  const problem = makeProblem();
  const first = scorePrompt(problem, makeCandidate('int a;').program);
  const second = scorePrompt(problem, makeCandidate('int b;').program);
  expect(first.shared).toBe(second.shared);
  expect(first.rest).toContain('int a;');
  expect(first.shared).not.toContain('int a;');
});
