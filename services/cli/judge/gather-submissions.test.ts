import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPackage } from '#libs/packages/problem-package.ts';
import { modernPackage, writePackage } from '#libs/packages/testing/write-package.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { gatherSubmissions } from './gather-submissions.ts';

const files = {
  ...modernPackage,
  'submissions/wrong_answer/once.cpp': 'int main() {}\n',
  'submissions/wrong_answer/A.java': 'class A {}\n',
  'submissions/run_time_error/crash.cpp': 'int main() {}\n',
  'submissions/submissions.yaml':
    'run_time_error/crash.cpp:\n  permitted: [AC, RTE]\n  required: [RTE]\n',
  'other/loose.cpp': 'int main() {}\n',
};

describe('gatherSubmissions', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'no path: all of the package',
      [],
      ['accepted/twice.py', 'run_time_error/crash.cpp', 'wrong_answer/once.cpp'],
    ],
    ['a folder of the package', ['submissions/wrong_answer'], ['wrong_answer/once.cpp']],
    ['a file of the package', ['submissions/accepted/twice.py'], ['accepted/twice.py']],
    [
      'one file named twice',
      ['submissions/accepted/twice.py', 'submissions/accepted'],
      ['accepted/twice.py'],
    ],
  ])('takes for %s', async (_, paths, found) => {
    await using written = await writePackage(files);
    const problemPackage = await readPackage(written.folder);
    const { submissions } = await gatherSubmissions(
      problemPackage,
      paths.map((path) => join(written.folder, path)),
      undefined,
    );
    const root = join(written.folder, 'submissions/');
    expect(submissions.map(({ path }) => path.slice(root.length))).toEqual(found);
    expect(submissions.every(({ expected }) => expected.length > 0)).toBe(true);
  });

  it('expects nothing of a file in a folder that says nothing', async () => {
    await using written = await writePackage(files);
    const { submissions } = await gatherSubmissions(
      await readPackage(written.folder),
      [join(written.folder, 'other/loose.cpp')],
      undefined,
    );
    expect(submissions).toMatchObject([{ expected: [] }]);
  });

  it('tells what it skips', async () => {
    await using written = await writePackage(files);
    const { skipped } = await gatherSubmissions(await readPackage(written.folder), [], undefined);
    expect(skipped).toEqual([
      {
        path: join(written.folder, 'submissions/wrong_answer/A.java'),
        reason: 'Java is not supported',
      },
    ]);
  });

  it('takes the language that is given, and keeps the expectation', async () => {
    await using written = await writePackage(files);
    const path = join(written.folder, 'submissions/wrong_answer/once.cpp');
    const { submissions } = await gatherSubmissions(
      await readPackage(written.folder),
      [path],
      'cpp17',
    );
    expect(submissions).toMatchObject([{ language: 'cpp17', program: { language: 'cpp17' } }]);
    expect(submissions[0]?.expected).toContain(Verdict.WrongAnswer);
  });

  it('fails on a path that is not there', async () => {
    await using written = await writePackage(files);
    await expect(
      gatherSubmissions(
        await readPackage(written.folder),
        [join(written.folder, 'nope.cpp')],
        undefined,
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
