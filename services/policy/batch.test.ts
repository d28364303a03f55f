import { describe, expect, it } from '@jest/globals';
import { batched, type BatchLimits } from './batch.ts';
import { inTurn, merge } from './merge.ts';

const limits: BatchLimits<string> = {
  countMax: 3,
  bytesMax: 10,
  bytesOf: (value) => value.length,
  lingerMs: 60_000,
};

async function* streamOf<T>(...values: T[]): AsyncGenerator<T, void, void> {
  for (const value of values) yield await Promise.resolve(value);
}

/** Gives its values, then fails once nobody has waited for it for a while. */
async function* failingAfter(...values: string[]): AsyncGenerator<string, void, void> {
  yield* values;
  await nextTurn();
  throw new Error('failed later');
}

/** Lets everything that is due happen, reports of unhandled failures included. */
async function nextTurn(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of stream) values.push(value);
  return values;
}

describe('batched', () => {
  it('hands on a batch when it is full by count or by bytes, and the rest at the end', async () => {
    const batches = await collect(
      batched(streamOf('a', 'b', 'c', 'dddddd', 'eeeeee', 'f'.repeat(50), 'g'), limits, () => {}),
    );
    expect(batches).toEqual([['a', 'b', 'c'], ['dddddd'], ['eeeeee'], ['f'.repeat(50)], ['g']]);
  });

  it('hands on what it has when nothing more comes for a while', async () => {
    const endless = async function* (): AsyncGenerator<string, void, void> {
      yield 'a';
      await new Promise<never>(() => {});
    };
    const stream = batched(endless(), { ...limits, lingerMs: 5 }, () => {});
    expect((await stream.next()).value).toEqual(['a']);
  });

  it('keeps a failure that comes while the reader is busy until it reads on', async () => {
    const batches = batched(failingAfter('a', 'b', 'c'), limits, () => {});
    expect((await batches.next()).value).toEqual(['a', 'b', 'c']);
    await nextTurn();
    await nextTurn();
    await expect(batches.next()).rejects.toThrow('failed later');
  });

  it('lets go of its stream when the reader leaves', async () => {
    let isLeft = false;
    let isClosed = false;
    let release = (): void => {};
    const waiting = async function* (): AsyncGenerator<string, void, void> {
      try {
        yield* ['a', 'b', 'c'];
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      } finally {
        isClosed = true;
      }
    };
    for await (const batch of batched(waiting(), limits, () => {
      isLeft = true;
      release();
    })) {
      expect(batch).toEqual(['a', 'b', 'c']);
      break;
    }
    expect([isLeft, isClosed]).toEqual([true, true]);
  });
});

describe('merge', () => {
  it('gives the values of every stream', async () => {
    expect(
      (await collect(merge([streamOf(1, 2), streamOf<number>(), streamOf(3)]))).sort(),
    ).toEqual([1, 2, 3]);
  });

  it('keeps a failure that comes while the reader is busy until it reads on', async () => {
    const values = merge([failingAfter('a')]);
    expect((await values.next()).value).toBe('a');
    await nextTurn();
    await nextTurn();
    await expect(values.next()).rejects.toThrow('failed later');
  });

  it('closes the other streams when one fails', async () => {
    let isClosed = false;
    const failing = async function* (): AsyncGenerator<number, void, void> {
      yield await Promise.reject(new Error('broken'));
    };
    const other = async function* (): AsyncGenerator<number, void, void> {
      try {
        for (let value = 0; ; value++) yield await Promise.resolve(value);
      } finally {
        isClosed = true;
      }
    };
    await expect(collect(merge([failing(), other()]))).rejects.toThrow('broken');
    expect(isClosed).toBe(true);
  });
});

describe('inTurn', () => {
  it('alternates in a fixed order until all have ended', async () => {
    expect(
      await collect(inTurn([streamOf('a', 'd'), streamOf('b'), streamOf('c', 'e', 'f')])),
    ).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
