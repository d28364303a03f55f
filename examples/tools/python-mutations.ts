import type { Random } from '#libs/domain/random.ts';
import { indexesOf, replaced, type Code, type Mutation } from './code.ts';

/** Other ways of writing the same Python. */
export const pythonRestyles: readonly Mutation[] = [
  { name: 'rename some', apply: (code, random) => renamePython(code, 0.5, random) },
  { name: 'rename all', apply: (code, random) => renamePython(code, 1, random) },
];

/** Mistakes in Python; each leaves something that still parses. */
export const pythonSlips: readonly Mutation[] = [
  {
    name: 'comparison',
    apply: (code, random) =>
      swap(code, random, { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==' }),
  },
  {
    name: 'sign',
    apply: (code, random) =>
      swap(code, random, { '+': '-', '-': '+', '+=': '-=', '-=': '+=', '*': '+', '//': '/' }),
  },
  {
    name: 'number by one',
    apply: (code, random) => swap(code, random, { '0': '1', '1': '2', '2': '1', '3': '2' }),
  },
  {
    name: 'least and most',
    apply: (code, random) =>
      swap(code, random, {
        min: 'max',
        max: 'min',
        bisect_left: 'bisect_right',
        bisect_right: 'bisect_left',
      }),
  },
  {
    name: 'and, or',
    apply: (code, random) =>
      swap(code, random, { and: 'or', or: 'and', True: 'False', False: 'True' }),
  },
  {
    name: 'jump',
    apply: (code, random) => swap(code, random, { continue: 'break', break: 'continue' }),
  },
  { name: 'bound by one', apply: boundByOne },
  { name: 'missing statement', apply: missingLine },
  { name: 'missing statement', apply: missingLine },
];

function swap(
  code: Code,
  random: Random,
  others: Readonly<Record<string, string>>,
): string | undefined {
  const found = indexesOf(
    code,
    (word, at) => Object.hasOwn(others, word) && !/^[.]$/.test(code.words[at - 1] ?? ''),
  );
  if (found.length === 0) return undefined;
  const at = random.pick(found);
  return replaced(code, at, others[code.words[at] ?? ''] ?? '');
}

function boundByOne(code: Code, random: Random): string | undefined {
  const ends = indexesOf(
    code,
    (word, at) => word === ')' && code.words[(code.partners[at] ?? 0) - 1] === 'range',
  );
  return ends.length === 0
    ? undefined
    : replaced(code, random.pick(ends), random.pick([' - 1)', ' + 1)']));
}

/** A plain statement of one line becomes `pass`. */
function missingLine(code: Code, random: Random): string | undefined {
  const lines = code.with(new Map()).split('\n');
  const found = lines.flatMap((line, index) =>
    /^\s+[a-z_][\w.[\], ]*(?:[-+*/%]?=|\.\w+\()[^=].*[^\\,([{:]$/i.test(line) &&
    !/input|stdin|readline|\bdata\b/.test(line)
      ? [index]
      : [],
  );
  if (found.length === 0) return undefined;
  const at = random.pick(found);
  return lines
    .map((line, index) => (index === at ? line.replace(/\S.*$/, 'pass') : line))
    .join('\n');
}

const fresh =
  'a b c d e g h k p q r s u v w x y z cnt res ans tot cur tmp val best num vals items idx solve calc'.split(
    ' ',
  );

/** Renames what is assigned, looped over or defined, and is never an attribute or a keyword argument. */
function renamePython(code: Code, share: number, random: Random): string | undefined {
  const names = new Set<string>();
  const blocked = new Set<string>();
  code.words.forEach((word, at) => {
    const before = code.words[at - 1] ?? '';
    const after = code.words[at + 1] ?? '';
    // What an f-string holds is not seen here.
    if (code.kinds[at] === 'string')
      for (const name of word.match(/[A-Za-z_]\w*/g) ?? []) blocked.add(name);
    if (code.kinds[at] !== 'name') return;
    if (before === '.' || before === 'import' || before === 'as' || before === 'from')
      blocked.add(word);
    if (after === '=' && /^[(,]$/.test(before)) blocked.add(word);
    if (after === '=' || after === 'in' || (before === 'def' && after === '(')) names.add(word);
  });
  const taken = new Set(code.words);
  const renames = new Map<string, string>();
  for (const name of names) {
    if (blocked.has(name) || /^(?:not|in|if|else|and|or)$/.test(name) || random.next() >= share)
      continue;
    const other = random.shuffle(fresh).find((candidate) => !taken.has(candidate));
    if (other === undefined) break;
    taken.add(other);
    renames.set(name, other);
  }
  if (renames.size === 0) return undefined;
  return code.with(
    new Map(
      indexesOf(code, (word, at) => code.kinds[at] === 'name' && renames.has(word)).map((at) => [
        at,
        renames.get(code.words[at] ?? '') ?? '',
      ]),
    ),
  );
}
