import type { Random } from '#libs/domain/random.ts';
import { indexesOf, replaced, type Code } from './code.ts';

/** Replaces one of the words that pass the test, drawn at random; undefined when none does. */
export function pickReplace(
  code: Code,
  random: Random,
  test: (word: string, at: number) => boolean,
  to: (word: string) => string,
): string | undefined {
  const places = indexesOf(code, test);
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return replaced(code, at, to(code.words[at] ?? ''));
}
