/**
 * Drops comments and folds white space of C++ without changing its meaning: literals are kept to the
 * byte, and line ends survive where they matter, around preprocessor directives.
 * A source with a raw string literal or a line continuation is only trimmed line by line: both make
 * lexing subtle, and a missed duplicate costs one execution while a false one loses a program.
 */
export function normaliseCpp(source: string): string {
  const text = source.replace(/\r\n?/g, '\n');
  if (/R"|\\\n/.test(text)) return text.replace(/[ \t]+$/gm, '');
  // Literals first, so that what looks like a comment inside one is left alone.
  const token =
    /"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  const literals: string[] = [];
  const withoutComments = text.replace(token, (match) => {
    if (match.startsWith('/')) return ' ';
    literals.push(match);
    return literalMark;
  });
  const lines: string[] = [];
  let code = '';
  for (const line of withoutComments.split('\n')) {
    if (/^\s*#/.test(line)) {
      if (code !== '') lines.push(foldCode(code));
      code = '';
      lines.push(line.trim().replace(/[ \t]+/g, ' '));
    } else {
      code += ` ${line}`;
    }
  }
  if (code !== '') lines.push(foldCode(code));
  let index = 0;
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll(literalMark, () => literals[index++] ?? '');
}

/** Stands for a literal while white space is folded; cannot occur in C++ source text. */
const literalMark = '\u0001';

/** White space matters only between two characters of identifiers, or of operators that would join. */
function foldCode(code: string): string {
  return code
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([;{}(),[\]?]) ?/g, '$1');
}
