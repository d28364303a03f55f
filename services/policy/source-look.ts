import { Language, isCpp } from '#libs/domain/language.ts';

/** Tags that models put on a block of the language. */
export function isTagOf(language: Language, tag: string): boolean {
  if (isCpp(language))
    return /^(?:c|cc|cpp|cxx|c\+\+|g\+\+|gnu\+\+|hpp|h)(?:-?\d+[a-z]?)?$/.test(tag);
  if (language === Language.Python3) return /^(?:py|python|pypy)(?:-?\d+)?$/.test(tag);
  return /^(?:js|javascript|mjs|node|nodejs|v8|jsx)$/.test(tag);
}

/**
 * Whether code looks like a whole program of the language, not like a fragment or data: C++ has a
 * `main`, the others read or write something. A guess for choosing among blocks; the compiler decides.
 */
export function looksWhole(language: Language, code: string): boolean {
  if (isCpp(language)) return /\bmain\s*\(/.test(code) && code.includes('{');
  if (language === Language.Python3) {
    return (
      /\bprint\s*\(|\bsys\s*\.\s*stdout\b|\bstdout\s*\.\s*write|\bos\s*\.\s*write\b/.test(code) &&
      !/#include/.test(code)
    );
  }
  return (
    /\bprint\s*\(|\bconsole\s*\.\s*log\b|\bwrite\s*\(/.test(code) &&
    !/#include|^\s*(?:def|import)\s+\w+\s*[:(]?/m.test(code)
  );
}

/** Whether a text opens with code of the language rather than with prose. */
export function opensWithCode(language: Language, text: string): boolean {
  const [line = ''] = text.trimStart().split('\n');
  if (isCpp(language)) {
    return /^(?:#\s*(?:include|define|pragma|ifdef|ifndef|if)\b|\/\/|\/\*|using\s+\w|template\s*<|(?:typedef|struct|class|namespace|const|constexpr|static|int|long|void|bool|double|char)\s)/.test(
      line,
    );
  }
  if (language === Language.Python3) {
    return /^(?:#|import\s+\w|from\s+\w+\s+import\b|def\s+\w+\s*\(|class\s+\w+\s*[:(]|"""|@\w|(?:for|while|if)\s.*:\s*$|print\s*\(|[A-Za-z_][\w, ]*=)/.test(
      line,
    );
  }
  return /^(?:\/\/|\/\*|'use strict'|"use strict"|(?:const|let|var|function|class|while|for|if)\b|print\s*\(|[A-Za-z_$][\w$]*\s*=)/.test(
    line,
  );
}

/**
 * The index just after the closing brace of C++'s `main`, or undefined when it does not close. Braces
 * in literals and comments do not count.
 */
export function endOfMain(code: string): number | undefined {
  const blanked = code.replace(
    /"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (match) => ' '.repeat(match.length),
  );
  const main = /\bmain\s*\(/.exec(blanked);
  if (main === null) return undefined;
  let depth = 0;
  for (
    let index = blanked.indexOf('{', main.index);
    index >= 0 && index < blanked.length;
    index++
  ) {
    if (blanked[index] === '{') depth += 1;
    else if (blanked[index] === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}
