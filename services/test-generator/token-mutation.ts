import { assertNever } from '#libs/domain/assert-never.ts';
import type { Random } from '#libs/domain/random.ts';
import { changedWord } from './mutate.ts';
import { kindOf } from './tokens.ts';

const changesMax = 4;

/**
 * Changes tokens of a sample without knowing its structure (AlphaCode, section 3.2.1): numbers by one
 * or to another number of the sample, letters changed or swapped. White space stays as it is, and so
 * do numbers that may be counts: those that equal the number of lines or tokens after them.
 */
export function mutateTokens(
  samples: readonly string[],
  random: Random,
): { text: string; origin: string } {
  const sample = random.pick(samples);
  const parts = sample.split(/(\s+)/);
  const counts = countPlaces(parts);
  const places = parts.flatMap((part, index) =>
    index % 2 === 0 && part !== '' && !counts.has(index) ? [index] : [],
  );
  if (places.length === 0) return { text: sample, origin: 'a sample without values to change' };
  const alphabet = [
    ...new Set(
      parts
        .filter((part) => kindOf(part) === 'word')
        .join('')
        .replace(/\s/g, ''),
    ),
  ].join('');
  const changes: string[] = [];
  const count = random.integer(1, Math.min(changesMax, places.length));
  for (let change = 0; change < count; change++) {
    const place = random.pick(places);
    const before = parts[place] ?? '';
    const after = changedToken(before, parts[random.pick(places)] ?? before, alphabet, random);
    parts[place] = after;
    changes.push(`${before} to ${after}`.slice(0, 60));
  }
  return { text: parts.join(''), origin: `tokens changed: ${changes.join(', ')}` };
}

function changedToken(token: string, similar: string, alphabet: string, random: Random): string {
  const kind = kindOf(token);
  if (kind !== 'word' && kindOf(similar) === kind && random.next() < 0.3) return similar;
  switch (kind) {
    case 'integer': {
      const value = BigInt(token) + (random.next() < 0.5 ? 1n : -1n);
      // A number without a sign in the sample rarely may have one.
      return value < 0n && !token.startsWith('-') ? token : String(value);
    }
    case 'float': {
      const decimals = token.split('.')[1]?.length ?? 0;
      return (Number(token) + random.integer(-9, 9) / 10 ** decimals).toFixed(decimals);
    }
    case 'word':
      return changedWord(token, similar, alphabet === '' ? token : alphabet, false, random);
    default:
      return assertNever(kind);
  }
}

/** Places of numbers that equal the number of lines after them, of tokens on a later line, or on their own. */
function countPlaces(parts: readonly string[]): ReadonlySet<number> {
  const lines: number[][] = [[]];
  parts.forEach((part, index) => {
    if (index % 2 === 0) {
      if (part !== '') lines.at(-1)?.push(index);
    } else for (let ends = part.split('\n').length - 1; ends > 0; ends--) lines.push([]);
  });
  const filled = lines.filter((line) => line.length > 0);
  const found = new Set<number>();
  filled.forEach((line, row) => {
    const sizes = new Set([
      filled.length - row - 1,
      ...filled.slice(row + 1).map((other) => other.length),
    ]);
    line.forEach((place, column) => {
      const value = Number(parts[place]);
      const isAheadOfWord =
        parts[place + 2]?.length === value && kindOf(parts[place + 2] ?? '') === 'word';
      if ((sizes.has(value) && value > 1) || value === line.length - column - 1 || isAheadOfWord)
        found.add(place);
    });
  });
  return found;
}
