import { createHash } from 'node:crypto';

/** A stream of reproducible random numbers. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform integer in [least, most], both included. */
  readonly integer: (least: number, most: number) => number;
  /** One element, uniformly; the list must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A copy in random order (Fisher–Yates). */
  readonly shuffle: <T>(list: readonly T[]) => T[];
};

/**
 * Makes a generator from anything that names a draw, such as (seed, "temperature", sampleIndex):
 * equal names give equal streams, whatever else was drawn before. xoshiro128** (Blackman and Vigna,
 * 2018) seeded from SHA-256.
 */
export function randomFrom(...name: readonly (string | number)[]): Random {
  const digest = createHash('sha256').update(JSON.stringify(name)).digest();
  const state = new Uint32Array([0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)));
  const uint32 = (): number => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const cNext = c ^ a;
    const dNext = d ^ b;
    state[1] = b ^ cNext;
    state[0] = a ^ dNext;
    state[2] = cNext ^ (b << 9);
    state[3] = rotateLeft(dNext, 11);
    return result;
  };
  // 53 bits: all that a double in [0, 1) holds.
  const next = (): number => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6)) / 9007199254740992;
  const integer = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('pick from an empty list');
    // The index is below the length, so the element is there.
    return list[integer(0, list.length - 1)] as T;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = integer(0, last);
      // Both indexes are within the copy.
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  return { next, integer, pick, shuffle };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
