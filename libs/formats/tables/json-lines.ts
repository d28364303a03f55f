import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { messageOf } from '../../domain/app-error.ts';
import { parseJson } from './json.ts';
import type { TableRow } from './table-row.ts';

/** Longest line, in bytes. Rows of LiveCodeBench have a hundred million; a string holds five times that. */
const lineBytesMax = 384 * 1024 * 1024;
const newline = 0x0a;

/**
 * Reads a file with a JSON value a line, a line at a time. Blank lines count and are skipped; a line
 * that is too long or no JSON is a fault of its own, and reading goes on after it.
 */
export async function* readJsonLines(path: string): AsyncGenerator<TableRow> {
  let parts: Buffer[] = [];
  let byteCount = 0;
  let lineNumber = 1;
  const finish = (): TableRow | undefined => {
    const row =
      byteCount > lineBytesMax
        ? tooLong(path, lineNumber)
        : rowOf(path, lineNumber, Buffer.concat(parts));
    parts = [];
    byteCount = 0;
    lineNumber += 1;
    return row;
  };
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  // A stream without an encoding gives buffers.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, end));
      const row = finish();
      if (row !== undefined) yield row;
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (byteCount > 0) {
    const row = finish();
    if (row !== undefined) yield row;
  }

  function add(bytes: Buffer): void {
    byteCount += bytes.length;
    // What goes beyond the limit is counted and not kept.
    if (byteCount <= lineBytesMax) parts.push(bytes);
    else parts = [];
  }
}

function rowOf(path: string, lineNumber: number, bytes: Buffer): TableRow | undefined {
  const where = `${path}, line ${lineNumber}`;
  if (!isUtf8(bytes))
    return {
      kind: 'fault',
      where,
      fault: 'is not UTF-8; convert the file, for example with iconv',
    };
  // The decoder drops the byte order mark that some editors put before the first line.
  const text = new TextDecoder().decode(bytes).trim();
  if (text === '') return undefined;
  try {
    return { kind: 'row', where, value: parseJson(text) };
  } catch (error) {
    return {
      kind: 'fault',
      where,
      fault: `is no JSON (${messageOf(error).slice(0, 120)}); a line must hold one object`,
    };
  }
}

function tooLong(path: string, lineNumber: number): TableRow {
  return {
    kind: 'fault',
    where: `${path}, line ${lineNumber}`,
    fault: `is longer than ${lineBytesMax} bytes; one problem a line`,
  };
}
