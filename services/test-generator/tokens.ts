/** An input cut into lines of tokens, with what is needed to write it again. */
export type TokenText = {
  readonly lines: readonly (readonly string[])[];
  readonly layout: Layout;
};

export type Layout = {
  readonly lineEnd: '\n' | '\r\n';
  readonly hasFinalLineEnd: boolean;
};

export type TokenKind = 'integer' | 'float' | 'word';

/** More digits are a word, not a number to count with. */
const integerDigitsMax = 19;
const integerPattern = /^(?:0|-?[1-9]\d*)$/;
const floatPattern = /^-?\d+\.\d+$/;

/** Cuts an input at white space and line ends; blank lines at its end are dropped. */
export function tokenise(text: string): TokenText {
  const layout: Layout = {
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    hasFinalLineEnd: /\n\s*$/.test(text),
  };
  const lines = text
    .replace(/\s+$/, '')
    .split(/\r?\n/)
    .map((line) => line.split(/\s+/).filter((token) => token !== ''));
  return { lines, layout };
}

/** Writes lines in a layout: one space between tokens. */
export function writeTokens(lines: readonly (readonly string[])[], layout: Layout): string {
  const text = lines.map((line) => line.join(' ')).join(layout.lineEnd);
  return layout.hasFinalLineEnd ? text + layout.lineEnd : text;
}

/** What a token is when nothing else is known. A number with leading zeros is a word. */
export function kindOf(token: string): TokenKind {
  if (integerPattern.test(token) && token.length <= integerDigitsMax) return 'integer';
  return floatPattern.test(token) ? 'float' : 'word';
}
