/** Splits a generator's command line into words as a shell would: blanks part them, quotes keep them. */
export function commandWords(line: string): readonly string[] {
  const words = line.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
      (
        _whole,
        double: string | undefined,
        single: string | undefined,
        escaped: string | undefined,
      ) => double?.replace(/\\(["\\])/g, '$1') ?? single ?? escaped ?? '',
    ),
  );
}
