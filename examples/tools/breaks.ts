import type { Random } from '#libs/domain/random.ts';
import { indexesOf, replaced, type Code, type Mutation } from './code.ts';
import { declaredNames } from './names.ts';

/** What keeps C++ from compiling; one of them is enough. */
export const breaks: readonly Mutation[] = [
  {
    name: 'missing semicolon',
    apply: (code, random) => without(code, pickFrom(places(code, ';').slice(2), random)),
  },
  { name: 'missing brace', apply: (code) => without(code, places(code, '}').at(-1)) },
  {
    name: 'missing parenthesis',
    apply: (code, random) => without(code, pickFrom(places(code, ')'), random)),
  },
  {
    name: 'misspelled name',
    apply: (code, random) => {
      const names = declaredNames(code);
      const uses = indexesOf(code, (word) => names.has(word) && word.length > 1);
      const at =
        uses.length === 0 ? undefined : random.pick(uses.slice(Math.floor(uses.length / 2)));
      return at === undefined
        ? undefined
        : replaced(code, at, `${code.words[at] ?? ''}${random.pick(['s', '_', '1', 'x'])}`);
    },
  },
  {
    name: 'unknown header',
    apply: (code, random) => {
      const at = indexesOf(code, (word) => word.startsWith('#include'))[0];
      return at === undefined
        ? undefined
        : replaced(
            code,
            at,
            random.pick(['#include <bits/stdc++>', '#include <iostrem>', '#include <vectors>']),
          );
    },
  },
  {
    name: 'cut off',
    apply: (code, random) => {
      const text = code.with(new Map());
      return text.slice(0, Math.floor(text.length * (0.5 + 0.4 * random.next())));
    },
  },
  {
    name: 'prose around it',
    apply: (code, random) =>
      `${random.pick(['Here is a solution in C++:', 'The idea is to simulate the process step by step.', 'Sure! This runs in linear time.'])}\n\n\`\`\`cpp\n${code.with(new Map())}\n\`\`\`\n`,
  },
  {
    name: 'no namespace',
    apply: (code) => {
      const at = indexesOf(
        code,
        (word, index) => word === 'using' && code.words[index + 1] === 'namespace',
      )[0];
      return at === undefined
        ? undefined
        : code.with(new Map([0, 1, 2, 3].map((offset) => [at + offset, ''])));
    },
  },
  {
    name: 'Python in C++',
    apply: (code, random) => {
      const at = pickFrom(
        indexesOf(code, (word) => word === 'if' || word === 'for' || word === 'while'),
        random,
      );
      if (at === undefined) return undefined;
      const close = code.partners[at + 1] ?? -1;
      return code.words[close + 1] === '{' ? replaced(code, close + 1, ':') : undefined;
    },
  },
];

function places(code: Code, word: string): readonly number[] {
  return indexesOf(code, (one) => one === word);
}

function without(code: Code, at: number | undefined): string | undefined {
  return at === undefined ? undefined : replaced(code, at, '');
}

function pickFrom(list: readonly number[], random: Random): number | undefined {
  return list.length === 0 ? undefined : random.pick(list);
}
