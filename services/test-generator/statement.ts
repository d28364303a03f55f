/** A piece of a statement: mathematics (normalised), code, or plain words. */
export type Span = {
  readonly kind: 'mathematics' | 'code' | 'words';
  readonly text: string;
  /** Offset in the section, for the order of things. */
  readonly position: number;
};

/** The parts of a statement that say what an input looks like. */
export type InputSections = {
  /** The section about the input; the whole statement when none is marked. */
  readonly input: string;
  /** Sections called "Constraints" or "Limits". */
  readonly constraints: string;
  /** Everything before the first example. */
  readonly whole: string;
};

const headingPattern =
  /^[ \t]*(?:#{1,6}[ \t]*(.+?)[ \t]*#*|\\(?:sub)*section\*?\{([^}]*)\}|\\(InputFile|OutputFile|Input|Output|Examples?|Note|Constraints)\b.*|\*\*([^*\n]{1,40})\*\*:?|-{3,}[ \t]*([A-Za-z][A-Za-z ]*?)[ \t]*-{3,}|(Input|Output|Examples?|Notes?|Constraints|Limits|Input Format|Output Format|Input Specification|Output Specification|Sample Input.*|Sample Output.*):?)[ \t]*$/gm;

/** Cuts a statement in Markdown, LaTeX or plain text at its headings. */
export function inputSectionsOf(statement: string): InputSections {
  const headings = [...statement.matchAll(headingPattern)].map((match) => ({
    title: (match.slice(1).find((group) => group !== undefined) ?? '').trim(),
    start: match.index,
    bodyStart: match.index + match[0].length,
  }));
  const bodyOf = (index: number): string =>
    statement.slice(
      headings[index]?.bodyStart ?? 0,
      headings[index + 1]?.start ?? statement.length,
    );
  const firstExample = headings.find((heading) =>
    /^(example|sample|explanation)/i.test(heading.title),
  );
  const whole = statement.slice(0, firstExample?.start ?? statement.length);
  const inputIndex = headings.findIndex((heading) => /^(the )?input/i.test(heading.title));
  const constraints = headings
    .map((heading, index) =>
      /^(constraint|limit|scoring)/i.test(heading.title) ? bodyOf(index) : '',
    )
    .join('\n');
  return { input: inputIndex === -1 ? whole : bodyOf(inputIndex), constraints, whole };
}

/**
 * Cuts a text into mathematics, code and words, and normalises each: `\le` becomes `≤`, `\cdot`
 * becomes `*`, thin spaces go, groups of digits join.
 */
export function spansOf(text: string): readonly Span[] {
  const pattern =
    /\$\$([^$]*)\$\$|\$([^$]*)\$|\\\[([\s\S]*?)\\\]|\\\(([\s\S]*?)\\\)|`([^`\n]*)`|\\(?:texttt|verb)\{([^{}]*)\}/g;
  const spans: Span[] = [];
  let position = 0;
  const addWords = (until: number): void => {
    if (until > position) {
      spans.push({
        kind: 'words',
        text: normaliseMathematics(text.slice(position, until)),
        position,
      });
    }
  };
  for (const match of text.matchAll(pattern)) {
    addWords(match.index);
    const mathematics = match[1] ?? match[2] ?? match[3] ?? match[4];
    spans.push(
      mathematics === undefined
        ? { kind: 'code', text: match[5] ?? match[6] ?? '', position: match.index }
        : { kind: 'mathematics', text: normaliseMathematics(mathematics), position: match.index },
    );
    position = match.index + match[0].length;
  }
  addWords(text.length);
  return spans;
}

const replacements: readonly (readonly [RegExp, string])[] = [
  [/\\(?:leqslant|leq|le)(?![A-Za-z])|&le;|<=|⩽/g, '≤'],
  [/\\(?:geqslant|geq|ge)(?![A-Za-z])|&ge;|>=|⩾/g, '≥'],
  [/\\lt(?![A-Za-z])|&lt;/g, '<'],
  [/\\gt(?![A-Za-z])|&gt;/g, '>'],
  [/\\(?:neq|ne)(?![A-Za-z])|\\not\s*=|&ne;|!=/g, '≠'],
  [/\\(?:cdot|times|ast)(?![A-Za-z])|[·×⋅]/g, '*'],
  [/\\(?:ldots|dots|cdots|dotsc)(?![A-Za-z])|\.\.\.+/g, '…'],
  [/\\(?:lvert|rvert|vert|mid)(?![A-Za-z])/g, '|'],
  [/\\(?:text|mathrm|mathit|mathbf|mathtt|operatorname|textit|textbf)\{([^{}]*)\}/g, '$1'],
  [/\\ell(?![A-Za-z])/g, 'l'],
  [/\\(?:left|right|quad|qquad|displaystyle)(?![A-Za-z])/g, ' '],
  [/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/g, '($1)/($2)'],
  [/\{,\}|\\,|\\!|\\;|\\:|\\ |[\u2009\u202f\u00a0]/g, '\u2009'],
  [/[−–]/g, '-'],
  [/\*\*(?=\s*\d)/g, '^'],
  // Digits in groups of three with thin spaces.
  [/(?<=\d)\u2009(?=\d{3}(?!\d))/g, ''],
  [/\u2009/g, ' '],
];

/** See `spansOf`. */
export function normaliseMathematics(text: string): string {
  let result = text.replace(
    /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
    (digits) => `^${[...digits].map(plainDigit).join('')}`,
  );
  for (const [pattern, replacement] of replacements) result = result.replace(pattern, replacement);
  return result
    .replace(/\\(min|max)/g, '$1')
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (group) => group.replaceAll(',', ''))
    .replace(/(?<![\d.])\d{1,3}(?: \d{3})+(?!\d)/g, (group) => group.replaceAll(' ', ''))
    .replace(/(?<=\d)[eE](?=\d)/g, '*10^');
}

function plainDigit(superscript: string): string {
  return String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(superscript));
}
