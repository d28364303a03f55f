import { existsSync } from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { isAppError } from '../domain/app-error.ts';
import { isInteractive } from '../domain/problem.ts';
import { Verdict } from '../domain/verdict.ts';
import { readJudgePackage } from './judge-package.ts';
import { readPackage } from './problem-package.ts';
import {
  legacyPackage,
  modernPackage,
  writePackage,
  type PackageFiles,
} from './testing/write-package.ts';

const problemYaml = (lines: string): string =>
  `problem_format_version: 2025-09\nname: Twice\nuuid: 1\n${lines}\n`;

async function failureOf(files: PackageFiles): Promise<string> {
  await using written = await writePackage(files);
  try {
    const read = await readPackage(written.folder);
    await read.secretTests();
    await read.submissions();
  } catch (error) {
    if (isAppError(error)) return `${error.reason} ${error.message.replaceAll(written.folder, '')}`;
    throw error;
  }
  return 'none';
}

describe('readPackage', () => {
  it('reads the public part of a package in the new format', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'problem.yaml': problemYaml(
        'keywords: [maths, very easy, "rating:1700"]\nlimits: {time_limit: 1.5, memory: 64, output: 2}',
      ),
    });
    const { problem, format, warnings } = await readPackage(written.folder);
    expect(format).toBe('2025-09');
    expect(warnings).toEqual([]);
    expect(problem).toMatchObject({
      problemId: 'twice',
      title: 'Twice',
      limits: { cpuTimeMs: 1500, memoryBytes: 64 * 1024 * 1024, outputBytes: 2 * 1024 * 1024 },
      checker: { kind: 'token', isCaseSensitive: false, isSpaceChangeSensitive: false },
      tags: ['maths', 'very easy'],
      rating: 1700,
    });
    expect(
      problem.publicTests.map((test) => [test.name, String(test.input), String(test.answer)]),
    ).toEqual([['sample/1', '1\n', '2\n']]);
  });

  it('takes a package without a version for the old format', async () => {
    await using written = await writePackage({
      ...legacyPackage,
      'problem.yaml':
        'name: Twice\nkeywords: maths easy\nvalidator_flags: float_tolerance 1e-6 case_sensitive\n',
    });
    const { problem, format } = await readPackage(written.folder);
    expect(format).toBe('legacy');
    expect(problem.limits.cpuTimeMs).toBe(1000);
    expect(problem.tags).toEqual(['maths', 'easy']);
    expect(problem.checker).toEqual({
      kind: 'token',
      isCaseSensitive: true,
      isSpaceChangeSensitive: false,
      floatRelativeTolerance: 1e-6,
      floatAbsoluteTolerance: 1e-6,
    });
  });

  it.each([
    'legacy',
    'legacy-icpc',
    '2023-07',
    '2023-07-draft',
    '2025-09',
    '2025-09-draft',
    'draft',
  ])('knows the format version %s', async (version) => {
    const base = version.startsWith('legacy') ? legacyPackage : modernPackage;
    await using written = await writePackage({
      ...base,
      'problem.yaml': `problem_format_version: ${version}\nname: Twice\n`,
    });
    expect((await readPackage(written.folder)).format).toBe(version);
  });

  it('reads neither hidden tests nor submissions before it is asked to', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'data/secret/1.ans': undefined,
      'submissions/submissions.yaml': '[not a mapping',
    });
    const read = await readPackage(written.folder);
    await expect(read.secretTests()).rejects.toMatchObject({ reason: 'INVALID_PACKAGE' });
    await expect(read.submissions()).rejects.toMatchObject({ reason: 'INVALID_PACKAGE' });
  });

  it.each<[string, PackageFiles, number]>([
    [
      '.timelimit before all',
      { '.timelimit': '3', 'problem.yaml': 'limits: {time_limit: 4}\n' },
      3000,
    ],
    [
      'limits.time_limit before DOMjudge',
      {
        '.timelimit': undefined,
        'problem.yaml': 'limits: {time_limit: 4}\n',
        'domjudge-problem.ini': "timelimit='5'\n",
      },
      4000,
    ],
    [
      'DOMjudge before the default',
      { '.timelimit': undefined, 'domjudge-problem.ini': "short-name = T\ntimelimit='5.5'\n" },
      5500,
    ],
    ['two seconds when nothing is given', { '.timelimit': undefined }, 2000],
  ])('takes the time limit from %s', async (_, files, cpuTimeMs) => {
    await using written = await writePackage({ ...legacyPackage, ...files });
    expect((await readPackage(written.folder)).problem.limits.cpuTimeMs).toBe(cpuTimeMs);
  });

  it('warns when it assumes a time limit or ignores a key', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'problem.yaml': problemYaml('limits:\n  timelimit: 3'),
    });
    const { warnings } = await readPackage(written.folder);
    expect(warnings.map((warning) => warning.replaceAll(written.folder, ''))).toEqual([
      '/problem.yaml:5: the key limits.timelimit is not known and is ignored',
      '/problem.yaml: no time limit is given, so 2 s is taken; write limits.time_limit or a file .timelimit',
    ]);
  });

  it('prefers the English statement and the title of its language', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'problem.yaml': 'problem_format_version: 2025-09\nname: {de: Doppelt, en: Twice}\n',
      'statement/problem.de.md': 'Gib das Doppelte aus.\n',
      'statement/problem.en.tex': 'LaTeX.\n',
    });
    const { problem } = await readPackage(written.folder);
    expect(problem.title).toBe('Twice');
    expect(problem.statement).toContain('Print twice');
  });

  it('replaces constants and drops the commands that place samples', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'problem.yaml': problemYaml('constants:\n  n: {value: 5000, tex: "5\\\\,000"}\n  m: 7'),
      'statement/problem.en.md': '{{n}} {{n.tex}} {{m}} {{unknown}}\n{{nextsample}}\n',
    });
    expect((await readPackage(written.folder)).problem.statement.trim()).toBe(
      '5000 5\\,000 7 {{unknown}}',
    );
  });

  it('finds the old output validator with the headers beside it', async () => {
    await using written = await writePackage({
      ...legacyPackage,
      'problem.yaml': 'validation: custom\nvalidator_flags: strict\n',
      'output_validators/check/validate.h': '#pragma once\n',
      'output_validators/check/check.cpp': '#include "validate.h"\nint main() { return 42; }\n',
      'data/sample/testdata.yaml': 'output_validator_flags: easy\n',
    });
    const { checker } = (await readPackage(written.folder)).problem;
    expect(checker).toMatchObject({
      kind: 'program',
      language: 'cpp20',
      convention: 'kattis',
      arguments: ['strict', 'easy'],
    });
    expect(checker.kind === 'program' && checker.files.map((file) => file.name)).toEqual([
      'check.cpp',
      'validate.h',
    ]);
  });

  it('takes output_validator/ for a custom validator in the new format', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'output_validator/validator.py': 'exit(42)\n',
    });
    expect((await readPackage(written.folder)).problem.checker).toMatchObject({
      kind: 'program',
      language: 'python3',
    });
  });

  it('loads input validators and warns about those it cannot run', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'input_validators/check.py': 'exit(42)\n',
      'input_validators/grammar.ctd': 'INT(1,9)\n',
      'input_validators/scripted/run': '#!/bin/sh\n',
    });
    const { problem, warnings } = await readPackage(written.folder);
    expect(problem.inputValidators.map((validator) => validator.name)).toEqual(['check.py']);
    expect(warnings.map((warning) => /grammar\.ctd|scripted/.exec(warning)?.[0])).toEqual([
      'grammar.ctd',
      'scripted',
    ]);
  });

  it.each<[string, PackageFiles, RegExp]>([
    [
      'problem.yaml missing',
      { 'problem.yaml': undefined },
      /^INVALID_PACKAGE : has no problem\.yaml/,
    ],
    [
      'malformed yaml',
      { 'problem.yaml': 'name: Twice\nlimits: [1\n' },
      /problem\.yaml:\d+: is not valid YAML/,
    ],
    ['a list for a mapping', { 'problem.yaml': '- name\n' }, /problem\.yaml: must be a mapping/],
    [
      'a time limit that is no number',
      { 'problem.yaml': problemYaml('limits:\n  time_limit: fast') },
      /problem\.yaml:5: limits\.time_limit must be a number/,
    ],
    [
      'a time limit out of range',
      { 'problem.yaml': problemYaml('limits:\n  time_limit: 999') },
      /problem\.yaml:5: the time limit .* allowed are 1 to 120000/,
    ],
    [
      'an unknown version',
      { 'problem.yaml': 'problem_format_version: 1999-01\n' },
      /problem\.yaml:1: problem_format_version must be one of legacy/,
    ],
    [
      'an unknown type',
      { 'problem.yaml': problemYaml('type: quiz') },
      /problem\.yaml:4: type "quiz" is not known; use pass-fail or interactive/,
    ],
    [
      'interactive, which is judged and not solved',
      {
        'problem.yaml': problemYaml('type: [pass-fail, interactive]'),
        'output_validator/talk.py': '',
      },
      /^PACKAGE_NOT_SUPPORTED .*:4: .*can be judged \(goldpan judge\), but solving them is not supported/,
    ],
    [
      'interactive with nobody to talk to',
      { 'problem.yaml': problemYaml('type: interactive') },
      /^INVALID_PACKAGE .*:4: the problem is interactive, .* add output_validator\/validate\.cpp/,
    ],
    [
      'scoring',
      { 'problem.yaml': problemYaml('type: scoring') },
      /^PACKAGE_NOT_SUPPORTED .*scoring/,
    ],
    ['included files', { 'include/default/a.h': '\n' }, /^PACKAGE_NOT_SUPPORTED \/include: /],
    [
      'no statement',
      { 'statement/problem.en.md': undefined },
      /has no statement; add statement\/problem\.en\.md/,
    ],
    [
      'a PDF alone',
      { 'statement/problem.en.md': undefined, 'statement/problem.en.pdf': '%PDF' },
      /problem\.en\.pdf: is the only statement/,
    ],
    [
      'a statement that is no UTF-8',
      { 'statement/problem.en.md': Buffer.from([0xe9, 0x0a]) },
      /problem\.en\.md: is not UTF-8/,
    ],
    [
      'no samples',
      { 'data/sample/1.in': undefined, 'data/sample/1.ans': undefined },
      /data\/sample: holds no samples.*add data\/sample\/1\.in/,
    ],
    [
      'an input without answer',
      { 'data/secret/1.ans': undefined },
      /data\/secret\/1\.in: has no answer; add 1\.ans/,
    ],
    [
      'an answer without input',
      { 'data/secret/2.ans': '1\n' },
      /data\/secret\/2\.ans: has no input; add 2\.in/,
    ],
    [
      'an unknown validator argument',
      { 'data/sample/test_group.yaml': 'output_validator_args: [float, 1e-6]\n' },
      /test_group\.yaml:1: validator argument "float" is not known/,
    ],
    [
      'a tolerance without number',
      { 'data/sample/test_group.yaml': 'output_validator_args: [float_tolerance]\n' },
      /float_tolerance needs a number/,
    ],
    [
      'a build script',
      { 'output_validator/build': '#!/bin/sh\n', 'output_validator/a.cpp': 'int main() {}\n' },
      /output_validator\/build: programs with a build script are/,
    ],
    [
      'a validator in Java',
      { 'output_validator/A.java': 'class A {}\n' },
      /A\.java: validators in Java are not supported/,
    ],
    [
      'several old validators',
      {
        'problem.yaml': 'validation: custom\n',
        'output_validators/a.cpp': 'int main() {}\n',
        'output_validators/b.py': '\n',
      },
      /several output validators \(a\.cpp, b\.py\)/,
    ],
    [
      'custom validation without validator',
      { 'problem.yaml': 'validation: custom\n' },
      /problem\.yaml:1: validation is custom, but there is no validator/,
    ],
  ])('names file and remedy of %s', async (_, files, message) => {
    const failure = await failureOf({ ...modernPackage, ...files });
    expect(failure).toMatch(message);
    expect(failure).not.toContain('\n');
  });

  it('says that a package is not there', async () => {
    await expect(readPackage('/nonexistent/twice')).rejects.toMatchObject({
      reason: 'PACKAGE_NOT_FOUND',
    });
  });

  it('refuses a link that leads out of the package', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'statement/problem.en.md': undefined,
      'statement/figure.svg': '<svg/>',
    });
    await symlink('/etc/hostname', join(written.folder, 'statement/problem.en.md'));
    await expect(readPackage(written.folder)).rejects.toThrow(/is a link out of the package/);
  });
});

describe('secretTests', () => {
  it('walks groups in natural order and gives each its own checker arguments', async () => {
    await using written = await writePackage({
      ...legacyPackage,
      'problem.yaml': 'validator_flags: case_sensitive\n',
      'data/secret/1.in': undefined,
      'data/secret/1.ans': undefined,
      'data/secret/testdata.yaml': 'output_validator_flags: float_tolerance 1e-3\n',
      'data/secret/10.in': 'ten',
      'data/secret/10.ans': '',
      'data/secret/2/b.in': 'b',
      'data/secret/2/b.ans': '',
      'data/secret/2/testdata.yaml': 'output_validator_flags: space_change_sensitive\n',
      'data/secret/9.in': 'nine',
      'data/secret/9.ans': '',
    });
    const tests = await (await readPackage(written.folder)).secretTests();
    expect(tests.map((test) => test.name)).toEqual(['secret/2/b', 'secret/9', 'secret/10']);
    expect(tests.map((test) => test.checker)).toMatchObject([
      { isCaseSensitive: true, isSpaceChangeSensitive: true },
      { isCaseSensitive: true, floatAbsoluteTolerance: 1e-3 },
      { isCaseSensitive: true, floatAbsoluteTolerance: 1e-3 },
    ]);
    expect(String((await tests[1]?.read())?.input)).toBe('nine');
  });

  it('reads the YAML file of one test in the new format', async () => {
    await using written = await writePackage({
      ...modernPackage,
      'data/secret/1.yaml': 'output_validator_args: [case_sensitive]\n',
    });
    const [test] = await (await readPackage(written.folder)).secretTests();
    expect(test?.checker).toMatchObject({ isCaseSensitive: true });
  });
});

describe('the packages in examples', () => {
  const examples = fileURLToPath(new URL('../../examples', import.meta.url));

  it('all read without a warning, and every submission has an expectation', async () => {
    const names = (await readdir(examples)).filter((name) =>
      existsSync(join(examples, name, 'problem.yaml')),
    );
    expect(names.length).toBeGreaterThanOrEqual(10);
    for (const name of names) {
      const read = await readJudgePackage(join(examples, name));
      expect([name, read.warnings]).toEqual([name, []]);
      const tests = await read.secretTests();
      expect(tests.length).toBeGreaterThanOrEqual(15);
      const { submissions, skipped, warnings } = await read.submissions();
      expect([name, skipped, warnings]).toEqual([name, [], []]);
      expect(submissions.filter((submission) => submission.expected.length === 0)).toEqual([]);
      expect(
        submissions.filter((submission) => submission.expected.includes(Verdict.Accepted)).length,
      ).toBeGreaterThanOrEqual(3);
      if (tests.some(({ checker }) => isInteractive(checker))) continue;
      const { warnings: solvingWarnings, problem } = await readPackage(join(examples, name));
      expect([name, solvingWarnings]).toEqual([name, []]);
      expect(problem.inputValidators).toHaveLength(1);
    }
  });
});
