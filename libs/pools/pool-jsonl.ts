import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { messageOf } from '../domain/app-error.ts';
import { malformedPool, poolNotFound, type PoolIndex, type PoolReader } from './pool.ts';
import { parsePoolEntry } from './pool-entry.ts';

/** Longest line: a source of 1 MiB in which every byte is escaped, and its fields. */
const lineBytesMax = 8 * 1024 * 1024;
const entryCountMax = 100_000_000;
const newline = 0x0a;

/**
 * Reads a JSONL pool from end to end, a chunk at a time, checks every line and keeps where each
 * begins. Blank lines do not count.
 */
export async function indexJsonLines(path: string, signal: AbortSignal): Promise<PoolIndex> {
  const starts = growingList();
  const ends = growingList();
  let lineNumber = 0;
  for await (const { start, bytes } of linesOf(path, signal)) {
    lineNumber += 1;
    const text = lineText(bytes, start);
    if (text === '') continue;
    if (starts.size() >= entryCountMax)
      throw malformedPool(path, `has more than ${entryCountMax} lines: split it`);
    check(path, lineNumber, text);
    starts.push(start);
    ends.push(start + bytes.length);
  }
  const size = starts.size();
  if (size === 0) throw poolNotFound(path, 'the file has no entries');
  return { size, open: () => openReader(path, starts.at, ends.at) };
}

async function openReader(
  path: string,
  startOf: (index: number) => number,
  endOf: (index: number) => number,
): Promise<PoolReader> {
  const file = await open(path, 'r');
  return {
    read: async (index) => {
      const start = startOf(index);
      const bytes = Buffer.alloc(endOf(index) - start);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      try {
        return parsePoolEntry(lineText(bytes.subarray(0, bytesRead), start));
      } catch (error) {
        const place = `${path}, entry ${index + 1} (byte ${start})`;
        throw malformedPool(place, `changed while it was in use: ${messageOf(error)}`, error);
      }
    },
    close: () => file.close(),
  };
}

export type Line = { readonly start: number; readonly bytes: Buffer };

export async function* linesOf(path: string, signal: AbortSignal): AsyncGenerator<Line> {
  let start = 0;
  let rest: Buffer[] = [];
  let restLength = 0;
  let lineNumber = 1;
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024, signal });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      const bytes =
        restLength === 0
          ? chunk.subarray(from, end)
          : Buffer.concat([...rest, chunk.subarray(0, end)]);
      yield { start, bytes };
      start += bytes.length + 1;
      from = end + 1;
      rest = [];
      restLength = 0;
      lineNumber += 1;
    }
    if (from < chunk.length) {
      rest.push(chunk.subarray(from));
      restLength += chunk.length - from;
      if (restLength > lineBytesMax) {
        throw malformedPool(
          `${path}, line ${lineNumber}`,
          `is longer than ${lineBytesMax} bytes: one candidate a line`,
        );
      }
    }
  }
  if (restLength > 0) yield { start, bytes: Buffer.concat(rest) };
}

/** The text of a line, without the byte order mark that some editors put before the first. */
export function lineText(bytes: Buffer, start: number): string {
  const text = bytes.toString('utf8').trim();
  return start === 0 ? text.replace(/^\uFEFF/, '') : text;
}

function check(path: string, lineNumber: number, text: string): void {
  try {
    parsePoolEntry(text);
  } catch (error) {
    throw malformedPool(`${path}, line ${lineNumber}`, messageOf(error), error);
  }
}

type GrowingList = {
  push: (value: number) => void;
  at: (index: number) => number;
  size: () => number;
};

/** A list of numbers at eight bytes each; offsets fit a double up to 2^53. */
function growingList(): GrowingList {
  let values = new Float64Array(1024);
  let size = 0;
  return {
    push: (value) => {
      if (size === values.length) {
        const larger = new Float64Array(2 * size);
        larger.set(values);
        values = larger;
      }
      values[size] = value;
      size += 1;
    },
    at: (index) => values[index] ?? 0,
    size: () => size,
  };
}
