/** Longest message of a test result, in bytes. */
export const messageBytesMax = 1024;

/**
 * What a checker or compiler wrote, as one line for a person: control characters and line ends are
 * spaces, what is no UTF-8 is replaced, at most 1 KiB.
 */
export function messageText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 8 * messageBytesMax))
    .toString('utf8')
    // Control characters, line separators and the marks that reverse the direction of writing.
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  if (Buffer.byteLength(text) <= messageBytesMax) return text;
  // Cut between bytes, then without what was left of a character.
  const cut = Buffer.from(text)
    .subarray(0, messageBytesMax - ellipsisBytes)
    .toString('utf8');
  return `${cut.replace(/\ufffd+$/, '')}…`;
}

const ellipsisBytes = 3;
