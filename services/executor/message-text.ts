/** Longest message of a test result, in bytes. */
export const messageBytesMax = 1024;

/**
 * What a checker or compiler wrote, as one line for a person: control characters and line ends are
 * spaces, what is no UTF-8 is replaced, at most 1 KiB.
 */
export function messageText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 8 * messageBytesMax))
    .toString('utf8')
    // C0 and C1 controls, line separators and the marks that reverse the direction of writing.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  if (Buffer.byteLength(text) <= messageBytesMax) return text;
  let end = text.length;
  while (Buffer.byteLength(text.slice(0, end)) > messageBytesMax - 3) end -= Math.max(1, Math.floor((Buffer.byteLength(text.slice(0, end)) - messageBytesMax) / 4));
  return `${text.slice(0, end)}…`;
}
