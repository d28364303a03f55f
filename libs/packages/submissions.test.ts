import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Verdict } from '../domain/verdict.ts';
import { readPackage } from './problem-package.ts';
import { readLooseSubmissions, type Submissions } from './submissions.ts';
import { modernPackage, writePackage, type PackageFiles } from './testing/write-package.ts';

async function submissionsOf(files: PackageFiles): Promise<Submissions> {
  await using written = await writePackage({
    ...modernPackage,
    'submissions/accepted/twice.py': undefined,
    ...files,
  });
  const read = await (await readPackage(written.folder)).submissions();
  const short = (path: string): string => path.slice(join(written.folder, 'submissions/').length);
  return {
    ...read,
    submissions: read.submissions.map((submission) => ({
      ...submission,
      path: short(submission.path),
    })),
    skipped: read.skipped.map((skipped) => ({ ...skipped, path: short(skipped.path) })),
  };
}

const {
  Accepted,
  WrongAnswer,
  TimeLimitExceeded,
  IdlenessLimitExceeded,
  RuntimeError,
  MemoryLimitExceeded,
} = Verdict;

describe('submissions', () => {
  it.each<[string, readonly Verdict[], readonly Verdict[]]>([
    ['accepted', [Accepted], [WrongAnswer, RuntimeError]],
    ['wrong_answer', [WrongAnswer], [Accepted, RuntimeError, TimeLimitExceeded]],
    ['time_limit_exceeded', [TimeLimitExceeded, IdlenessLimitExceeded], [Accepted, WrongAnswer]],
    ['run_time_error', [RuntimeError, MemoryLimitExceeded], [Accepted, WrongAnswer]],
    [
      'rejected',
      [WrongAnswer, RuntimeError, TimeLimitExceeded, Verdict.CompileError],
      [Accepted, Verdict.InfrastructureError],
    ],
    ['brute_force', [RuntimeError, TimeLimitExceeded], [Accepted, WrongAnswer]],
    ['compiler_error', [Verdict.CompileError], [Accepted, RuntimeError]],
  ])('in %s are expected to end so', async (folder, right, wrong) => {
    const { submissions } = await submissionsOf({
      [`submissions/${folder}/a.cpp`]: 'int main() {}\n',
    });
    const expected = submissions[0]?.expected ?? [];
    expect(right.filter((verdict) => !expected.includes(verdict))).toEqual([]);
    expect(wrong.filter((verdict) => expected.includes(verdict))).toEqual([]);
  });

  it('take the annotation of DOMjudge where the folder says nothing', async () => {
    const { submissions, warnings } = await submissionsOf({
      'submissions/mixed/a.cpp': '// @EXPECTED_RESULTS@: CORRECT, TIMELIMIT\nint main() {}\n',
      'submissions/mixed/b.cpp': '/* @EXPECTED_RESULTS@: WRONG-ANSWER */\nint main() {}\n',
      'submissions/mixed/c.cpp': 'int main() {}\n',
      'submissions/mixed/d.cpp': '// @EXPECTED_RESULTS@: PERHAPS\nint main() {}\n',
      'submissions/accepted/e.cpp': '// @EXPECTED_RESULTS@: WRONG-ANSWER\nint main() {}\n',
    });
    expect(Object.fromEntries(submissions.map(({ path, expected }) => [path, expected]))).toEqual({
      'accepted/e.cpp': [Accepted],
      'mixed/a.cpp': [Accepted, TimeLimitExceeded, IdlenessLimitExceeded],
      'mixed/b.cpp': [WrongAnswer, Verdict.OutputLimitExceeded],
      'mixed/c.cpp': [],
      'mixed/d.cpp': [],
    });
    expect(warnings).toEqual([expect.stringContaining('"PERHAPS"')]);
  });

  it('follow submissions.yaml: a folder replaces, a glob adds', async () => {
    const { submissions, warnings } = await submissionsOf({
      'submissions/time_limit_exceeded/a.cpp': 'int main() {}\n',
      'submissions/time_limit_exceeded/b.cpp': 'int main() {}\n',
      'submissions/other/c.cpp': 'int main() {}\n',
      'submissions/other/d.cpp': 'int main() {}\n',
      'submissions/submissions.yaml': [
        'time_limit_exceeded:',
        '  permitted: [AC, WA, TLE]',
        'time_limit_exceeded/b.cpp:',
        '  permitted: [AC, TLE]',
        'other/{c,x}.cpp:',
        '  permitted: [RTE, WA]',
        '  secret/1:',
        '    permitted: [WA]',
        '',
      ].join('\n'),
    });
    const allowed = Object.fromEntries(submissions.map(({ path, expected }) => [path, expected]));
    expect(allowed['time_limit_exceeded/a.cpp']).toContain(WrongAnswer);
    expect(allowed['time_limit_exceeded/a.cpp']).not.toContain(Accepted);
    expect(allowed['time_limit_exceeded/b.cpp']).toEqual([
      TimeLimitExceeded,
      IdlenessLimitExceeded,
    ]);
    expect(allowed['other/c.cpp']).toEqual(expect.arrayContaining([RuntimeError, WrongAnswer]));
    expect(allowed['other/d.cpp']).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(/submissions\.yaml:\d+: the rule secret\/1 .* is not checked/),
    ]);
  });

  it('refuse rules that leave no verdict', async () => {
    await expect(
      submissionsOf({
        'submissions/accepted/a.cpp': 'int main() {}\n',
        'submissions/submissions.yaml': 'accepted/a.cpp:\n  permitted: [WA]\n',
      }),
    ).rejects.toThrow(/the rules for accepted\/a\.cpp leave no verdict/);
  });

  it('name what cannot be judged, and why', async () => {
    const { submissions, skipped } = await submissionsOf({
      'submissions/accepted/A.java': 'class A {}\n',
      'submissions/accepted/b.c': 'int main() { return 0; }\n',
      'submissions/accepted/c.py': '#!/usr/bin/env python2\nprint 1\n',
      'submissions/accepted/d.txt': 'notes\n',
      'submissions/accepted/f.R': 'cat(1)\n',
      'submissions/accepted/g.bash': 'echo 1\n',
      'submissions/accepted/e.cpp': '',
      'submissions/accepted/two/a.py': 'import b\n',
      'submissions/accepted/two/b.py': '\n',
      'submissions/stray.cpp': 'int main() {}\n',
    });
    expect(submissions).toEqual([]);
    expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))).toEqual({
      'accepted/A.java': 'Java is not supported',
      'accepted/b.c': 'C is not supported',
      'accepted/c.py': 'Python 2 is not supported',
      'accepted/d.txt': 'is no source file of a known language',
      'accepted/e.cpp': 'is empty',
      'accepted/f.R': 'R is not supported',
      'accepted/g.bash': 'Bash is not supported',
      'accepted/two': expect.stringMatching(/^has 2 source files/),
      'stray.cpp': expect.stringMatching(/^lies in no folder/),
    });
  });

  it('have the constants of the package in them, which sources from elsewhere have not', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'problem.yaml': 'problem_format_version: 2025-09\nname: Twice\nconstants: {n: 9}\n',
      'submissions/accepted/twice.py': undefined,
      'submissions/accepted/own.cpp': 'int most = {{n}};\n',
      'elsewhere/loose.cpp': 'std::vector<std::vector<int>> v{{n}};\n',
    });
    const own = await (await readPackage(written.folder)).submissions();
    const loose = await readLooseSubmissions(join(written.folder, 'elsewhere'));
    const sources = [...own.submissions, ...loose.submissions].map(({ program }) =>
      String(Buffer.from(program.source)),
    );
    expect(sources).toEqual(['int most = 9;\n', 'std::vector<std::vector<int>> v{{n}};\n']);
  });

  it('become one source when they are one C++ file with headers', async () => {
    const { submissions } = await submissionsOf({
      'submissions/accepted/twice/main.cpp':
        '#include <cstdio>\n#include "a.h"\n#include "b.h"\nint main() { f(); }\n',
      'submissions/accepted/twice/a.h': '#pragma once\n#include "b.h"\nvoid f() { g(); }\n',
      'submissions/accepted/twice/b.h': '#pragma once\nvoid g() {}\n',
    });
    expect(String(Buffer.from(submissions[0]?.program.source ?? []))).toMatch(
      /^#include <cstdio>\n\s*void g\(\) \{\}\s+void f\(\) \{ g\(\); \}\s+int main/,
    );
  });
});

describe('readLooseSubmissions', () => {
  it('takes every file of a folder, with the expectation of the folder it lies in', async () => {
    await using written = await writePackage({
      'pool/a.cpp': 'int main() {}\n',
      'pool/wrong_answer/b.py': 'print(1)\n',
      'pool/wrong_answer/c/c.cpp': 'int main() {}\n',
    });
    const { submissions } = await readLooseSubmissions(written.folder);
    expect(
      submissions.map(({ path, expected }) => [
        path.slice(written.folder.length),
        expected.length > 0,
      ]),
    ).toEqual([
      ['/pool/a.cpp', false],
      ['/pool/wrong_answer/b.py', true],
      ['/pool/wrong_answer/c', true],
    ]);
  });

  it('takes a single file', async () => {
    await using written = await writePackage({ 'a.js': 'print(1)\n' });
    const { submissions } = await readLooseSubmissions(join(written.folder, 'a.js'));
    expect(submissions).toMatchObject([{ language: 'javascript', expected: [] }]);
  });

  it('says that nothing is there', async () => {
    await expect(readLooseSubmissions('/nonexistent/a.cpp')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
