/**
 * Whether `-include bits/stdc++.h` changes nothing but speed: the source includes it itself, after
 * nothing but other standard headers and comments. g++ uses a precompiled header only when it comes
 * first, and standard headers give the same in any order. A source that includes it first needs no
 * help; one that does not include it must not get it, since names would leak in that clash or differ.
 */
export function isPrecompiledHeaderLate(source: Uint8Array): boolean {
  const head = Buffer.from(
    source.buffer,
    source.byteOffset,
    Math.min(source.byteLength, headBytesMax),
  ).toString('latin1');
  let hasOther = false;
  for (const [line] of withoutComments(head).matchAll(/[^\n]+/g)) {
    if (line.trim() === '') continue;
    const header = /^\s*#\s*include\s*<([^>]+)>\s*$/.exec(line)?.[1]?.trim();
    if (header === undefined) return false;
    if (header === 'bits/stdc++.h') return hasOther;
    hasOther = true;
  }
  return false;
}

/** How much of a source is looked at: includes stand at the top. */
const headBytesMax = 8192;

function withoutComments(text: string): string {
  // A raw string or a line continuation cannot stand before the first include and leave it in force.
  return text.replace(/\r/g, '').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
}
