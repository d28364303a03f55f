import type { Random } from '#libs/domain/random.ts';
import { indexesOf, replaced, sliceText, statementEnd, type Code } from './code.ts';
import { readFormatted, writeFormatted } from './stdio.ts';

/** `endl` becomes `'\n'`, or the other way round. */
export function lineEnd(code: Code): string | undefined {
  const isStream = (at: number): boolean =>
    code.words[at - 1] === '<<' && /^(?:;|<<)$/.test(code.words[at + 1] ?? '');
  const ends = indexesOf(code, (word, at) => word === 'endl' && isStream(at));
  if (ends.length > 0)
    return code.with(
      new Map(ends.flatMap((at) => (code.words[at - 1] === '::' ? [] : [[at, "'\\n'"] as const]))),
    );
  const marks = indexesOf(code, (word, at) => /^["']\\n["']$/.test(word) && isStream(at));
  if (marks.length === 0) return undefined;
  const endl = usesStd(code) ? 'endl' : 'std::endl';
  // A flush a line would make large outputs slow; that is a matter of time, not of what is written.
  return code.with(new Map(marks.map((at) => [at, code.words.includes('scanf') ? "'\\n'" : endl])));
}

/** Unties the streams of C++ from those of C at the start of main. */
export function fastStreams(code: Code, random: Random): string | undefined {
  const main = mainBody(code);
  if (
    main === undefined ||
    !code.words.includes('cin') ||
    code.words.some((word) =>
      /^(?:scanf|printf|puts|getchar|putchar|sync_with_stdio|fgets)$/.test(word),
    )
  )
    return undefined;
  const std = usesStd(code) ? '' : 'std::';
  const lines = random.pick([
    `${std}ios::sync_with_stdio(false); ${std}cin.tie(nullptr);`,
    `${std}ios_base::sync_with_stdio(0);\n    ${std}cin.tie(0);`,
    `${std}cin.tie(0)->sync_with_stdio(0);`,
  ]);
  return replaced(code, main, `{\n    ${lines}`);
}

/** All of `printf` as `cout`. */
export function printfAsCout(code: Code): string | undefined {
  return convertCalls(code, 'printf', (call) => writeFormatted(call, usesStd(code)));
}

/** All of `scanf` as `cin`. */
export function scanfAsCin(code: Code): string | undefined {
  return convertCalls(code, 'scanf', (call) => readFormatted(call, usesStd(code)));
}

/** Converts all calls, or none: C and C++ streams agree only while nobody unties them. */
function convertCalls(
  code: Code,
  name: string,
  convert: (call: readonly string[]) => string | undefined,
): string | undefined {
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

/** One header in place of many. */
export function oneHeader(code: Code): string | undefined {
  return code.words.some((word) => word.includes('bits/stdc++.h'))
    ? undefined
    : withOneHeader(code.with(new Map()));
}

/** Takes <bits/stdc++.h> for all headers. */
function withOneHeader(text: string): string {
  return `#include <bits/stdc++.h>\n${text.replace(/^[ \t]*#[ \t]*include[^\n]*\n/gm, '')}`;
}

/** Whether names of the library stand without `std::`. */
function usesStd(code: Code): boolean {
  return (
    indexesOf(code, (word, at) => word === 'using' && code.words[at + 1] === 'namespace').length > 0
  );
}

/** Index of the brace that opens main's body. */
function mainBody(code: Code): number | undefined {
  return indexesOf(
    code,
    (word, at) => word === '{' && code.words[(code.partners[at - 1] ?? 0) - 1] === 'main',
  )[0];
}
