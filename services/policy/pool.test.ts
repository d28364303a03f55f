import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openPoolCache } from './pool-cache.ts';
import type { PoolEntry } from '#libs/pools/pool-entry.ts';

let folder = '';
const { signal } = new AbortController();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldpan-pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function readAll(path: string): Promise<readonly PoolEntry[]> {
  const index = await openPoolCache().index(path, signal);
  const reader = await index.open();
  const entries: PoolEntry[] = [];
  for (let place = 0; place < index.size; place++) entries.push(await reader.read(place));
  await reader.close();
  return entries;
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Memory that garbage collection leaves. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('a JSONL pool', () => {
  it('gives what a line says, and defaults for what it does not', async () => {
    const path = write(
      'pool.jsonl',
      '\uFEFF{"source":"int main(){}","language":"cpp17","model":"m","temperature":0.8,"rating":1500,"tags":["dp"],"logProbability":-0.2}\r\n' +
        '\n{"source":"print(\\"é\\")","language":"python3","model":null}',
    );
    const [first, second, ...others] = await readAll(path);
    expect(first).toEqual({
      program: { language: 'cpp17', source: Buffer.from('int main(){}') },
      sampling: { model: 'm', temperature: 0.8, rating: 1500, tags: ['dp'], logProbability: -0.2 },
    });
    expect(second).toEqual({
      program: { language: 'python3', source: Buffer.from('print("é")') },
      sampling: { model: '', temperature: 0, rating: 0, tags: [] },
    });
    expect(others).toEqual([]);
  });

  it('drops the verdict and every field that is not its own while reading', async () => {
    const path = write(
      'pool.jsonl',
      '{"source":"x","language":"cpp","verdict":"accepted","isCorrect":true}\n',
    );
    expect(JSON.stringify(await readAll(path))).not.toMatch(/verdict|accepted|isCorrect/);
  });

  it('finds every line, wherever the chunks of the file end', async () => {
    const lines = Array.from({ length: 4000 }, (_, index) =>
      JSON.stringify({ source: `${index} ${'é'.repeat(index % 700)}`, language: 'cpp' }),
    );
    const entries = await readAll(write('pool.jsonl', lines.join('\n')));
    expect(
      entries.map(({ program }) => Number.parseInt(Buffer.from(program.source).toString(), 10)),
    ).toEqual(lines.map((_, index) => index));
  });

  it.each([
    ['{"language":"cpp"}', 'source must be the program as a string'],
    ['{"source":"","language":"cpp"}', 'source has 0 bytes: allowed are 1 to 1048576'],
    ['{"source":"x"}', 'language must be a string'],
    ['{"source":"x","language":"cobol"}', 'unknown language "cobol": use one of cpp17'],
    [
      '{"source":"x","language":"cpp","temperature":"hot"}',
      'temperature must be a number from 0 to 100',
    ],
    ['{"source":"x","language":"cpp","rating":12.5}', 'rating must be a whole number'],
    ['{"source":"x","language":"cpp","tags":"dp"}', 'tags must be a list of strings'],
    ['{"source":"x","language":"cpp","tags":[1]}', 'tags.0 must be a string'],
    ['{"source":', 'is no JSON'],
    ['[1]', 'must be an object'],
  ])('names file, line and field of the malformed line %s', async (line, description) => {
    const path = write('pool.jsonl', `{"source":"x","language":"cpp"}\n\n${line}\n`);
    await expect(openPoolCache().index(path, signal)).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'MALFORMED_POOL',
      message: expect.stringMatching(
        new RegExp(`${path}, line 3: .*${description.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
      ),
    });
  });

  it('says which pool is missing, or empty', async () => {
    const missing = join(folder, 'none.jsonl');
    await expect(openPoolCache().index(missing, signal)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'POOL_NOT_FOUND',
      message: expect.stringContaining(missing),
    });
    await expect(openPoolCache().index(write('empty.jsonl', '\n'), signal)).rejects.toMatchObject({
      reason: 'POOL_NOT_FOUND',
    });
  });

  it('notices that a file was replaced', async () => {
    const cache = openPoolCache();
    const path = write('pool.jsonl', '{"source":"x","language":"cpp"}\n');
    expect((await cache.index(path, signal)).size).toBe(1);
    expect(await cache.index(path, signal)).toBe(await cache.index(path, signal));
    write('pool.jsonl', '{"source":"x","language":"cpp"}\n'.repeat(2));
    expect((await cache.index(path, signal)).size).toBe(2);
  });

  it('keeps places, not sources, of a large pool', async () => {
    const path = join(folder, 'large.jsonl');
    const stream = createWriteStream(path);
    const padding = 'x'.repeat(2000);
    const lines = Array.from(
      { length: 100 },
      (_, index) => `{"source":"${index} ${padding}","language":"cpp"}\n`,
    ).join('');
    for (let block = 0; block < 1000; block++)
      if (!stream.write(lines)) await once(stream, 'drain');
    stream.end();
    await once(stream, 'finish');
    const bytesBefore = usedBytes();
    const index = await openPoolCache().index(path, signal);
    expect(index.size).toBe(100_000);
    // The file has 200 MB, its places 2.1 MB.
    expect(usedBytes() - bytesBefore).toBeLessThan(20 * 1024 * 1024);
    const reader = await index.open();
    expect(Buffer.from((await reader.read(99_999)).program.source).toString()).toMatch(/^99 x/);
    await reader.close();
  });
});

describe('a folder pool', () => {
  it('takes source files in the order of their paths, with the language of their extension, to the byte', async () => {
    write('wrong/b.cpp', 'two');
    write('accepted/a.py', Buffer.from([0xff, 0xfe]));
    write('c.js', 'three');
    write('README.md', 'no');
    symlinkSync(join(folder, 'c.js'), join(folder, 'd.js'));
    const entries = await readAll(folder);
    expect(
      entries.map(({ program }) => [
        program.language,
        Buffer.from(program.source).toString('latin1'),
      ]),
    ).toEqual([
      ['python3', '\xff\xfe'],
      ['javascript', 'three'],
      ['cpp20', 'two'],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/accepted|wrong/);
  });

  it('names a file that is too large or empty, and a folder without sources', async () => {
    await expect(openPoolCache().index(folder, signal)).rejects.toMatchObject({
      reason: 'POOL_NOT_FOUND',
    });
    write('empty.cpp', '');
    await expect(readAll(folder)).rejects.toMatchObject({
      reason: 'MALFORMED_POOL',
      message: expect.stringContaining('empty.cpp'),
    });
  });
});
