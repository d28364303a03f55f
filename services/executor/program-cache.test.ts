import { describe, expect, it, jest } from '@jest/globals';
import { AppError } from '#libs/domain/app-error.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { CompiledProgram } from './compile.ts';
import { makeProgramCache } from './program-cache.ts';

const program = (logBytes: number): CompiledProgram => ({
  compilation: {
    isSuccessful: false,
    log: Buffer.alloc(logBytes),
    cpuTimeMs: 5,
    wallTimeMs: 6,
    isCached: false,
  },
  outcome: { kind: 'refused', verdict: Verdict.CompileError },
});

describe('program cache', () => {
  it('compiles a source once and says that the second result cost nothing', async () => {
    const cache = makeProgramCache(1e6);
    const compile = jest.fn(() => Promise.resolve(program(1)));
    expect((await cache.get('a', compile)).compilation).toMatchObject({
      isCached: false,
      cpuTimeMs: 5,
    });
    expect((await cache.get('a', compile)).compilation).toMatchObject({
      isCached: true,
      cpuTimeMs: 0,
    });
    expect(compile).toHaveBeenCalledTimes(1);
  });

  it('compiles a source once when two ask at the same time', async () => {
    const cache = makeProgramCache(1e6);
    const compile = jest.fn(async () => {
      await new Promise(setImmediate);
      return program(1);
    });
    const both = await Promise.all([cache.get('a', compile), cache.get('a', compile)]);
    expect(both.map((entry) => entry.compilation.isCached)).toEqual([false, true]);
    expect(compile).toHaveBeenCalledTimes(1);
  });

  it('compiles for a waiter itself when the owner was cancelled', async () => {
    const cache = makeProgramCache(1e6);
    const owner = cache.get('a', async () => {
      await new Promise(setImmediate);
      throw new AppError('CANCELLED', 'CANCELLED', 'gone');
    });
    const waiter = cache.get('a', () => Promise.resolve(program(1)));
    await expect(owner).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect((await waiter).compilation.isCached).toBe(false);
  });

  it('forgets the least recently used beyond its size', async () => {
    const cache = makeProgramCache(7000);
    const compile = jest.fn(() => Promise.resolve(program(1000)));
    for (const key of ['a', 'b', 'c', 'a', 'd']) await cache.get(key, compile);
    expect(compile).toHaveBeenCalledTimes(4);
    await cache.get('a', compile);
    expect(compile).toHaveBeenCalledTimes(4);
    await cache.get('b', compile);
    expect(compile).toHaveBeenCalledTimes(5);
  });

  it('forgets what it is told to', async () => {
    const cache = makeProgramCache(1e6);
    const compile = jest.fn(() => Promise.resolve(program(1)));
    await cache.get('a', compile);
    cache.drop('a');
    await cache.get('a', compile);
    expect(compile).toHaveBeenCalledTimes(2);
  });
});
