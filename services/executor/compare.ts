import type { TokenChecker } from '#libs/domain/problem.ts';
import { floatOf, lowerByte, makeTokenReader, type Token } from '#libs/domain/tokens.ts';

/** How an output compares with the answer; the message is for a person and at most 1 KiB. */
export type Comparison = { readonly isAccepted: boolean; readonly message: string };

const accepted: Comparison = { isAccepted: true, message: '' };
/** Characters of an output that a message shows. */
const excerptCharactersMax = 200;

/**
 * Compares token by token, as the default validator of the Kattis/ICPC problem package format does
 * (problemarchive.org, "Default Output Validator Specification"): letters in any case and white space of
 * any kind are equal unless the checker says otherwise; with a tolerance, a token of the answer that is
 * a number matches any number within the absolute or the relative tolerance of it. Without one,
 * numbers are text: exact, whatever their size.
 */
export function compareOutput(
  output: Uint8Array,
  answer: Uint8Array,
  checker: TokenChecker,
): Comparison {
  if (Buffer.compare(output, answer) === 0) return accepted;
  const nextOutput = makeTokenReader(output);
  const nextAnswer = makeTokenReader(answer);
  let outputSpace = 0;
  let answerSpace = 0;
  for (let number = 1; ; number++) {
    const got = nextOutput();
    const wanted = nextAnswer();
    if (checker.isSpaceChangeSensitive) {
      const gotSpace = { start: outputSpace, end: got?.start ?? output.length };
      const wantedSpace = { start: answerSpace, end: wanted?.start ?? answer.length };
      if (
        (got === undefined) === (wanted === undefined) &&
        !isTextEqual(output, gotSpace, answer, wantedSpace, true)
      ) {
        return rejected(
          `white space before token ${number}: expected ${show(answer, wantedSpace)}, found ${show(output, gotSpace)}`,
        );
      }
      outputSpace = got?.end ?? output.length;
      answerSpace = wanted?.end ?? answer.length;
    }
    if (got === undefined && wanted === undefined) return accepted;
    if (got === undefined && wanted !== undefined) {
      return rejected(
        `the output ends after ${number - 1} tokens: expected ${show(answer, wanted)} next`,
      );
    }
    if (got !== undefined && wanted === undefined) {
      return rejected(
        `token ${number} is too much: found ${show(output, got)} after the end of the answer`,
      );
    }
    if (
      got !== undefined &&
      wanted !== undefined &&
      !isTokenEqual(output, got, answer, wanted, checker)
    ) {
      return rejected(
        `token ${number}: expected ${show(answer, wanted)}, found ${show(output, got)}`,
      );
    }
  }
}

function rejected(message: string): Comparison {
  return { isAccepted: false, message };
}

function isTokenEqual(
  output: Uint8Array,
  got: Token,
  answer: Uint8Array,
  wanted: Token,
  checker: TokenChecker,
): boolean {
  if (isTextEqual(output, got, answer, wanted, checker.isCaseSensitive)) return true;
  const { floatRelativeTolerance, floatAbsoluteTolerance } = checker;
  if (floatRelativeTolerance === undefined && floatAbsoluteTolerance === undefined) return false;
  const expected = floatOf(answer, wanted);
  const actual = expected === undefined ? undefined : floatOf(output, got);
  if (expected === undefined || actual === undefined) return false;
  const error = Math.abs(actual - expected);
  return (
    (floatAbsoluteTolerance !== undefined && error <= floatAbsoluteTolerance) ||
    (floatRelativeTolerance !== undefined && error <= floatRelativeTolerance * Math.abs(expected))
  );
}

function isTextEqual(
  left: Uint8Array,
  a: Token,
  right: Uint8Array,
  b: Token,
  isCaseSensitive: boolean,
): boolean {
  if (a.end - a.start !== b.end - b.start) return false;
  for (let offset = 0; offset < a.end - a.start; offset++) {
    // Both indexes are within their texts.
    const x = left[a.start + offset] as number;
    const y = right[b.start + offset] as number;
    if (x !== y && (isCaseSensitive || lowerByte(x) !== lowerByte(y))) return false;
  }
  return true;
}

function show(bytes: Uint8Array, token: Token): string {
  return `"${excerptOf(bytes.subarray(token.start, token.end))}"`;
}

/**
 * Bytes of a program's output as printable ASCII of at most 200 characters, for a message: what is not
 * printable is escaped, so that an output cannot forge log lines or move a terminal's cursor.
 */
function excerptOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const next = byte === 34 || byte === 92 ? `\\${String.fromCharCode(byte)}` : escapeByte(byte);
    if (text.length + next.length > excerptCharactersMax - 1) return `${text}…`;
    text += next;
  }
  return text;
}

function escapeByte(byte: number): string {
  if (byte === 10) return '\\n';
  if (byte === 9) return '\\t';
  return byte >= 32 && byte < 127
    ? String.fromCharCode(byte)
    : `\\x${byte.toString(16).padStart(2, '0')}`;
}
