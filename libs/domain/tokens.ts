/** A stretch of bytes of a text, `end` not included. */
export type Token = { readonly start: number; readonly end: number };

/** Steps through the tokens of a text: what stands between white space, as C's isspace has it. */
export function makeTokenReader(bytes: Uint8Array): () => Token | undefined {
  let position = 0;
  return () => {
    while (position < bytes.length && isSpace(bytes[position])) position += 1;
    if (position >= bytes.length) return undefined;
    const start = position;
    while (position < bytes.length && !isSpace(bytes[position])) position += 1;
    return { start, end: position };
  };
}

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
function isSpace(byte: number | undefined): boolean {
  return byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13);
}

/** The text of a token; bytes map to characters one to one, so any output survives. */
function textOf(bytes: Uint8Array, { start, end }: Token): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

/** ASCII letters in lower case; other bytes are left alone, whatever their encoding means by them. */
export function lowerByte(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** A token longer than this is not a number, and is not turned into text to see. */
const numberCharactersMax = 512;

/** The value of a token that is a decimal floating-point number as a whole, or undefined. */
export function floatOf(bytes: Uint8Array, token: Token): number | undefined {
  if (token.end - token.start > numberCharactersMax) return undefined;
  const text = textOf(bytes, token);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  return Number(text);
}
