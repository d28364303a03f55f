import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { legacyPackage, writePackage } from '../../libs/packages/testing/write-package.ts';
import { projectFolder, runGoldpan } from '../support/command.ts';

type Report = {
  readonly submissions: readonly { readonly path: string; readonly verdict: string }[];
};

const example = join(projectFolder, 'examples', 'cold-cellar');

it('judges the interactive example as its folders say', async () => {
  await using place = await writePackage({});
  const json = join(place.folder, '..', 'judge.json');
  const { status, stderr } = await runGoldpan(['judge', example, '--json', json]);
  expect([status, stderr]).toEqual([0, '']);
  // Its shape is documented, and a test that looks closer would fail if it were another.
  const { submissions } = JSON.parse(await readFile(json, 'utf8')) as Report;
  const verdicts = submissions.map(({ path, verdict }) => [
    path.slice(join(example, 'submissions/').length),
    verdict,
  ]);
  expect(Object.fromEntries(verdicts)).toEqual({
    'accepted/fibonacci.py': 'accepted',
    'accepted/slope.cpp': 'accepted',
    'accepted/strides.cpp': 'accepted',
    'run_time_error/answers_and_fails.py': 'runtime_error',
    'run_time_error/loses_the_thermometer.cpp': 'runtime_error',
    'time_limit_exceeded/never_flushes.cpp': 'idleness_limit_exceeded',
    'time_limit_exceeded/remembers_all_winters.cpp': 'time_limit_exceeded',
    'time_limit_exceeded/waits_for_applause.py': 'idleness_limit_exceeded',
    'wrong_answer/gives_up.py': 'wrong_answer',
    'wrong_answer/never_the_last.cpp': 'wrong_answer',
    'wrong_answer/one_by_one.cpp': 'wrong_answer',
  });
}, 120_000);

it('judges an interactive problem of the old format, whose judge is Python', async () => {
  await using written = await writePackage({
    ...legacyPackage,
    'problem.yaml': 'name: Twice\nvalidation: custom interactive\nvalidator_flags: polite\n',
    'output_validators/talk.py':
      'import sys\nn = int(open(sys.argv[1]).read())\nassert sys.argv[4] == "polite"\nprint(n, flush=True)\nsys.exit(42 if sys.stdin.readline() == f"{2 * n}\\n" else 43)\n',
    'submissions/wrong_answer/thrice.py': 'print(3 * int(input()), flush=True)\n',
  });
  const { status, stderr, stdout } = await runGoldpan(['judge', written.folder]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/2 submissions on 2 tests: all as expected/);
}, 120_000);

it('says that interactive problems are not solved yet', async () => {
  const { status, stderr } = await runGoldpan(['solve', example, '--policy', 'replay:/nowhere']);
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /cold-cellar\/problem\.yaml:3: interactive problems can be judged \(goldpan judge\), but solving them is not supported yet/,
  );
}, 120_000);
