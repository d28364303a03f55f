import type { Checker } from './problem.ts';
import { floatOf, lowerByte, makeTokenReader } from './tokens.ts';

const space = 32;

/**
 * An output as its checker sees it, so that outputs the checker cannot tell apart have one digest:
 * tokens joined by one space, letters in lower case unless case counts, the bytes as they are when white
 * space counts. With a float tolerance, numbers are rounded to a grid as wide as the tolerance; two
 * values on either side of a grid line still differ, since no grid can put all close pairs together.
 * What a program checker sees is not known: its outputs are plain tokens in their own case.
 */
export function normaliseOutput(output: Uint8Array, checker: Checker): Buffer {
  if (checker.kind === 'program') return joinTokens(output, (byte) => byte, undefined);
  const mapByte = checker.isCaseSensitive ? (byte: number): number => byte : lowerByte;
  if (checker.isSpaceChangeSensitive) return Buffer.from(output.map(mapByte));
  const { floatRelativeTolerance, floatAbsoluteTolerance } = checker;
  const hasTolerance = floatRelativeTolerance !== undefined || floatAbsoluteTolerance !== undefined;
  return joinTokens(
    output,
    mapByte,
    hasTolerance
      ? { relative: floatRelativeTolerance ?? 0, absolute: floatAbsoluteTolerance ?? 0 }
      : undefined,
  );
}

type Tolerance = { readonly relative: number; readonly absolute: number };

function joinTokens(
  output: Uint8Array,
  mapByte: (byte: number) => number,
  tolerance: Tolerance | undefined,
): Buffer {
  let buffer = Buffer.allocUnsafe(output.length + roundedCharactersMax);
  let length = 0;
  const nextToken = makeTokenReader(output);
  for (let token = nextToken(); token !== undefined; token = nextToken()) {
    if (length > 0) buffer[length++] = space;
    const value = tolerance === undefined ? undefined : floatOf(output, token);
    const rounded =
      value === undefined || tolerance === undefined ? undefined : roundToGrid(value, tolerance);
    if (rounded === undefined) {
      for (let index = token.start; index < token.end; index++)
        buffer[length++] = mapByte(output[index] as number);
    } else {
      length += buffer.write(rounded, length, 'latin1');
    }
    // Rounding may lengthen a number, so what is left of the output must still fit, with one number more.
    const needed = length + (output.length - token.end) + roundedCharactersMax;
    if (needed > buffer.length) {
      const larger = Buffer.allocUnsafe(needed + buffer.length);
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    }
  }
  return Buffer.from(buffer.subarray(0, length));
}

/** Sixteen digits, two signs, a letter and an exponent, with room to spare. */
const roundedCharactersMax = 32;

/**
 * A number on a grid of powers of ten, as digits and exponent; undefined when its digits all count.
 * The grid is as wide as the larger tolerance allows at this size. Trailing zeros go, so that 9.9999999
 * and 10.0000001 meet although their grids differ by ten.
 */
function roundToGrid(value: number, { relative, absolute }: Tolerance): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return '0';
  const width = Math.max(absolute, relative * 10 ** Math.floor(Math.log10(Math.abs(value))));
  if (!(width > 0)) return undefined;
  let exponent = Math.ceil(Math.log10(width) - 1e-9);
  let digits = Math.round(exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent);
  if (!Number.isSafeInteger(digits)) return undefined;
  if (digits === 0) return '0';
  while (digits % 10 === 0) {
    digits /= 10;
    exponent += 1;
  }
  return `${digits}e${exponent}`;
}
