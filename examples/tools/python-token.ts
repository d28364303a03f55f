import type { Token } from './token.ts';

const kinds: readonly (readonly [Token['kind'], RegExp])[] = [
  ['newline', /\r?\n/y],
  // A line that ends in a backslash goes on: for us that is white space.
  ['space', /(?:[ \t]|\\\n)+/y],
  ['comment', /#[^\n]*/y],
  ['string', /[rbfuRBFU]{0,2}(?:"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y],
  ['name', /[A-Za-z_]\w*/y],
  ['number', /0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['operator', /\*\*=|\/\/=|<<=|>>=|:=|->|\*\*|\/\/|<<|>>|<=|>=|==|!=|[-+*/%&|^]=|[^]/y],
];

/** Cuts Python into tokens; indentation is the white space at the beginning of a line. */
export function tokenizePython(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    for (const [kind, pattern] of kinds) {
      pattern.lastIndex = at;
      if (!pattern.test(source)) continue;
      tokens.push({ kind, text: source.slice(at, pattern.lastIndex) });
      at = pattern.lastIndex;
      break;
    }
  }
  return tokens;
}
