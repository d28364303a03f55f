import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../testing/write-files.ts';
import { ExactNumber, parseJson } from './json.ts';
import { readJsonLines } from './json-lines.ts';
import type { TableRow } from './table-row.ts';

async function rowsOf(content: string | Buffer): Promise<readonly TableRow[]> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'a.jsonl');
  await writeFile(path, content);
  const rows: TableRow[] = [];
  for await (const row of readJsonLines(path))
    rows.push({ ...row, where: row.where.slice(folder.path.length + 1) });
  return rows;
}

describe('readJsonLines', () => {
  it('reads a value a line, with LF or CRLF, a byte order mark and blank lines', async () => {
    expect(await rowsOf('\uFEFF{"a":1}\r\n\r\n{"a":2}\n{"a":"é"}')).toEqual([
      { kind: 'row', where: 'a.jsonl, line 1', value: { a: 1 } },
      { kind: 'row', where: 'a.jsonl, line 3', value: { a: 2 } },
      { kind: 'row', where: 'a.jsonl, line 4', value: { a: 'é' } },
    ]);
  });

  it('reads lines longer than a chunk of the stream', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024);
    expect(await rowsOf(`{"a":"${text}"}\n{"a":1}\n`)).toMatchObject([
      { value: { a: text } },
      { where: 'a.jsonl, line 2', value: { a: 1 } },
    ]);
  });

  it('names a line that is no JSON or no UTF-8, and reads on', async () => {
    const content = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":\n"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"\n{"a":4}\n{"cut": "o'),
    ]);
    expect(await rowsOf(content)).toMatchObject([
      { kind: 'row' },
      { kind: 'fault', where: 'a.jsonl, line 2', fault: expect.stringContaining('no JSON') },
      { kind: 'fault', where: 'a.jsonl, line 3', fault: expect.stringContaining('UTF-8') },
      { kind: 'row', value: { a: 4 } },
      { kind: 'fault', where: 'a.jsonl, line 5', fault: expect.stringContaining('no JSON') },
    ]);
  });
});

describe('parseJson', () => {
  it.each(['9007199254740993', '1.10', '1e400', '-0.0', '123456789012345678901234567890'])(
    'keeps %s as it is written',
    (source) => {
      const value = parseJson(`[${source}]`);
      expect(value).toEqual([new ExactNumber(source)]);
      expect(String(value)).toBe(source);
    },
  );

  it.each(['0', '-17', '1.5', '9007199254740991'])('gives %s as a number', (source) => {
    expect(parseJson(`[${source}]`)).toEqual([Number(source)]);
  });
});
