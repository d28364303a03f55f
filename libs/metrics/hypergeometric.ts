/** exp() of anything below is 0 in a double. */
const smallestLog = -745;

/**
 * ln of the probability that none of `drawn` items, drawn without replacement from `total`, is one of
 * the `marked` ones: ln [C(total - marked, drawn) / C(total, drawn)]; -Infinity where one must be.
 *
 * A sum of log1p over the smaller of the two counts, so nothing overflows and small probabilities keep
 * their digits. It stops below `floor`, which bounds it to sqrt(-floor × total) terms.
 */
export function logMissProbability(
  total: number,
  marked: number,
  drawn: number,
  floor = smallestLog,
): number {
  if (marked + drawn > total) return -Infinity;
  const fewer = Math.min(marked, drawn);
  const more = Math.max(marked, drawn);
  let sum = 0;
  for (let index = 0; index < fewer && sum >= floor; index++)
    sum += Math.log1p(-more / (total - index));
  return sum < floor ? -Infinity : sum;
}

/**
 * The distribution of how many of `marked` items are among `drawn` of `total`, drawn without
 * replacement, cut at the front: its probabilities of 0, 1, …, `count` - 1.
 */
export function hypergeometricFront(
  total: number,
  marked: number,
  drawn: number,
  count: number,
): number[] {
  const least = Math.max(0, drawn - (total - marked));
  const most = Math.min(marked, drawn);
  // P(s + 1) / P(s), added up as logarithms from the least count on: the recurrence itself would underflow.
  const logGains: number[] = [];
  let logGain = 0;
  let logGainMax = 0;
  for (let hits = least; hits < Math.min(count, most + 1); hits++) {
    logGains.push(logGain);
    logGainMax = Math.max(logGainMax, logGain);
    logGain +=
      Math.log(((marked - hits) / (hits + 1)) * (drawn - hits)) -
      Math.log(total - marked - drawn + hits + 1);
  }
  const floor = smallestLog - logGainMax;
  // The least count: no marked item is drawn, or, seen from the other side, no unmarked one is left.
  const logFirst =
    least === 0
      ? logMissProbability(total, marked, drawn, floor)
      : logMissProbability(total, total - marked, total - drawn, floor);
  return Array.from({ length: count }, (_, hits) => {
    const gain = logGains[hits - least];
    return gain === undefined ? 0 : Math.exp(logFirst + gain);
  });
}
