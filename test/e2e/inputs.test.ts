import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runGoldpan } from '../support/command.ts';

let folder: string;
let problemFolder: string;

/** A small package: the largest of n numbers, with a validator, one right program and wrong ones. */
const files: Readonly<Record<string, string>> = {
  'problem.yaml':
    'problem_format_version: 2023-07-draft\nname: Largest\nlimits:\n  time_limit: 1\n',
  'statement/problem.en.md':
    '# Largest\n\n## Input\n\nThe first line holds $n$ ($1 \\le n \\le 50$), the second $n$ integers $a_i$ ($-1000 \\le a_i \\le 1000$).\n\n## Output\n\nThe largest of them.\n',
  'data/sample/1.in': '3\n4 9 2\n',
  'data/sample/1.ans': '9\n',
  'data/secret/1.in': '2\n-3 -5\n',
  'data/secret/1.ans': '-3\n',
  'data/secret/2.in': '3\n5 1 8\n',
  'data/secret/2.ans': '8\n',
  // The statement does not say that the last number is no zero.
  'input_validators/validate.py':
    'import sys\nn = int(sys.stdin.readline())\na = list(map(int, sys.stdin.readline().split()))\nsys.exit(42 if len(a) == n and a[-1] != 0 else 43)\n',
  'submissions/accepted/right.py': 'input()\nprint(max(map(int, input().split())))\n',
  'submissions/wrong_answer/from_zero.py':
    'input()\nprint(max([0] + list(map(int, input().split()))))\n',
  'submissions/wrong_answer/middle.cpp':
    '#include <iostream>\n#include <vector>\nint main() { int n; std::cin >> n; std::vector<int> a(n); for (int& x : a) std::cin >> x; std::cout << a[n / 2] << "\\n"; }\n',
  'submissions/wrong_answer/no_sample.py': 'print(0)\n',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-inputs-'));
  problemFolder = join(folder, 'largest');
  for (const [name, content] of Object.entries(files)) {
    const path = join(problemFolder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command and reads its JSON. */
const inputs = async (
  ...parameters: string[]
): Promise<{ stdout: string; result: ReturnType<typeof JSON.parse> }> => {
  const json = join(folder, 'result.json');
  const { status, stdout, stderr } = await runGoldpan(
    ['inputs', problemFolder, '--json', json, ...parameters],
    { timeoutMs: 300_000 },
  );
  if (status !== 0) throw new Error(`inputs ended with ${status}: ${stderr}`);
  return { stdout, result: JSON.parse(await readFile(json, 'utf8')) };
};

describe('goldpan inputs', () => {
  it('prints inputs, and writes them where it is told', async () => {
    const printed = await inputs('--count', '12');
    expect(printed.result).toMatchObject({ problem: 'largest', inputs: 12, validity: 1 });
    expect(printed.stdout).toMatch(/^--- 1 \(mutation: /);
    const out = join(folder, 'out');
    await inputs('--count', '12', '--out', out);
    const names = (await readdir(out)).sort();
    expect(names).toHaveLength(12);
    expect(names[0]).toBe('001.in');
    for (const name of names) {
      const [n = '', values = ''] = (await readFile(join(out, name), 'utf8')).split('\n');
      expect(values.split(' ')).toHaveLength(Number(n));
    }
  }, 300_000);

  it('measures how well the inputs tell wrong from right', async () => {
    const { result, stdout } = await inputs('--count', '20', '--measure');
    expect(result).toMatchObject({
      problem: 'largest',
      inputs: 20,
      validity: 1,
      discrimination: { pairs: 2, separated: 2, rate: 1 },
      clustersAmongRight: 1,
      tpr: 1,
      tnr: 1,
      right: 1,
      wrong: 2,
      notToldApart: [],
      panel: { programCount: 3, groupCount: 3 },
    });
    expect(result.validityBeforeValidator).toBeGreaterThan(0.5);
    expect(stdout).toContain('Panel: candidates that pass the samples');
    expect(stdout).toContain('2 of 2 pairs');
  }, 300_000);

  it('takes a pool of JSONL, names what cannot be used, and does without a panel', async () => {
    const pool = join(folder, 'pool.jsonl');
    const line = (source: string, verdict?: string): string =>
      JSON.stringify({ source, language: 'python3', verdict });
    await writeFile(
      pool,
      [
        line(files['submissions/accepted/right.py'] ?? '', 'accepted'),
        line(files['submissions/wrong_answer/from_zero.py'] ?? ''),
        'this is no JSON',
        '',
      ].join('\n'),
    );
    const { result, stdout } = await inputs('--measure', '--pool', pool, '--no-panel');
    expect(result).toMatchObject({ right: 1, wrong: 1, panel: null });
    expect(result.unusable).toHaveLength(1);
    expect(result.unusable[0].place).toContain('pool.jsonl:3');
    expect(stdout).toContain('1 could not be used:');
    expect(stdout).toContain('No panel');
  }, 300_000);

  it('says what is wrong with its arguments', async () => {
    const none = await runGoldpan(['inputs', join(folder, 'nothing')]);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('nothing');
    const pool = await runGoldpan(['inputs', problemFolder, '--measure', '--pool', 'no.jsonl']);
    expect(pool.status).toBe(2);
    expect(pool.stderr).toContain('no.jsonl');
    const unmeasured = await runGoldpan(['inputs', problemFolder, '--pool', 'submissions']);
    expect(unmeasured.status).toBe(2);
    expect(unmeasured.stderr).toContain('give --measure too');
    const count = await runGoldpan(['inputs', problemFolder, '--count', '0']);
    expect(count.status).toBe(2);
  }, 120_000);
});
