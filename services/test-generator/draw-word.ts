import { assertNever } from '#libs/domain/assert-never.ts';
import type { Random } from '#libs/domain/random.ts';

/** What is known about the word to draw. */
export type WordRequest = {
  readonly lengthLeast: number;
  readonly lengthMost: number;
  readonly alphabet: string;
  /** Letters that the samples use, part of the alphabet. */
  readonly sampleLetters: string;
  /** Words that the input already holds, which this one may be made of. */
  readonly earlierWords: readonly string[];
};

/** How the letters of one input are chosen. */
export type LetterStyle = 'one' | 'two' | 'mostly one' | 'sample' | 'all';

/** Times that the letter of "mostly one" counts among the others. */
const commonLetterWeight = 8;

const styles: readonly LetterStyle[] = [
  'one',
  'two',
  'two',
  'mostly one',
  'mostly one',
  'sample',
  'sample',
  'sample',
  'all',
  'all',
];
/** Long words of many letters are all alike; those of one letter are extreme. */
const largeStyles: readonly LetterStyle[] = [
  'one',
  'one',
  'one',
  'two',
  'mostly one',
  'sample',
  'sample',
  'all',
];

export function drawLetterStyle(random: Random, isLarge: boolean): LetterStyle {
  return random.pick(isLarge ? largeStyles : styles);
}

/**
 * Draws a word: of random letters, periodic, a palindrome, or put together from earlier words of
 * the input, which is how words that have something to do with each other arise.
 */
export function drawWord(request: WordRequest, letters: string, random: Random): string {
  const { lengthLeast, lengthMost, earlierWords } = request;
  const length = random.integer(lengthLeast, lengthMost);
  const kind = random.next();
  if (kind < 0.55 && earlierWords.length > 0) {
    const word = composed(request, length, random);
    if (word.length >= lengthLeast && word.length <= lengthMost && fits(word, request.alphabet))
      return word;
  }
  if (kind > 0.9) {
    const half = randomWord(Math.ceil(length / 2), letters, random);
    return (
      half +
      [...half]
        .reverse()
        .join('')
        .slice(length % 2)
    );
  }
  if (kind > 0.8) {
    const period = randomWord(
      random.integer(1, Math.max(1, Math.floor(length / 2))),
      letters,
      random,
    );
    return period.repeat(Math.ceil(length / Math.max(1, period.length))).slice(0, length);
  }
  return randomWord(length, letters, random);
}

/** The letters that a style allows. */
export function lettersOf(
  style: LetterStyle,
  request: Pick<WordRequest, 'alphabet' | 'sampleLetters'>,
  random: Random,
): string {
  const sample = request.sampleLetters === '' ? request.alphabet : request.sampleLetters;
  switch (style) {
    case 'one':
      return random.pick([...sample]);
    case 'two':
      return random
        .shuffle([...sample])
        .slice(0, 2)
        .join('');
    case 'mostly one':
      return random.pick([...sample]).repeat(commonLetterWeight) + sample;
    case 'sample':
      return sample;
    case 'all':
      return request.alphabet;
    default:
      return assertNever(style);
  }
}

function composed(request: WordRequest, length: number, random: Random): string {
  const { earlierWords, lengthMost } = request;
  let word = '';
  const partCount = random.integer(1, 4);
  const lengthLeast = random.next() < 0.5 ? length : 0;
  for (let part = 0; part < partCount || word.length < lengthLeast; part++)
    word += random.pick(earlierWords);
  const change = random.next();
  if (change < 0.35) {
    const tail = word.slice(-random.integer(1, Math.max(1, word.length)));
    word += tail.repeat(random.integer(1, 3));
  } else if (change < 0.5) word = word.slice(random.integer(0, word.length - 1));
  return word.length > lengthMost ? word.slice(0, Math.max(length, 1)) : word;
}

function randomWord(length: number, letters: string, random: Random): string {
  let word = '';
  for (let index = 0; index < length; index++)
    word += letters.charAt(random.integer(0, letters.length - 1));
  return word;
}

function fits(word: string, alphabet: string): boolean {
  return [...word].every((letter) => alphabet.includes(letter));
}
