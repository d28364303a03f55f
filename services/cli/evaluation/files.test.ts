import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackages } from './find-packages.ts';
import { poolSourceOf } from './pool-option.ts';
import { readRecordings, recordingLine, type ProblemRecording } from './recording.ts';
import { readStandings } from './standings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldpan-eval-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): string {
  const whole = join(folder, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, text);
  return whole;
}

describe('findPackages', () => {
  it('takes a package as it is, and all packages below any other folder in the order of their paths', async () => {
    write('set/b/problem.yaml', '');
    write('set/a/deep/problem.yaml', '');
    write('set/b/data/inner/problem.yaml', '');
    const set = join(folder, 'set');
    expect(await findPackages([set])).toEqual([join(set, 'a/deep'), join(set, 'b')]);
    expect(await findPackages([join(set, 'b'), set])).toEqual([
      join(set, 'b'),
      join(set, 'a/deep'),
    ]);
  });
  it.each(['empty', 'not-there'])('says so when a folder holds none: %s', async (name) => {
    if (name === 'empty') mkdirSync(join(folder, name));
    await expect(findPackages([join(folder, name)])).rejects.toThrow(
      /is no problem package and holds none/,
    );
  });
});

describe('poolSourceOf', () => {
  it('is the recorded pool of the package, else its submissions', async () => {
    const path = write('p/pool.jsonl', '');
    mkdirSync(join(folder, 'q'));
    expect(await poolSourceOf(undefined, join(folder, 'p'), 'p', true)).toEqual({
      kind: 'path',
      path,
    });
    expect(await poolSourceOf(undefined, join(folder, 'q'), 'q', true)).toEqual({
      kind: 'submissions',
    });
    expect(await poolSourceOf('submissions', join(folder, 'p'), 'p', true)).toEqual({
      kind: 'submissions',
    });
  });
  it('is the file of the problem in a folder of pools', async () => {
    const path = write('pools/p.jsonl', '');
    const pools = join(folder, 'pools');
    expect(await poolSourceOf(pools, 'x/p', 'p', false)).toEqual({ kind: 'path', path });
    await expect(poolSourceOf(pools, 'x/q', 'q', false)).rejects.toThrow(
      /no pool at .*pools\/q\.jsonl/,
    );
    expect(await poolSourceOf(pools, 'x/q', 'q', true)).toEqual({ kind: 'path', path: pools });
  });
  it('refuses one file for several problems, and a path where nothing is', async () => {
    const path = write('pool.jsonl', '');
    await expect(poolSourceOf(path, 'x/p', 'p', false)).rejects.toThrow(
      /is the pool of one problem/,
    );
    await expect(poolSourceOf(join(folder, 'none'), 'x/p', 'p', true)).rejects.toThrow(
      /there is nothing/,
    );
  });
});

describe('readRecordings', () => {
  const recording: ProblemRecording = {
    version: 1,
    problemId: 'p',
    title: 'P',
    rating: 0,
    pool: 'submissions',
    sampleCount: 2,
    uniqueCount: 2,
    compiledCount: 2,
    inputCount: 1,
    seed: 1,
    scorer: 'constant',
    candidates: [
      {
        candidateId: 'c',
        place: 'a.cpp',
        samples: [1],
        isRight: true,
        behaviours: Buffer.alloc(16).toString('base64'),
        score: 0.5,
      },
    ],
    unusable: [],
  };
  it('reads what was written', async () => {
    const path = write(
      'r.jsonl',
      recordingLine(recording) + recordingLine({ ...recording, problemId: 'q' }),
    );
    const read = await readRecordings(path);
    expect(read).toEqual([recording, { ...recording, problemId: 'q' }]);
  });
  it.each([
    ['nothing', '', /r\.jsonl: holds no problems/],
    ['no JSON', `${recordingLine(recording)}{\n`, /r\.jsonl:2: /],
    ['a missing field', '{"version":1}', /r\.jsonl:1: problemId/],
    [
      'a score above 1',
      recordingLine({
        ...recording,
        candidates: recording.candidates.map((candidate) => ({ ...candidate, score: 2 })),
      }),
      /candidates\.0\.score/,
    ],
    [
      'signatures of another length',
      recordingLine({ ...recording, inputCount: 2 }),
      /candidates\.0\.behaviours has 16 bytes: 2 inputs need 32/,
    ],
    [
      'samples beyond the pool',
      recordingLine({ ...recording, sampleCount: 1 }),
      /candidates\.0\.samples are not all below sampleCount 1/,
    ],
  ])('names line and field for %s', async (_what, text, message) => {
    await expect(readRecordings(write('r.jsonl', text))).rejects.toThrow(message);
  });
  it('names a file that is not there', async () => {
    await expect(readRecordings(join(folder, 'none'))).rejects.toThrow(/none: ENOENT/);
  });
});

describe('readStandings', () => {
  const standings = {
    contestId: 1,
    name: 'Round',
    type: 'CF',
    durationSeconds: 7200,
    problems: [
      { index: 'A', points: 500, package: 'p' },
      { index: 'B', points: 1000 },
    ],
    rows: [{ points: 480, penalty: 0, oldRating: 1500 }],
  };
  it('reads one contest or a list, with the packages of problems', async () => {
    const [one] = await readStandings(write('s.json', JSON.stringify(standings)));
    expect(one?.packageOf).toEqual(new Map([['A', 'p']]));
    expect(
      await readStandings(write('s.json', JSON.stringify([standings, standings]))),
    ).toHaveLength(2);
  });
  it.each([
    ['no JSON', '{', /s\.json: .*JSON/],
    ['no rows', JSON.stringify({ ...standings, rows: [] }), /s\.json: 0\.rows/],
    ['an unknown type', JSON.stringify({ ...standings, type: 'IOI' }), /0\.type/],
    [
      'two problems of one index',
      JSON.stringify({ ...standings, problems: [{ index: 'A' }, { index: 'A' }] }),
      /two problems have the same index/,
    ],
  ])('names file and field for %s', async (_what, text, message) => {
    await expect(readStandings(write('s.json', text))).rejects.toThrow(message);
  });
});
