import { isCpp, type Language } from '#libs/domain/language.ts';
import { tokenizePython } from './python-token.ts';

/** A piece of a program. The texts of all tokens together are the program, to the character. */
export type Token = {
  readonly kind:
    | 'space'
    | 'newline'
    | 'comment'
    | 'directive'
    | 'name'
    | 'number'
    | 'string'
    | 'operator';
  readonly text: string;
};

/** Cuts a program into tokens. Never fails: what is no token of the language is an operator. */
export function tokenize(source: string, language: Language): readonly Token[] {
  return isCpp(language)
    ? tokenizeBraces(source, true)
    : language === 'python3'
      ? tokenizePython(source)
      : tokenizeBraces(source, false);
}

/** The program that the tokens are. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Indexes of the tokens that mean something: no white space, comments or line ends. */
export function meaningful(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap(({ kind }, index) =>
    kind === 'space' || kind === 'comment' || kind === 'newline' ? [] : [index],
  );
}

const operators = [
  '>>>=',
  '<=>',
  '<<=',
  '>>=',
  '>>>',
  '===',
  '!==',
  '...',
  '->*',
  '**=',
  '&&=',
  '||=',
  '??=',
  '::',
  '->',
  '++',
  '--',
  '<<',
  '>>',
  '<=',
  '>=',
  '==',
  '!=',
  '&&',
  '||',
  '??',
  '?.',
  '=>',
  '**',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
];

/** C++ and JavaScript are cut alike, but for directives, templates in backticks and patterns. */
function tokenizeBraces(source: string, isCppSource: boolean): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let isLineStart = true;
  let last: Token | undefined;
  while (at < source.length) {
    const kindAndEnd = readToken(source, at, isCppSource, isLineStart, last);
    const token: Token = { kind: kindAndEnd[0], text: source.slice(at, kindAndEnd[1]) };
    tokens.push(token);
    at = kindAndEnd[1];
    if (token.kind === 'space') {
      isLineStart ||= token.text.includes('\n');
    } else if (token.kind !== 'comment') {
      isLineStart = false;
      last = token;
    }
  }
  return tokens;
}

function readToken(
  source: string,
  at: number,
  isCppSource: boolean,
  isLineStart: boolean,
  last: Token | undefined,
): readonly [Token['kind'], number] {
  const rest = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = at;
    return pattern.test(source) ? pattern.lastIndex : undefined;
  };
  const char = source.charAt(at);
  const space = rest(/\s+/y);
  if (space !== undefined) return ['space', space];
  const comment = rest(/\/\/[^\n]*|\/\*[^]*?\*\//y);
  if (comment !== undefined) return ['comment', comment];
  if (isCppSource && char === '#' && isLineStart) {
    return ['directive', rest(/#(?:\\\n|[^\n])*/y) ?? at + 1];
  }
  const string = rest(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y);
  if (string !== undefined) return ['string', string];
  if (!isCppSource) {
    const template = rest(/`(?:[^`\\]|\\[^])*`/y);
    if (template !== undefined) return ['string', template];
    const pattern =
      char === '/' && isPatternAfter(last) ? rest(/\/(?:[^/\\\n]|\\.)+\/\w*/y) : undefined;
    if (pattern !== undefined) return ['string', pattern];
  }
  const name = rest(/[A-Za-z_$][\w$]*/y);
  if (name !== undefined) return ['name', name];
  const number = rest(/(?:0[xXbB][\da-fA-F']+|(?:\d[\d']*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\w*/y);
  if (number !== undefined) return ['number', number];
  const operator = operators.find((one) => source.startsWith(one, at));
  return ['operator', at + (operator?.length ?? 1)];
}

/** Whether a slash after this token begins a pattern of JavaScript rather than dividing by something. */
function isPatternAfter(last: Token | undefined): boolean {
  if (last === undefined) return true;
  if (last.kind === 'operator') return last.text !== ')' && last.text !== ']' && last.text !== '}';
  return last.text === 'return';
}
