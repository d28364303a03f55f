import type { Language } from '#libs/domain/language.ts';
import type { Random } from '#libs/domain/random.ts';
import { meaningful, textOf, tokenize, type Token } from './token.ts';

/** A program as its meaningful tokens, with what is needed to change some and write it again. */
export type Code = {
  readonly language: Language;
  /** Texts of the meaningful tokens. */
  readonly words: readonly string[];
  readonly kinds: readonly Token['kind'][];
  /** For each bracket, the index of its partner; -1 for all else and for brackets without one. */
  readonly partners: readonly number[];
  /** Whether the word is a bracket of a template argument list, such as the `<` of `vector<int>`. */
  readonly isAngle: readonly boolean[];
  /** The program with other texts at some indexes; "" removes a word. */
  readonly with: (changes: ReadonlyMap<number, string>) => string;
};

/** Something that turns a program into another; undefined where it does not apply. */
export type Mutation = {
  readonly name: string;
  readonly apply: (code: Code, random: Random) => string | undefined;
};

/** Reads a program. */
export function readCode(source: string, language: Language): Code {
  const tokens = tokenize(source, language);
  const indexes = meaningful(tokens);
  const words = indexes.map((index) => tokens[index]?.text ?? '');
  return {
    language,
    words,
    kinds: indexes.map((index) => tokens[index]?.kind ?? 'operator'),
    partners: partnersOf(words),
    isAngle: anglesOf(words),
    with: (changes) => {
      const changed = [...tokens];
      for (const [at, text] of changes) {
        const index = indexes[at];
        const token = index === undefined ? undefined : tokens[index];
        if (index !== undefined && token !== undefined) changed[index] = { kind: token.kind, text };
      }
      return textOf(changed);
    },
  };
}

/** The program with one word replaced. */
export function replaced(code: Code, at: number, text: string): string {
  return code.with(new Map([[at, text]]));
}

/** The program without the words from `from` to `to`, both included. */
export function removed(code: Code, from: number, to: number): string {
  const changes = new Map<number, string>();
  for (let at = from; at <= to; at++) changes.set(at, '');
  return code.with(changes);
}

/** The words from `from` to `to`, both included, as text. */
export function sliceText(code: Code, from: number, to: number): string {
  let text = '';
  for (let at = from; at <= to; at++) {
    const word = code.words[at] ?? '';
    text += /\w$/.test(text) && /^\w/.test(word) ? ` ${word}` : word;
  }
  return text;
}

/** Indexes of the words that pass. */
export function indexesOf(
  code: Code,
  test: (word: string, at: number) => boolean,
): readonly number[] {
  return code.words.flatMap((word, at) => (test(word, at) ? [at] : []));
}

/** The end (index of `;`) of the plain statement that begins at `at`, or -1 when none begins there. */
export function statementEnd(code: Code, at: number): number {
  const before = code.words[at - 1] ?? '';
  if (!/^[;{}]$|^else$/.test(before) && !(before === ')' && isHeaderEnd(code, at - 1))) return -1;
  for (let end = at; end < code.words.length; end++) {
    const word = code.words[end] ?? '';
    const partner = code.partners[end] ?? -1;
    if (word === ';') return end;
    if (word === '{' && !/^[=(,]$|^[A-Za-z_]/.test(code.words[end - 1] ?? '')) return -1;
    if (word === '}' || word === ')' || word === ']') return -1;
    if (partner > end) end = partner;
  }
  return -1;
}

/** Whether the `)` at `at` ends the head of an `if`, `for` or `while`. */
export function isHeaderEnd(code: Code, at: number): boolean {
  const open = code.partners[at] ?? -1;
  return open > 0 && /^(?:if|for|while)$/.test(code.words[open - 1] ?? '');
}

function partnersOf(words: readonly string[]): readonly number[] {
  const partners = words.map(() => -1);
  const open: number[] = [];
  words.forEach((word, at) => {
    if (word === '(' || word === '[' || word === '{') open.push(at);
    if (word === ')' || word === ']' || word === '}') {
      const start = open.pop();
      if (start === undefined) return;
      partners[start] = at;
      partners[at] = start;
    }
  });
  return partners;
}

const templates = new Set(
  `vector set map multiset multimap unordered_map unordered_set pair tuple queue deque stack list
  priority_queue array bitset function greater less min max static_cast reinterpret_cast get
  numeric_limits template swap gcd lcm complex unique_ptr hash equal_to`.split(/\s+/),
);

function anglesOf(words: readonly string[]): readonly boolean[] {
  const isAngle = words.map(() => false);
  for (let at = 1; at < words.length; at++) {
    if (words[at] !== '<' || !templates.has(words[at - 1] ?? '')) continue;
    let depth = 0;
    for (let end = at; end < Math.min(words.length, at + 60); end++) {
      const word = words[end];
      if (word === '<') depth += 1;
      else if (word === '>') depth -= 1;
      else if (word === '>>') depth -= 2;
      else if (word === ';' || word === '{') break;
      if (depth > 0) continue;
      for (let inner = at; inner <= end; inner++) {
        if (/^(?:<|>|>>)$/.test(words[inner] ?? '')) isAngle[inner] = true;
      }
      break;
    }
  }
  return isAngle;
}
