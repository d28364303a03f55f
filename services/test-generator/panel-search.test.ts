import { describe, expect, it } from '@jest/globals';
import { behaviourOf } from '#libs/domain/behaviour.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { AcceptedInput } from './combine.ts';
import { searchInputs, type PanelSearch } from './panel-search.ts';

type Program = (value: number) => Verdict | number;

const signal = new AbortController().signal;

function inputOf(text: string): AcceptedInput {
  return { text, backend: 'mutation', origin: 'test' };
}

/** A search over functions of the number that an input begins with. */
function searchOver(
  programs: readonly Program[],
  drawn: readonly string[],
  inputCount: number,
  more: PanelSearch['more'] = () => Promise.resolve([]),
): { search: PanelSearch; runs: { program: number; text: string }[] } {
  const runs: { program: number; text: string }[] = [];
  const search: PanelSearch = {
    inputCount,
    drawn: drawn.map(inputOf),
    more,
    cpuTimeMs: 1000,
    signal,
    panel: {
      programCount: programs.length,
      runCostMs: () => 2,
      trace: (texts, asked) =>
        Promise.resolve(
          texts.map((text) =>
            programs.map((program, index) => {
              if (!asked.includes(index)) return undefined;
              runs.push({ program: index, text });
              const result = program(Number.parseInt(text, 10));
              return typeof result === 'number'
                ? behaviourOf(Verdict.Ok, Buffer.from(String(result))).toString('latin1')
                : behaviourOf(result, Buffer.alloc(0)).toString('latin1');
            }),
          ),
        ),
    },
  };
  return { search, runs };
}

const right: Program = (value) => value * 2;
const texts = Array.from({ length: 60 }, (_, index) => String(index));

describe('searchInputs', () => {
  it('hands out the few inputs on which programs differ', async () => {
    const programs = [right, (value: number) => (value === 37 ? 0 : value * 2), right];
    const { search } = searchOver(programs, texts, 10);
    const result = await searchInputs(search);
    expect(result.inputs).toHaveLength(10);
    expect(result.inputs.map(({ text }) => text)).toContain('37');
    expect(result).toMatchObject({ programCount: 3, groupCount: 2, failingInputCount: 0 });
  });

  it('leaves out inputs on which most programs fail', async () => {
    const crash: Program = (value) => (value % 2 === 0 ? Verdict.RuntimeError : value);
    const { search } = searchOver([crash, crash, right], texts, 20);
    const result = await searchInputs(search);
    expect(result.inputs.every(({ text }) => Number(text) % 2 === 1)).toBe(true);
    expect(result.failingInputCount).toBeGreaterThan(0);
  });

  it('looks further near inputs that split while programs behave alike', async () => {
    // Nothing that was drawn tells these two apart; only a neighbour of the input that shows the third does.
    const programs = [
      right,
      (value: number) => (value === 1000 ? 7 : value * 2),
      (value: number) => (value === 50 ? 7 : value * 2),
    ];
    const near: string[] = [];
    const { search } = searchOver(programs, texts, 10, (inputs, _count, round) => {
      near.push(...inputs.map(({ text }) => text));
      return Promise.resolve([inputOf(String(999 + round))]);
    });
    const result = await searchInputs(search);
    expect(near).toContain('50');
    expect(result.inputs.map(({ text }) => text)).toContain('1000');
    expect(result.groupCount).toBe(3);
  });

  it('does not go on when all programs differ', async () => {
    let rounds = 0;
    const programs = [right, (value: number) => value * 3, (value: number) => value * 5];
    const { search } = searchOver(programs, texts, 10, () => {
      rounds++;
      return Promise.resolve([inputOf('1000')]);
    });
    await searchInputs(search);
    expect(rounds).toBe(0);
  });

  it('tries large inputs, and runs a program no more that ran out of time on several', async () => {
    const large = Array.from({ length: 10 }, (_, index) => `${index} ${'x'.repeat(20_000)}`);
    const slow: Program = () => Verdict.TimeLimitExceeded;
    const isLarge = (text: string): boolean => text.length > 1000;
    const { search, runs } = searchOver([right, right, slow], [...large, ...texts], 50);
    const perInput = search.panel.trace;
    const panel: PanelSearch['panel'] = {
      ...search.panel,
      trace: async (batch, asked, stop) => {
        const rows = await perInput(batch, asked, stop);
        const fast = await perInput(batch, [0], stop);
        // The slow one is as fast as the others on small inputs.
        return rows.map((row, index) =>
          isLarge(batch[index] ?? '') || row[2] === undefined
            ? row
            : [row[0], row[1], fast[index]?.[0]],
        );
      },
    };
    const result = await searchInputs({ ...search, panel });
    const slowRuns = runs.filter(({ program, text }) => program === 2 && isLarge(text)).length;
    expect(slowRuns).toBeLessThan(large.length);
    expect(result.inputs.some(({ text }) => isLarge(text))).toBe(true);
    expect(result.groupCount).toBe(2);
    const sizes = result.inputs.map(({ text }) => text.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  it('hands out what was drawn when the panel has one program', async () => {
    const { search } = searchOver([right], texts, 10);
    const result = await searchInputs(search);
    expect(result.inputs).toHaveLength(10);
    expect(result.groupCount).toBe(1);
  });
});
