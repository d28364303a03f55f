import { describe, expect, it } from '@jest/globals';
import { readJudgePackage } from './judge-package.ts';
import { readPackage } from './problem-package.ts';
import { legacyPackage, modernPackage, writePackage } from './testing/write-package.ts';

describe('readJudgePackage', () => {
  it('needs no statement and no samples, which a solver needs', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'statement/problem.en.md': undefined,
      'problem.pdf': '%PDF',
      'data/sample/1.in': undefined,
      'data/sample/1.ans': undefined,
    });
    const judgePackage = await readJudgePackage(written.folder);
    expect(judgePackage).toMatchObject({ problemId: 'twice', limits: { cpuTimeMs: 1000 } });
    expect(await judgePackage.sampleTests()).toEqual([]);
    expect((await judgePackage.secretTests()).map(({ name }) => name)).toEqual(['secret/1']);
    await expect(readPackage(written.folder)).rejects.toMatchObject({ reason: 'INVALID_PACKAGE' });
  });

  it('gives no warnings on what it does not use', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'input_validators/twice.ctd': 'INT(1, 9)',
    });
    expect((await readPackage(written.folder)).warnings).toHaveLength(1);
    expect((await readJudgePackage(written.folder)).warnings).toEqual([]);
  });

  it('takes a time limit that the user gives, with the clock to fit and no warning', async () => {
    await using written = await writePackage({ ...legacyPackage, '.timelimit': undefined });
    const assumed = await readJudgePackage(written.folder);
    expect(assumed.limits.cpuTimeMs).toBe(2000);
    expect(assumed.warnings.join()).toMatch(/no time limit is given/);
    const chosen = await readJudgePackage(written.folder, { cpuTimeMs: 5000 });
    expect(chosen.limits).toMatchObject({ cpuTimeMs: 5000, wallTimeMs: 11_000 });
    expect(chosen.warnings).toEqual([]);
  });

  it('replaces constants in the arguments of a test group', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'problem.yaml':
        'problem_format_version: 2025-09\nname: Twice\nlimits: {time_limit: 1}\nconstants: {error: 1e-6}\n',
      'data/secret/test_group.yaml': 'output_validator_args: [float_tolerance, "{{error}}"]\n',
    });
    const [test] = await (await readJudgePackage(written.folder)).secretTests();
    expect(test?.checker).toMatchObject({
      floatRelativeTolerance: 1e-6,
      floatAbsoluteTolerance: 1e-6,
    });
  });

  it.each([
    ['old', legacyPackage, 'validation: custom interactive\n', 'output_validators/talk.cpp'],
    [
      'new',
      modernPackage,
      'problem_format_version: 2025-09\nname: Twice\ntype: [pass-fail, interactive]\n',
      'output_validator/talk.cpp',
    ],
  ])('reads the judge of an interactive problem in the %s format', async (_, base, yaml, path) => {
    await using written = await writePackage({
      ...base,
      'problem.yaml': yaml,
      [path]: 'int main() { return 42; }\n',
      'data/sample/1.interaction': '<1\n>2\n',
    });
    const [test, ...others] = await (await readJudgePackage(written.folder)).sampleTests();
    expect(others).toEqual([]);
    expect(test?.checker).toMatchObject({ kind: 'program', convention: 'kattis-interactive' });
  });

  it('still refuses what cannot be judged', async () => {
    await using written = await writePackage({
      ...legacyPackage,
      'problem.yaml': 'validation: custom score\n',
    });
    await expect(readJudgePackage(written.folder)).rejects.toMatchObject({
      reason: 'PACKAGE_NOT_SUPPORTED',
    });
  });
});
