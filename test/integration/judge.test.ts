import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  modernPackage,
  writePackage,
  type PackageFiles,
} from '../../libs/packages/testing/write-package.ts';
import { runGoldpan } from '../support/command.ts';

const allVerdicts: PackageFiles = {
  ...modernPackage,
  'problem.yaml':
    'problem_format_version: 2025-09\nname: Twice\nlimits: {time_limit: 0.5, memory: 64}\n',
  'data/secret/1.in': '4\n',
  'data/secret/1.ans': '8\n',
  'data/secret/2.in': '9\n',
  'data/secret/2.ans': '18\n',
  'submissions/accepted/twice.cpp':
    '#include <bits/stdc++.h>\nint main() { int n; std::cin >> n; std::cout << 2 * n << "\\n"; }\n',
  'submissions/accepted/twice.js': 'print(2 * Number(readline()));\n',
  'submissions/wrong_answer/one_digit.py': 'n = int(input())\nprint(2 * n if n < 9 else 8)\n',
  'submissions/run_time_error/throws.cpp':
    '#include <stdexcept>\nint main() { throw std::runtime_error("no"); }\n',
  'submissions/time_limit_exceeded/forever.py': 'while True: pass\n',
  'submissions/compiler_error/typo.cpp': 'int main() { return }\n',
};

describe('goldpan judge', () => {
  it('finds every submission of a package as its folder says', async () => {
    await using written = await writePackage(allVerdicts);
    const json = join(written.folder, '..', 'judge.json');
    const { status, stderr } = await runGoldpan(['judge', written.folder, '--json', json]);
    expect([status, stderr]).toEqual([0, '']);
    const report = JSON.parse(await readFile(json, 'utf8'));
    const short = (path: string): string => path.slice(join(written.folder, 'submissions/').length);
    expect(
      Object.fromEntries(
        report.submissions.map((one: { path: string; verdict: string }) => [
          short(one.path),
          one.verdict,
        ]),
      ),
    ).toEqual({
      'accepted/twice.cpp': 'accepted',
      'accepted/twice.js': 'accepted',
      'accepted/twice.py': 'accepted',
      'compiler_error/typo.cpp': 'compile_error',
      'run_time_error/throws.cpp': 'runtime_error',
      'time_limit_exceeded/forever.py': 'time_limit_exceeded',
      'wrong_answer/one_digit.py': 'wrong_answer',
    });
    const wrong = report.submissions.find(
      (one: { verdict: string }) => one.verdict === 'wrong_answer',
    );
    expect(
      wrong.tests.map((test: { name: string; verdict: string }) => `${test.name} ${test.verdict}`),
    ).toEqual(['sample/1 accepted', 'secret/1 accepted', 'secret/2 wrong_answer']);
    expect(report).toMatchObject({ problem: 'twice', skipped: [] });
  });

  it('ends with 1 and says so when a verdict is not what the folder says', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'submissions/accepted/twice.py': undefined,
      'submissions/accepted/wrong.py': 'print(2)\n',
      'submissions/accepted/Main.java': 'class Main {}\n',
    });
    const { status, stdout } = await runGoldpan(['judge', written.folder]);
    expect(status).toBe(1);
    expect(stdout).toContain('wrong.py: wrong_answer on secret/1, expected accepted');
    expect(stdout).toMatch(/skipped .*Main\.java: Java is not supported/);
    expect(stdout).toContain('1 submissions on 2 tests: 1 NOT as expected, 1 skipped');
  });

  it('expects nothing of a file outside a known folder, and skips tests after the first failure', async () => {
    await using written = await writePackage({ ...modernPackage, 'loose.py': 'print(0)\n' });
    const json = join(written.folder, '..', 'judge.json');
    const { status } = await runGoldpan([
      'judge',
      written.folder,
      join(written.folder, 'loose.py'),
      '--json',
      json,
    ]);
    expect(status).toBe(0);
    const [one] = JSON.parse(await readFile(json, 'utf8')).submissions;
    expect(one).toMatchObject({ verdict: 'wrong_answer', expected: [], isExpected: true });
    expect(one.tests[1]).toEqual({
      name: 'secret/1',
      verdict: 'skipped',
      cpuMs: null,
      wallMs: null,
      memoryBytes: null,
    });
  });

  it('runs every test when told to', async () => {
    await using written = await writePackage({ ...modernPackage, 'loose.py': 'print(0)\n' });
    const json = join(written.folder, '..', 'judge.json');
    await runGoldpan([
      'judge',
      written.folder,
      join(written.folder, 'loose.py'),
      '--all-tests',
      '--json',
      json,
    ]);
    const [one] = JSON.parse(await readFile(json, 'utf8')).submissions;
    expect(one.tests.map((test: { verdict: string }) => test.verdict)).toEqual([
      'wrong_answer',
      'wrong_answer',
    ]);
  });

  it('judges with the validator of the package', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'data/sample/1.ans': 'anything\n',
      'output_validator/validate.py':
        'import sys\nn = int(open(sys.argv[1]).read())\nsys.exit(42 if sys.stdin.read().split() == [str(2 * n)] else 43)\n',
      'submissions/wrong_answer/half.py': 'print(int(input()) / 2)\n',
    });
    const { status, stdout } = await runGoldpan(['judge', written.folder]);
    expect([status, stdout.match(/all as expected/)?.[0]]).toEqual([0, 'all as expected']);
  });

  it('judges with a validator of several source files and headers', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'output_validator/main.cpp':
        '#include "lib/read.h"\nint main(int, char** argv) { return read(argv[1]) * 2 == given() ? 42 : 43; }\n',
      'output_validator/lib/read.h': '#pragma once\nint read(const char* path);\nint given();\n',
      'output_validator/lib/read.cpp':
        '#include "read.h"\n#include <fstream>\n#include <iostream>\nint read(const char* path) { int n; std::ifstream(path) >> n; return n; }\nint given() { int n = -1; std::cin >> n; return n; }\n',
      'submissions/wrong_answer/half.py': 'print(1)\n',
    });
    const { status, stdout } = await runGoldpan(['judge', written.folder]);
    expect([status, stdout.match(/all as expected/)?.[0]]).toEqual([0, 'all as expected']);
  });

  it('judges a package without statement and samples', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'statement/problem.en.md': undefined,
      'data/sample/1.in': undefined,
      'data/sample/1.ans': undefined,
    });
    const { status, stdout } = await runGoldpan(['judge', written.folder]);
    expect([status, stdout.match(/on 1 tests: all/)?.[0]]).toEqual([0, 'on 1 tests: all']);
  });

  it('warns when there are no hidden tests, and refuses to judge on none at all', async () => {
    const withoutSecret = {
      ...modernPackage,
      'data/secret/1.in': undefined,
      'data/secret/1.ans': undefined,
    };
    await using samplesOnly = await writePackage(withoutSecret);
    const judged = await runGoldpan(['judge', samplesOnly.folder]);
    expect(judged.status).toBe(0);
    expect(judged.stderr).toMatch(/data\/secret: holds no tests, so the samples alone decide/);
    await using empty = await writePackage({
      ...withoutSecret,
      'data/sample/1.in': undefined,
      'data/sample/1.ans': undefined,
    });
    const refused = await runGoldpan(['judge', empty.folder]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/data: holds no tests; add data\/secret\/1\.in/);
  });

  it('takes the time limit that it is given', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'submissions/accepted/twice.py':
        'import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass\nprint(2 * int(input()))\n',
    });
    const { status, stdout } = await runGoldpan(['judge', written.folder, '--time-limit', '0.1']);
    expect([status, stdout.match(/time_limit_exceeded on sample\/1/)?.[0]]).toEqual([
      1,
      'time_limit_exceeded on sample/1',
    ]);
  });

  it('ends with 2 and blames the validator when that fails', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'output_validator/validate.py': 'raise SystemExit(7)\n',
    });
    const { status, stderr } = await runGoldpan(['judge', written.folder]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/accepted\/twice\.py: .*checker exited with status 7/);
  });

  it.each([
    ['a package that is not there', ['/nonexistent'], /there is no such folder/],
    ['an unknown language', ['/nonexistent', '--language', 'cobol'], /unknown language "cobol"/],
    ['a bad option', ['/nonexistent', '--jobs', '0'], /whole number from 1/],
  ])('ends with 2 and one line for %s', async (_, args, message) => {
    const { status, stderr } = await runGoldpan(['judge', ...args]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('goldpan doctor', () => {
  it('finds everything on a machine where the other tests run', async () => {
    await using written = await writePackage(modernPackage);
    const json = join(written.folder, '..', 'doctor.json');
    const { status, stdout } = await runGoldpan(['doctor', '--json', json]);
    expect([status, stdout.match(/MISSING.*/g)]).toEqual([0, null]);
    const { isReady, checks } = JSON.parse(await readFile(json, 'utf8'));
    expect(isReady).toBe(true);
    expect(checks.map((check: { name: string }) => check.name)).toEqual(
      expect.arrayContaining([
        'g++',
        'nats-server',
        'sandbox runner',
        'sandbox walls',
        'precompiled headers',
      ]),
    );
  });
});
