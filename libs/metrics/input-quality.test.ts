import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '../domain/behaviour.ts';
import { Verdict } from '../domain/verdict.ts';
import { clustersAmong, confusionOf, discrimination, rates } from './input-quality.ts';

/** A program that prints each letter on the input of its place. */
const signature = (outputs: string): Uint8Array =>
  Buffer.concat([...outputs].map((text) => behaviourOf(Verdict.Ok, Buffer.from(text))));

describe('discrimination', () => {
  it('counts the pairs that differ somewhere', () => {
    // Right ab, ab, ac; wrong ab, xb: ab of the wrong ones looks like two of the right ones, so 4 of 6.
    const right = [signature('ab'), signature('ab'), signature('ac')];
    const wrong = [signature('ab'), signature('xb')];
    expect(discrimination(right, wrong)).toEqual({ pairs: 6, separated: 4, rate: 4 / 6 });
  });
  it('looks only at the inputs that are kept', () => {
    const right = [signature('ab')];
    const wrong = [signature('xb'), signature('ay')];
    expect(discrimination(right, wrong, [0]).separated).toBe(1);
    expect(discrimination(right, wrong, [0, 1]).separated).toBe(2);
    expect(discrimination(right, wrong, []).rate).toBe(0);
  });
  it('has no rate without pairs', () => {
    expect(discrimination([], [signature('a')])).toEqual({
      pairs: 0,
      separated: 0,
      rate: undefined,
    });
  });
  it('reads signatures that are windows of a larger buffer', () => {
    const both = Buffer.concat([signature('ab'), signature('ab')]);
    expect(discrimination([both.subarray(0, 32)], [both.subarray(32)]).separated).toBe(0);
  });
  it('refuses signatures of different length, and inputs that are not there', () => {
    expect(() => discrimination([signature('ab')], [signature('a')])).toThrow(
      'signatures: have 32 and 16 bytes: all must have 16 an input',
    );
    expect(() => discrimination([signature('ab')], [signature('ab')], [2])).toThrow(
      'keptInputIndexes: holds 2: there are 2 inputs',
    );
  });
});

it('clustersAmong counts different behaviours', () => {
  const right = [signature('ab'), signature('ab'), signature('ac')];
  expect(clustersAmong(right)).toBe(2);
  expect(clustersAmong(right, [0])).toBe(1);
  expect(clustersAmong([])).toBe(0);
});

describe('rates', () => {
  it('are the worked example', () => {
    // Accepted, accepted, rejected, accepted, rejected; right, right, right, wrong, wrong.
    const confusion = confusionOf(
      [true, true, false, true, false],
      [true, true, true, false, false],
    );
    expect(confusion).toEqual({
      truePositive: 2,
      falsePositive: 1,
      trueNegative: 1,
      falseNegative: 1,
    });
    expect(rates(confusion)).toEqual({
      truePositiveRate: 2 / 3,
      trueNegativeRate: 1 / 2,
      precision: 2 / 3,
      consistency: 3 / 5,
    });
  });
  it('are undefined where there is nothing to take a share of', () => {
    expect(rates(confusionOf([false], [true]))).toEqual({
      truePositiveRate: 0,
      trueNegativeRate: undefined,
      precision: undefined,
      consistency: 0,
    });
  });
});
