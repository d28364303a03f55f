import { describe, expect, it } from '@jest/globals';
import { makeSlotPool } from './slot-pool.ts';
import { makeSlot } from './slot.ts';

// Slots connect when they run something; the pool hands them out without that.
const slots = (count: number) =>
  Array.from({ length: count }, (_, index) => makeSlot(index, () => '/nonexistent'));
const { signal } = new AbortController();

/** Work that ends when told to. */
function held(): { work: () => Promise<void>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve };
}

describe('slot pool', () => {
  it('serves callers in the order they came', async () => {
    const pool = makeSlotPool(slots(1), 10);
    const first = held();
    const order: number[] = [];
    const calls = [
      pool.use(first.work, { signal }),
      ...[1, 2, 3].map((number) =>
        pool.use(() => Promise.resolve(void order.push(number)), { signal }),
      ),
    ];
    first.end();
    await Promise.all(calls);
    expect(order).toEqual([1, 2, 3]);
  });

  it('refuses a caller when the line is full, and says when to come back', async () => {
    const pool = makeSlotPool(slots(1), 1);
    const first = held();
    const calls = [pool.use(first.work, { signal }), pool.use(() => Promise.resolve(), { signal })];
    await expect(pool.use(() => Promise.resolve(), { signal })).rejects.toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      reason: 'QUEUE_FULL',
      retryDelayMs: 1000,
    });
    first.end();
    await Promise.all(calls);
  });

  it('lets a caller leave the line', async () => {
    const pool = makeSlotPool(slots(1), 1);
    const first = held();
    const call = pool.use(first.work, { signal });
    const controller = new AbortController();
    const waiting = pool.use(() => Promise.resolve(), { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    first.end();
    await call;
  });

  it('gives work that failed on a slot another one', async () => {
    const pool = makeSlotPool(slots(2), 1);
    await expect(
      pool.use((slot) => Promise.resolve(slot.index), { signal, avoidedIndex: 0 }),
    ).resolves.toBe(1);
  });

  it('gives the avoided slot when it is the only one', async () => {
    const pool = makeSlotPool(slots(1), 1);
    await expect(
      pool.use((slot) => Promise.resolve(slot.index), { signal, avoidedIndex: 0 }),
    ).resolves.toBe(0);
  });

  it('frees the slot of work that throws', async () => {
    const pool = makeSlotPool(slots(1), 1);
    await expect(pool.use(() => Promise.reject(new Error('no')), { signal })).rejects.toThrow('no');
    await expect(pool.use((slot) => Promise.resolve(slot.index), { signal })).resolves.toBe(0);
  });

  it('refuses who waits when it closes', async () => {
    const pool = makeSlotPool(slots(1), 1);
    const first = held();
    const call = pool.use(first.work, { signal });
    const waiting = pool.use(() => Promise.resolve(), { signal });
    pool.close();
    await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    first.end();
    await call;
  });
});
