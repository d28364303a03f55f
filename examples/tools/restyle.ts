import type { Random } from '#libs/domain/random.ts';
import { indexesOf, sliceText, statementEnd, type Code, type Mutation } from './code.ts';
import { renameSome } from './names.ts';
import { lineEnd, fastStreams, printfAsCout, scanfAsCin, oneHeader } from './restyle-streams.ts';
import {
  shortLong,
  spelledOutLong,
  contestMacros,
  unused,
  splitDeclaration,
  declarationOrder,
} from './restyle-declarations.ts';

/** Other ways of writing the same C++: what the program does stays as it was. */
export const restyles: readonly Mutation[] = [
  { name: 'rename some', apply: (code, random) => renameSome(code, 0.4, random) },
  { name: 'rename most', apply: (code, random) => renameSome(code, 0.8, random) },
  { name: 'rename all', apply: (code, random) => renameSome(code, 1, random) },
  { name: 'line end', apply: lineEnd },
  { name: 'increment', apply: increment },
  { name: 'for as while', apply: forAsWhile },
  { name: 'short long', apply: shortLong },
  { name: 'spelled-out long', apply: spelledOutLong },
  { name: 'fast streams', apply: fastStreams },
  { name: 'printf as cout', apply: printfAsCout },
  { name: 'scanf as cin', apply: scanfAsCin },
  { name: 'one header for all', apply: oneHeader },
  { name: 'contest macros', apply: contestMacros },
  { name: 'emplace', apply: emplace },
  { name: 'unused', apply: unused },
  { name: 'split declaration', apply: splitDeclaration },
  { name: 'order of declaration', apply: declarationOrder },
  { name: 'mirrored comparison', apply: mirrorComparison },
  { name: 'spelled-out update', apply: spelledOutUpdate },
  { name: 'checked access', apply: checkedAccess },
];

function increment(code: Code): string | undefined {
  const steps = indexesOf(
    code,
    (word, at) =>
      /^(?:\+\+|--)$/.test(word) &&
      ((code.kinds[at - 1] === 'name' &&
        code.words[at - 2] === ';' &&
        code.words[at + 1] === ')') ||
        (code.kinds[at + 1] === 'name' &&
          code.words[at - 1] === ';' &&
          code.words[at + 2] === ')')),
  );
  if (steps.length === 0) return undefined;
  const changes = new Map<number, string>();
  for (const at of steps) {
    const name = code.words[at - 1] === ';' ? at + 1 : at - 1;
    changes.set(at, code.words[name] ?? '');
    changes.set(name, code.words[at] ?? '');
  }
  return code.with(changes);
}

/** `for (a; b; c) { d }` becomes `{ a; while (b) { d c; } }` where no `continue` would skip c. */
function forAsWhile(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => {
    const close = code.partners[at + 1] ?? -1;
    const end = code.partners[close + 1] ?? -1;
    if (word !== 'for' || code.words[close + 1] !== '{' || end < 0) return false;
    const head = code.words.slice(at + 2, close);
    return (
      head.filter((one) => one === ';').length === 2 &&
      !head.includes('(') &&
      head.at(-1) !== ';' &&
      !code.words.slice(close, end).includes('continue')
    );
  });
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const close = code.partners[at + 1] ?? 0;
  const end = code.partners[close + 1] ?? 0;
  const first = code.words.indexOf(';', at);
  const second = code.words.indexOf(';', first + 1);
  const step = sliceText(code, second + 1, close - 1);
  const condition = sliceText(code, first + 1, second - 1) || 'true';
  const changes = new Map<number, string>([
    [at, `{ ${sliceText(code, at + 2, first)} while (${condition})`],
  ]);
  for (let index = at + 1; index <= close; index++) changes.set(index, '');
  changes.set(end, ` ${step}; } }`);
  return code.with(changes);
}

function emplace(code: Code): string | undefined {
  const places = indexesOf(code, (word, at) => word === 'push_back' && code.words[at + 2] !== '{');
  return places.length === 0
    ? undefined
    : code.with(new Map(places.map((at) => [at, 'emplace_back'])));
}

const mirrors: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function mirrorComparison(code: Code): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      word in mirrors &&
      code.isAngle[at] === false &&
      isAtom(code, at - 1) &&
      isAtom(code, at + 1) &&
      /^(?:\(|&&|\|\||;|return)$/.test(code.words[at - 2] ?? '') &&
      /^(?:\)|&&|\|\||;)$/.test(code.words[at + 2] ?? ''),
  );
  if (places.length === 0) return undefined;
  return code.with(
    new Map(
      places.flatMap(
        (at) =>
          [
            [at - 1, code.words[at + 1] ?? ''],
            [at, mirrors[code.words[at] ?? ''] ?? ''],
            [at + 1, code.words[at - 1] ?? ''],
          ] as const,
      ),
    ),
  );
}

function isAtom(code: Code, at: number): boolean {
  return (
    (code.kinds[at] === 'name' || code.kinds[at] === 'number') &&
    !/^(?:return|case)$/.test(code.words[at] ?? '')
  );
}

/** `a += b;` becomes `a = a + (b);`. */
function spelledOutUpdate(code: Code): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      /^[-+*%]=$/.test(word) &&
      code.kinds[at - 1] === 'name' &&
      statementEnd(code, at - 1) === at + 2,
  );
  if (places.length === 0) return undefined;
  return code.with(
    new Map(
      places.map((at) => [at, `= ${code.words[at - 1] ?? ''} ${(code.words[at] ?? '').charAt(0)}`]),
    ),
  );
}

/** `v[i]` becomes `v.at(i)` for one vector of plain elements: a bad index then ends the program. */
function checkedAccess(code: Code, random: Random): string | undefined {
  const vectors = indexesOf(
    code,
    (word, at) =>
      /^(?:vector|string)$/.test(word) && (word === 'string' || code.words[at + 1] === '<'),
  ).flatMap((at) => {
    const close =
      code.words[at] === 'string'
        ? at
        : code.words.findIndex((word, index) => index > at + 1 && index < at + 9 && word === '>');
    const name = code.words[close + 1];
    return name !== undefined &&
      code.kinds[close + 1] === 'name' &&
      /^[(;,]$/.test(code.words[close + 2] ?? '') &&
      code.words[close + 2] !== '['
      ? [name]
      : [];
  });
  const names = vectors.filter((name) => vectors.filter((other) => other === name).length === 1);
  if (names.length === 0) return undefined;
  const name = random.pick(names);
  const uses = indexesOf(
    code,
    (word, at) =>
      word === name &&
      code.words[at + 1] === '[' &&
      !/^(?:\.|->|::|\*|&)$/.test(code.words[at - 1] ?? ''),
  );
  if (uses.length === 0) return undefined;
  return code.with(
    new Map(
      uses.flatMap(
        (at) =>
          [
            [at + 1, '.at('],
            [code.partners[at + 1] ?? at + 1, ')'],
          ] as const,
      ),
    ),
  );
}
