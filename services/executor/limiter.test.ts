import { describe, expect, it } from '@jest/globals';
import { makeLimiter } from './limiter.ts';

describe('limiter', () => {
  it('never runs more than its number at once, and runs all', async () => {
    const limiter = makeLimiter(3);
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        limiter(async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise(setImmediate);
          running -= 1;
          return index;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('goes on after work that throws', async () => {
    const limiter = makeLimiter(1);
    await expect(limiter(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(limiter(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
