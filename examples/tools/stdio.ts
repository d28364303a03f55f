/**
 * The statement with `cout` that writes what `printf(...arguments)` writes, without its semicolon;
 * undefined for formats beyond plain numbers, characters and strings.
 */
export function writeFormatted(
  argumentTexts: readonly string[],
  usesStd: boolean,
): string | undefined {
  const [format, ...values] = argumentTexts;
  const pieces = cut(format);
  if (pieces === undefined) return undefined;
  const std = usesStd ? '' : 'std::';
  let next = 0;
  const parts = pieces.map((piece) => {
    if (!piece.startsWith('%')) return `"${piece}"`;
    const value = values[next++];
    // %c of a whole number would be written as a number by cout.
    return value === undefined || piece === '%c'
      ? undefined
      : /^\w+$/.test(value)
        ? value
        : `(${value})`;
  });
  if (parts.includes(undefined) || next !== values.length) return undefined;
  return `${std}cout << ${parts.join(' << ')}`;
}

/** The statement with `cin` that reads what `scanf(...arguments)` reads; undefined as above. */
export function readFormatted(
  argumentTexts: readonly string[],
  usesStd: boolean,
): string | undefined {
  const [format, ...targets] = argumentTexts;
  const pieces = cut(format)?.filter((piece) => piece.trim() !== '');
  if (pieces === undefined || pieces.length !== targets.length) return undefined;
  const isPlain =
    pieces.every((piece) => /^%(?:d|lld|c)$/.test(piece)) &&
    targets.every((target) => /^&[^&?:]+$/.test(target));
  if (!isPlain || /(?<! )%c/.test(format ?? '')) return undefined;
  return `${usesStd ? '' : 'std::'}cin >> ${targets.map((target) => target.slice(1)).join(' >> ')}`;
}

/** A format cut into its directives and the text between. */
function cut(format: string | undefined): readonly string[] | undefined {
  const [, inner] = /^"((?:[^"\\]|\\.)*)"$/.exec(format ?? '') ?? [];
  const pieces = inner?.match(/%(?:d|lld|s|c)|(?:[^%\\]|\\.)+|%/g) ?? undefined;
  return pieces?.includes('%') === true ? undefined : pieces;
}
