import type { Random } from '#libs/domain/random.ts';
import { indexesOf, replaced, sliceText, statementEnd, type Code, type Mutation } from './code.ts';
import { renameSome } from './names.ts';
import { readFormatted, writeFormatted } from './stdio.ts';

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

function lineEnd(code: Code): string | undefined {
  const isStream = (at: number): boolean => code.words[at - 1] === '<<' && /^(?:;|<<)$/.test(code.words[at + 1] ?? '');
  const ends = indexesOf(code, (word, at) => word === 'endl' && isStream(at));
  if (ends.length > 0) return code.with(new Map(ends.flatMap((at) => (code.words[at - 1] === '::' ? [] : [[at, "'\\n'"] as const]))));
  const marks = indexesOf(code, (word, at) => /^["']\\n["']$/.test(word) && isStream(at));
  if (marks.length === 0) return undefined;
  const endl = usesStd(code) ? 'endl' : 'std::endl';
  // A flush a line would make large outputs slow; that is a matter of time, not of what is written.
  return code.with(new Map(marks.map((at) => [at, code.words.includes('scanf') ? "'\\n'" : endl])));
}

function increment(code: Code): string | undefined {
  const steps = indexesOf(code, (word, at) => /^(?:\+\+|--)$/.test(word) && ((code.kinds[at - 1] === 'name' && code.words[at - 2] === ';' && code.words[at + 1] === ')') || (code.kinds[at + 1] === 'name' && code.words[at - 1] === ';' && code.words[at + 2] === ')')));
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
    return head.filter((one) => one === ';').length === 2 && !head.includes('(') && head.at(-1) !== ';' && !code.words.slice(close, end).includes('continue');
  });
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const close = code.partners[at + 1] ?? 0;
  const end = code.partners[close + 1] ?? 0;
  const first = code.words.indexOf(';', at);
  const second = code.words.indexOf(';', first + 1);
  const step = sliceText(code, second + 1, close - 1);
  const condition = sliceText(code, first + 1, second - 1) || 'true';
  const changes = new Map<number, string>([[at, `{ ${sliceText(code, at + 2, first)} while (${condition})`]]);
  for (let index = at + 1; index <= close; index++) changes.set(index, '');
  changes.set(end, ` ${step}; } }`);
  return code.with(changes);
}

function shortLong(code: Code, random: Random): string | undefined {
  const pairs = indexesOf(code, (word, at) => word === 'long' && code.words[at + 1] === 'long' && code.words[at - 1] !== 'unsigned' && !/^(?:=|typedef)$/.test(code.words[at - 1] ?? '') && code.words[at + 2] !== 'int');
  const name = random.pick(['ll', 'll', 'll', 'LL', 'lint', 'i64']);
  if (pairs.length === 0 || code.words.some((word) => word === name || word.includes(`${name} `))) return undefined;
  const text = code.with(new Map(pairs.flatMap((at) => [[at, name], [at + 1, '']] as const)));
  return afterHeaders(text, random.pick([`typedef long long ${name};`, `using ${name} = long long;`, `#define ${name} long long`]));
}

function spelledOutLong(code: Code): string | undefined {
  const at = indexesOf(code, (word, index) => (word === 'typedef' && sliceText(code, index, index + 2) === 'typedef long long' && code.words[index + 4] === ';') || (word === 'using' && sliceText(code, index + 2, index + 5) === '=long long;'))[0];
  if (at === undefined) return undefined;
  const name = code.words[at] === 'using' ? code.words[at + 1] : code.words[at + 3];
  const end = code.words.indexOf(';', at);
  // `ll(x)` is a cast that two words cannot write.
  if (name === undefined || indexesOf(code, (word, index) => word === name && /^[({]$/.test(code.words[index + 1] ?? '')).length > 0) return undefined;
  const changes = new Map<number, string>(indexesOf(code, (word) => word === name).map((index) => [index, 'long long']));
  for (let index = at; index <= end; index++) changes.set(index, '');
  return code.with(changes);
}

function fastStreams(code: Code, random: Random): string | undefined {
  const main = mainBody(code);
  if (main === undefined || !code.words.includes('cin') || code.words.some((word) => /^(?:scanf|printf|puts|getchar|putchar|sync_with_stdio|fgets)$/.test(word))) return undefined;
  const std = usesStd(code) ? '' : 'std::';
  const lines = random.pick([`${std}ios::sync_with_stdio(false); ${std}cin.tie(nullptr);`, `${std}ios_base::sync_with_stdio(0);\n    ${std}cin.tie(0);`, `${std}cin.tie(0)->sync_with_stdio(0);`]);
  return replaced(code, main, `{\n    ${lines}`);
}

function printfAsCout(code: Code): string | undefined {
  return convertCalls(code, 'printf', (call) => writeFormatted(call, usesStd(code)));
}

function scanfAsCin(code: Code): string | undefined {
  return convertCalls(code, 'scanf', (call) => readFormatted(call, usesStd(code)));
}

/** Converts all calls, or none: C and C++ streams agree only while nobody unties them. */
function convertCalls(code: Code, name: string, convert: (call: readonly string[]) => string | undefined): string | undefined {
  const calls = indexesOf(code, (word) => word === name);
  if (calls.length === 0 || code.words.includes('sync_with_stdio')) return undefined;
  const changes = new Map<number, string>();
  for (const at of calls) {
    const close = code.partners[at + 1] ?? -1;
    if (close < 0 || statementEnd(code, at) !== close + 1) return undefined;
    const statement = convert(argumentsOf(code, at + 1, close));
    if (statement === undefined) return undefined;
    for (let index = at + 1; index <= close; index++) changes.set(index, '');
    changes.set(at, statement);
  }
  return withOneHeader(code.with(changes));
}

function argumentsOf(code: Code, open: number, close: number): readonly string[] {
  const parts: string[] = [];
  let start = open + 1;
  for (let at = open + 1; at <= close; at++) {
    const partner = code.partners[at] ?? -1;
    if (at === close || code.words[at] === ',') {
      parts.push(sliceText(code, start, at - 1));
      start = at + 1;
    } else if (partner > at) at = partner;
  }
  return parts;
}

function oneHeader(code: Code): string | undefined {
  return code.words.some((word) => word.includes('bits/stdc++.h')) ? undefined : withOneHeader(code.with(new Map()));
}

/** Takes <bits/stdc++.h> for all headers. */
function withOneHeader(text: string): string {
  return `#include <bits/stdc++.h>\n${text.replace(/^[ \t]*#[ \t]*include[^\n]*\n/gm, '')}`;
}

const macros = [
  { line: '#define pb push_back', word: 'push_back', to: 'pb' },
  { line: '#define mp make_pair', word: 'make_pair', to: 'mp' },
  { line: '#define fi first', word: 'first', to: 'fi' },
  { line: '#define se second', word: 'second', to: 'se' },
  { line: '#define sz size', word: 'size', to: 'sz' },
] as const;

/** The few lines that many contestants begin with. */
function contestMacros(code: Code, random: Random): string | undefined {
  const chosen = macros.filter(({ to }) => !code.words.includes(to) && random.next() < 0.7);
  const ranges = indexesOf(code, (word, at) => word === '(' && /^(\w+)\.begin\(\),\1\.end\(\)/.test(sliceText(code, at + 1, at + 11)));
  const isAll = ranges.length > 0 && !code.words.includes('all') && random.next() < 0.7;
  const lines: string[] = chosen.map(({ line }) => line);
  const changes = new Map<number, string>(chosen.flatMap(({ word, to }) => indexesOf(code, (one) => one === word).map((at) => [at, to] as const)));
  if (isAll) {
    lines.push('#define all(x) (x).begin(), (x).end()');
    for (const at of ranges) {
      changes.set(at + 1, `all(${code.words[at + 1] ?? ''})`);
      for (let index = at + 2; index <= at + 11; index++) changes.set(index, '');
    }
  }
  return lines.length === 0 ? undefined : afterHeaders(code.with(changes), lines.join('\n'));
}

function emplace(code: Code): string | undefined {
  const places = indexesOf(code, (word, at) => word === 'push_back' && code.words[at + 2] !== '{');
  return places.length === 0 ? undefined : code.with(new Map(places.map((at) => [at, 'emplace_back'])));
}

/** Constants and helpers that nothing uses, as templates of contestants leave behind. */
function unused(code: Code, random: Random): string | undefined {
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
  return name === undefined || code.words.includes(name) ? undefined : afterHeaders(code.with(new Map()), line);
}

/** `int a, b;` becomes `int a; int b;`. */
function splitDeclaration(code: Code, random: Random): string | undefined {
  const places = plainDeclarations(code);
  if (places.length === 0) return undefined;
  const { at, end, type } = random.pick(places);
  const changes = new Map<number, string>();
  for (let index = at; index < end; index++) if (code.words[index] === ',') changes.set(index, `;\n    ${type}`);
  return code.with(changes);
}

function declarationOrder(code: Code, random: Random): string | undefined {
  const places = plainDeclarations(code);
  if (places.length === 0) return undefined;
  const { at, end } = random.pick(places);
  const indexes = code.words.flatMap((_, index) => (index > at && index < end && code.kinds[index] === 'name' && /^[,;]$/.test(code.words[index + 1] ?? '') ? [index] : []));
  return code.with(new Map(indexes.map((index, position) => [index, code.words[indexes.at(-1 - position) ?? index] ?? ''])));
}

/** Declarations of nothing but names, such as `int a, b;`. */
function plainDeclarations(code: Code): readonly { at: number; end: number; type: string }[] {
  return indexesOf(code, (word, at) => /^(?:int|double|char|string|ll)$/.test(word) && /^[;{}]$/.test(code.words[at - 1] ?? '') && code.words[at + 2] === ',').flatMap((at) => {
    const end = code.words.indexOf(';', at);
    const isPlain = code.words.slice(at + 1, end).every((word, index) => (index % 2 === 0 ? /^[A-Za-z_]\w*$/.test(word) : word === ','));
    return isPlain ? [{ at, end, type: code.words[at] ?? 'int' }] : [];
  });
}

const mirrors: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function mirrorComparison(code: Code): string | undefined {
  const places = indexesOf(code, (word, at) => word in mirrors && code.isAngle[at] === false && isAtom(code, at - 1) && isAtom(code, at + 1) && /^(?:\(|&&|\|\||;|return)$/.test(code.words[at - 2] ?? '') && /^(?:\)|&&|\|\||;)$/.test(code.words[at + 2] ?? ''));
  if (places.length === 0) return undefined;
  return code.with(new Map(places.flatMap((at) => [[at - 1, code.words[at + 1] ?? ''], [at, mirrors[code.words[at] ?? ''] ?? ''], [at + 1, code.words[at - 1] ?? '']] as const)));
}

function isAtom(code: Code, at: number): boolean {
  return (code.kinds[at] === 'name' || code.kinds[at] === 'number') && !/^(?:return|case)$/.test(code.words[at] ?? '');
}

/** `a += b;` becomes `a = a + (b);`. */
function spelledOutUpdate(code: Code): string | undefined {
  const places = indexesOf(code, (word, at) => /^[-+*%]=$/.test(word) && code.kinds[at - 1] === 'name' && statementEnd(code, at - 1) === at + 2);
  if (places.length === 0) return undefined;
  return code.with(new Map(places.map((at) => [at, `= ${code.words[at - 1] ?? ''} ${(code.words[at] ?? '').charAt(0)}`])));
}

/** `v[i]` becomes `v.at(i)` for one vector of plain elements: a bad index then ends the program. */
function checkedAccess(code: Code, random: Random): string | undefined {
  const vectors = indexesOf(code, (word, at) => /^(?:vector|string)$/.test(word) && (word === 'string' || code.words[at + 1] === '<')).flatMap((at) => {
    const close = code.words[at] === 'string' ? at : code.words.findIndex((word, index) => index > at + 1 && index < at + 9 && word === '>');
    const name = code.words[close + 1];
    return name !== undefined && code.kinds[close + 1] === 'name' && /^[(;,]$/.test(code.words[close + 2] ?? '') && code.words[close + 2] !== '[' ? [name] : [];
  });
  const names = vectors.filter((name) => vectors.filter((other) => other === name).length === 1);
  if (names.length === 0) return undefined;
  const name = random.pick(names);
  const uses = indexesOf(code, (word, at) => word === name && code.words[at + 1] === '[' && !/^(?:\.|->|::|\*|&)$/.test(code.words[at - 1] ?? ''));
  if (uses.length === 0) return undefined;
  return code.with(new Map(uses.flatMap((at) => [[at + 1, '.at('], [code.partners[at + 1] ?? at + 1, ')']] as const)));
}

/** Whether names of the library stand without `std::`. */
function usesStd(code: Code): boolean {
  return indexesOf(code, (word, at) => word === 'using' && code.words[at + 1] === 'namespace').length > 0;
}

/** Index of the brace that opens main's body. */
function mainBody(code: Code): number | undefined {
  return indexesOf(code, (word, at) => word === '{' && code.words[(code.partners[at - 1] ?? 0) - 1] === 'main')[0];
}

/** Puts lines below the headers and `using namespace std;`. */
function afterHeaders(text: string, lines: string): string {
  const head = /^(?:[ \t]*(?:#[ \t]*include[^\n]*|using namespace std;[^\n]*|\/\/[^\n]*)?\n)*/.exec(text)?.[0] ?? '';
  return `${head}${lines}\n${text.slice(head.length)}`;
}
