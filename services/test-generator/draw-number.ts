import { assertNever } from '#libs/domain/assert-never.ts';
import type { Random } from '#libs/domain/random.ts';

/** How values of a slot are chosen within their range. */
export type ValueStyle =
  | 'tiny'
  | 'sample'
  | 'uniform'
  | 'magnitude'
  | 'least'
  | 'most'
  | 'edges'
  | 'equal';

/** Mostly small values: they collide, which is where programs differ. */
const weightedStyles: readonly ValueStyle[] = [
  'tiny',
  'tiny',
  'tiny',
  'tiny',
  'sample',
  'sample',
  'uniform',
  'uniform',
  'uniform',
  'magnitude',
  'magnitude',
  'edges',
  'edges',
  'equal',
  'least',
  'most',
];

/** Large values make large sums, and few different ones long runs. */
const largeStyles: readonly ValueStyle[] = [
  'most',
  'most',
  'uniform',
  'uniform',
  'magnitude',
  'edges',
  'tiny',
  'least',
  'equal',
  'sample',
];

export function drawStyle(random: Random, isLarge: boolean): ValueStyle {
  return random.pick(isLarge ? largeStyles : weightedStyles);
}

/** Share of the slots of an input that take its style: inputs as a whole have a character. */
const inputStyleShare = 0.65;
/**
 * How often a number of a large input that stands alone, such as the size of a board, is as large as it may be,
 * whatever the elements are: sums overflow where many small elements meet it, too.
 */
const largestAloneShare = 0.5;

/** The style of one slot in an input of the given one; `isAlone` when it is no element of a list or repetition. */
export function drawSlotStyle(
  random: Random,
  { style, isLarge }: { readonly style: ValueStyle; readonly isLarge: boolean },
  isAlone: boolean,
): ValueStyle {
  if (isLarge && isAlone && random.next() < largestAloneShare) return 'most';
  return random.next() < inputStyleShare ? style : drawStyle(random, isLarge);
}

/** A whole number of any size, uniformly from [least, most]. */
export function drawBetween(least: bigint, most: bigint, random: Random): bigint {
  const span = most - least + 1n;
  if (span <= 9007199254740991n) return least + BigInt(random.integer(0, Number(span) - 1));
  // 2^106 values: the rest of a division of at most 2^64 is as good as uniform.
  const high = BigInt(random.integer(0, 9007199254740990));
  const low = BigInt(random.integer(0, 9007199254740990));
  return least + ((high * 9007199254740991n + low) % span);
}

/** A whole number from [least, most] in a style; `samples` are values that the samples show. */
export function drawStyled(
  style: ValueStyle,
  least: bigint,
  most: bigint,
  samples: readonly bigint[],
  spread: bigint,
  random: Random,
): bigint {
  switch (style) {
    case 'tiny':
    case 'equal': {
      const holdsZero = least <= 0n && most >= 0n;
      const low = holdsZero && least < 0n ? larger(least, -spread) : least;
      const high = smaller(most, holdsZero ? spread : least + spread);
      return drawBetween(low, high, random);
    }
    case 'sample': {
      const inside = samples.filter((value) => value >= least && value <= most);
      if (inside.length === 0) return drawBetween(least, most, random);
      return clamp(random.pick(inside) + BigInt(random.integer(-1, 1)), least, most);
    }
    case 'uniform':
      return drawBetween(least, most, random);
    case 'magnitude': {
      const bits = BigInt(random.integer(1, Math.max(1, (most - least).toString(2).length)));
      const distance = drawBetween(0n, smaller(most - least, (1n << bits) - 1n), random);
      if (least < 0n && most > 0n)
        return clamp(random.next() < 0.5 ? distance : -distance, least, most);
      return random.next() < 0.7 ? least + distance : most - distance;
    }
    case 'least':
      return least;
    case 'most':
      return most;
    case 'edges':
      return clamp(random.pick([least, least + 1n, most - 1n, most]), least, most);
    default:
      return assertNever(style);
  }
}

export function clamp(value: bigint, least: bigint, most: bigint): bigint {
  return smaller(larger(value, least), most);
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
