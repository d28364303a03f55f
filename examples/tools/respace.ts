import type { Random } from '#libs/domain/random.ts';

/** The same program with other white space and comments, as samplers repeat themselves. */
export function respace(source: string, isCppSource: boolean, random: Random): string {
  const lines = source.split('\n');
  if (!isCppSource) {
    // White space carries meaning here: only line ends and empty lines may differ.
    return lines
      .map((line) => (line !== '' && random.next() < 0.15 ? `${line} ` : line))
      .flatMap((line) => (random.next() < 0.05 ? [line, ''] : [line]))
      .join('\n');
  }
  const comment = random.pick([
    '// solution',
    '// main idea: follow the statement',
    '// accepted?',
    '/* O(n log n) */',
    '// brute force would be too slow',
  ]);
  const width = random.pick(['\t', '  ', '   ']);
  const respaced = lines
    .map((line) => line.replace(/^(?: {4})+/, (indent) => width.repeat(indent.length / 4)))
    .flatMap((line) => (random.next() < 0.04 && !line.startsWith('#') ? [line, ''] : [line]));
  return `${random.next() < 0.6 ? `${comment}\n` : ''}${respaced.join('\n')}${random.pick(['', '\n'])}`;
}
