import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { coverBehaviours, rankBehaviours } from './distinct-behaviours.ts';
import { behaviourKey } from './equivalence.ts';

const crash = behaviourOf(Verdict.RuntimeError, Buffer.alloc(0));
const out = (text: string): Buffer => behaviourOf(Verdict.Ok, Buffer.from(text));
/** A group from what it prints on each input; "!" crashes. */
const group = (outputs: string, sampleCount = 1) => ({
  sampleCount,
  behaviours: Buffer.concat([...outputs].map((text) => (text === '!' ? crash : out(text)))),
});
const nameOf = new Map([...'abcdxyz'].map((text) => [behaviourKey(out(text), 0), text]));
const show = ({ inputIndex, key }: { inputIndex: number; key: string }): string =>
  `${inputIndex}${nameOf.get(key)}`;

describe('rankBehaviours', () => {
  it('puts the behaviours of the most samples first, whichever programs show them', () => {
    const { ranked, leftCount } = rankBehaviours(
      [group('a', 4), group('b', 3), group('c', 2), group('b', 2)],
      [0],
      10,
    );
    expect(ranked.map((one) => [show(one), one.sampleCount, one.groupIndex])).toEqual([
      ['0b', 5, 1],
      ['0a', 4, 0],
      ['0c', 2, 2],
    ]);
    expect(leftCount).toBe(0);
  });

  it('leaves out failures, and inputs on which the others print the same', () => {
    const { ranked } = rankBehaviours([group('a!a'), group('ab!'), group('aca')], [0, 1, 2], 10);
    expect(ranked.map(show)).toEqual(['1b', '1c']);
  });

  it('looks at the inputs that it is told to', () => {
    const { ranked } = rankBehaviours([group('aa'), group('bb')], [1], 10);
    expect(ranked.map(show)).toEqual(['1a', '1b']);
  });

  it('keeps what one group shows together where samples are equal', () => {
    const { ranked } = rankBehaviours([group('ab'), group('cd'), group('xy')], [0, 1], 10);
    expect(ranked.map(show)).toEqual(['0a', '1b', '0c', '1d', '0x', '1y']);
  });

  it('counts what is beyond the maximum', () => {
    const { ranked, leftCount } = rankBehaviours(
      [group('aa', 2), group('bb'), group('cc', 3), group('dd')],
      [0, 1],
      3,
    );
    expect(ranked.map(show)).toEqual(['0c', '1c', '0a']);
    expect(leftCount).toBe(5);
  });
});

describe('coverBehaviours', () => {
  it('runs one program where it shows everything, and others for what is left', () => {
    const groups = [group('abc', 3), group('xbc'), group('xyz'), group('xyc')];
    const { ranked } = rankBehaviours(groups, [0, 1, 2], 10);
    expect(
      coverBehaviours(groups, ranked).map(({ groupIndex, behaviours }) => [
        groupIndex,
        behaviours.map(show).sort(),
      ]),
    ).toEqual([
      [0, ['0a', '1b', '2c']],
      [2, ['0x', '1y', '2z']],
    ]);
  });

  it('needs no program for nothing', () => {
    expect(coverBehaviours([group('a')], [])).toEqual([]);
  });
});
