import type { Random } from '#libs/domain/random.ts';
import { indexesOf, sliceText, type Code } from './code.ts';

/** Gives `long long` a short name. */
export function shortLong(code: Code, random: Random): string | undefined {
  const pairs = indexesOf(
    code,
    (word, at) =>
      word === 'long' &&
      code.words[at + 1] === 'long' &&
      code.words[at - 1] !== 'unsigned' &&
      !/^(?:=|typedef)$/.test(code.words[at - 1] ?? '') &&
      code.words[at + 2] !== 'int',
  );
  const name = random.pick(['ll', 'll', 'll', 'LL', 'lint', 'i64']);
  if (pairs.length === 0 || code.words.some((word) => word === name || word.includes(`${name} `)))
    return undefined;
  const text = code.with(
    new Map(
      pairs.flatMap(
        (at) =>
          [
            [at, name],
            [at + 1, ''],
          ] as const,
      ),
    ),
  );
  return afterHeaders(
    text,
    random.pick([
      `typedef long long ${name};`,
      `using ${name} = long long;`,
      `#define ${name} long long`,
    ]),
  );
}

/** Takes a short name for `long long` away. */
export function spelledOutLong(code: Code): string | undefined {
  const at = indexesOf(
    code,
    (word, index) =>
      (word === 'typedef' &&
        sliceText(code, index, index + 2) === 'typedef long long' &&
        code.words[index + 4] === ';') ||
      (word === 'using' && sliceText(code, index + 2, index + 5) === '=long long;'),
  )[0];
  if (at === undefined) return undefined;
  const name = code.words[at] === 'using' ? code.words[at + 1] : code.words[at + 3];
  const end = code.words.indexOf(';', at);
  // `ll(x)` is a cast that two words cannot write.
  if (
    name === undefined ||
    indexesOf(code, (word, index) => word === name && /^[({]$/.test(code.words[index + 1] ?? ''))
      .length > 0
  )
    return undefined;
  const changes = new Map<number, string>(
    indexesOf(code, (word) => word === name).map((index) => [index, 'long long']),
  );
  for (let index = at; index <= end; index++) changes.set(index, '');
  return code.with(changes);
}

const macros = [
  { line: '#define pb push_back', word: 'push_back', to: 'pb' },
  { line: '#define mp make_pair', word: 'make_pair', to: 'mp' },
  { line: '#define fi first', word: 'first', to: 'fi' },
  { line: '#define se second', word: 'second', to: 'se' },
  { line: '#define sz size', word: 'size', to: 'sz' },
] as const;

/** The few lines that many contestants begin with. */
export function contestMacros(code: Code, random: Random): string | undefined {
  const chosen = macros.filter(({ to }) => !code.words.includes(to) && random.next() < 0.7);
  const ranges = indexesOf(
    code,
    (word, at) =>
      word === '(' && /^(\w+)\.begin\(\),\1\.end\(\)/.test(sliceText(code, at + 1, at + 11)),
  );
  const isAll = ranges.length > 0 && !code.words.includes('all') && random.next() < 0.7;
  const lines: string[] = chosen.map(({ line }) => line);
  const changes = new Map<number, string>(
    chosen.flatMap(({ word, to }) =>
      indexesOf(code, (one) => one === word).map((at) => [at, to] as const),
    ),
  );
  if (isAll) {
    lines.push('#define all(x) (x).begin(), (x).end()');
    for (const at of ranges) {
      changes.set(at + 1, `all(${code.words[at + 1] ?? ''})`);
      for (let index = at + 2; index <= at + 11; index++) changes.set(index, '');
    }
  }
  return lines.length === 0 ? undefined : afterHeaders(code.with(changes), lines.join('\n'));
}

/** Constants and helpers that nothing uses, as templates of contestants leave behind. */
export function unused(code: Code, random: Random): string | undefined {
  const line = random.pick([
    'const int INFTY = 1000000007;',
    'const int MAXN = 200005;',
    'const double EPS = 1e-9;',
    'template <class T> bool chmin(T &a, const T &b) { if (b < a) { a = b; return true; } return false; }',
    'template <class T> bool chmax(T &a, const T &b) { if (a < b) { a = b; return true; } return false; }',
    'static int sign_of(long long x) { return (x > 0) - (x < 0); }',
    'const int dx4[4] = {1, 0, -1, 0}, dy4[4] = {0, 1, 0, -1};',
    '#define debug(x) cerr << #x << " = " << (x) << endl',
    'const long long LINF = 4000000000000000000LL;',
  ]);
  const name = /\b(INFTY|MAXN|EPS|chmin|chmax|sign_of|dx4|debug|LINF)\b/.exec(line)?.[1];
  return name === undefined || code.words.includes(name)
    ? undefined
    : afterHeaders(code.with(new Map()), line);
}

/** `int a, b;` becomes `int a; int b;`. */
export function splitDeclaration(code: Code, random: Random): string | undefined {
  const places = plainDeclarations(code);
  if (places.length === 0) return undefined;
  const { at, end, type } = random.pick(places);
  const changes = new Map<number, string>();
  for (let index = at; index < end; index++)
    if (code.words[index] === ',') changes.set(index, `;\n    ${type}`);
  return code.with(changes);
}

/** `int a, b;` becomes `int b, a;`. */
export function declarationOrder(code: Code, random: Random): string | undefined {
  const places = plainDeclarations(code);
  if (places.length === 0) return undefined;
  const { at, end } = random.pick(places);
  const indexes = code.words.flatMap((_, index) =>
    index > at &&
    index < end &&
    code.kinds[index] === 'name' &&
    /^[,;]$/.test(code.words[index + 1] ?? '')
      ? [index]
      : [],
  );
  return code.with(
    new Map(
      indexes.map((index, position) => [
        index,
        code.words[indexes.at(-1 - position) ?? index] ?? '',
      ]),
    ),
  );
}

/** Declarations of nothing but names, such as `int a, b;`. */
function plainDeclarations(code: Code): readonly { at: number; end: number; type: string }[] {
  return indexesOf(
    code,
    (word, at) =>
      /^(?:int|double|char|string|ll)$/.test(word) &&
      /^[;{}]$/.test(code.words[at - 1] ?? '') &&
      code.words[at + 2] === ',',
  ).flatMap((at) => {
    const end = code.words.indexOf(';', at);
    const isPlain = code.words
      .slice(at + 1, end)
      .every((word, index) => (index % 2 === 0 ? /^[A-Za-z_]\w*$/.test(word) : word === ','));
    return isPlain ? [{ at, end, type: code.words[at] ?? 'int' }] : [];
  });
}

/** Puts lines below the headers and `using namespace std;`. */
function afterHeaders(text: string, lines: string): string {
  const head =
    /^(?:[ \t]*(?:#[ \t]*include[^\n]*|using namespace std;[^\n]*|\/\/[^\n]*)?\n)*/.exec(
      text,
    )?.[0] ?? '';
  return `${head}${lines}\n${text.slice(head.length)}`;
}
