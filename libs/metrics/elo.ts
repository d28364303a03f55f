/** Rating points of a factor of e in the odds: 400 are odds of ten to one. */
export const eloScale = 400 / Math.LN10;

/** P(a beats b) of two ratings (Elo): 1 / (1 + 10^((b - a) / 400)). */
export function winProbability(a: number, b: number): number {
  return 1 / (1 + Math.exp((b - a) / eloScale));
}
