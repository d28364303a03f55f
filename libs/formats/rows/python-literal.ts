/**
 * The texts in a Python list of texts as `repr` writes it, such as "['dp', \"two 'pointers'\"]"; TACO keeps
 * its tags so. None and the empty text are no texts. Undefined when it is anything else.
 */
export function pythonTextList(literal: string): readonly string[] | undefined {
  const source = literal.trim();
  if (source === '' || source === 'None') return [];
  const body = /^\[(.*)\]$/s.exec(source)?.[1]?.trim();
  if (body === undefined) return undefined;
  const texts: string[] = [];
  const item = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|$)/sy;
  while (item.lastIndex < body.length) {
    const match = item.exec(body);
    if (match === null) return undefined;
    texts.push(unescape(match[1] ?? match[2] ?? ''));
    if (match[3] === '') break;
  }
  return texts;
}

function unescape(body: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return body.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis,
    (_whole, byte: string | undefined, unit: string | undefined, other: string | undefined) =>
      other === undefined
        ? String.fromCharCode(parseInt(byte ?? unit ?? '0', 16))
        : (named[other] ?? other),
  );
}
