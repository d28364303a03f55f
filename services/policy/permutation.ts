import type { Random } from '#libs/domain/random.ts';

/**
 * The first `count` places of a random permutation of 0 … size-1 (Fisher–Yates from the front), at
 * four bytes each. A longer wish for the same `random` begins with the same places, so a run that
 * goes on, or asks for more, draws on where it stood.
 */
export function permutationStart(size: number, count: number, random: Random): Uint32Array {
  const places = new Uint32Array(size);
  for (let place = 0; place < size; place++) places[place] = place;
  const shuffledCount = Math.min(count, size);
  for (let place = 0; place < shuffledCount; place++) {
    const other = random.integer(place, size - 1);
    // Both are below size.
    const drawn = places[other] as number;
    places[other] = places[place] as number;
    places[place] = drawn;
  }
  return places.subarray(0, shuffledCount);
}
