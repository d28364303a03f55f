import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { assertNever } from '../domain/assert-never.ts';
import { fileExtensionOf } from '../domain/language.ts';
import { Verdict } from '../domain/verdict.ts';
import { fileHasCrlf, readWithLf } from './line-ends.ts';
import type {
  DraftFile,
  DraftSolution,
  DraftTest,
  ProblemDraft,
  SolutionFolder,
} from './problem-draft.ts';

const mebibyte = 1024 * 1024;

/** What a package got. */
export type WrittenPackage = {
  readonly sampleCount: number;
  readonly secretCount: number;
  /** Programs in submissions/. */
  readonly submissionCount: number;
  /** Lines of pool.jsonl; none is no file. */
  readonly poolCount: number;
  /** Tests whose first lines end in CRLF, by their names in the package; they are written as they are. */
  readonly crlfTests: readonly string[];
};

export type WriteOptions = {
  /** Name of the format, which the package's uuid is made from. */
  readonly format: string;
  /** Most programs that go into one folder of submissions/; the pool has all. */
  readonly solutionCountMax: number;
};

/**
 * Writes a draft as a package of format 2025-09 into a folder that does not exist. Every test must be there
 * by now: generated ones are made before (`TestContent`). The same draft gives the same bytes.
 */
export async function writePackage(
  folder: string,
  draft: ProblemDraft,
  options: WriteOptions,
): Promise<WrittenPackage> {
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const writeAll = async (base: string, files: readonly DraftFile[]): Promise<void> => {
    for (const file of files) await write(`${base}/${file.path}`, file.content);
  };
  await write('problem.yaml', problemYaml(draft, options.format));
  const { statement, checker } = draft;
  await write(`statement/problem.${statement.language}.${statement.kind}`, statement.text);
  if (checker.kind === 'program') await writeAll('output_validator', checker.files);
  else if (checker.arguments.length > 0)
    await write('data/test_group.yaml', stringify({ output_validator_args: checker.arguments }));
  for (const validator of draft.inputValidators)
    await writeAll(`input_validators/${validator.name}`, validator.files);
  const crlfTests = [
    ...(await writeTests(folder, 'sample', draft.samples)),
    ...(await writeTests(folder, 'secret', draft.secret)),
  ];
  const chosen = chooseSolutions(draft.solutions, options.solutionCountMax);
  for (const { path, solution } of chosen) await write(path, solution.program.source);
  const lines = draft.solutions.flatMap(poolLine);
  if (lines.length > 0) await write('pool.jsonl', lines.join(''));
  return {
    sampleCount: draft.samples.length,
    secretCount: draft.secret.length,
    submissionCount: chosen.length,
    poolCount: lines.length,
    crlfTests,
  };
}

function problemYaml(draft: ProblemDraft, format: string): string {
  const { timeLimitMs, memoryBytes, source } = draft;
  const limits = {
    ...(timeLimitMs === undefined ? {} : { time_limit: timeLimitMs / 1000 }),
    // The format counts in whole MiB.
    ...(memoryBytes === undefined ? {} : { memory: Math.ceil(memoryBytes / mebibyte) }),
  };
  return stringify({
    problem_format_version: '2025-09',
    type: 'pass-fail',
    name: draft.title.replace(/\s+/g, ' ').trim() || draft.nativeId,
    uuid: uuidOf(`${format}\0${draft.nativeId}`),
    license: 'unknown',
    ...(source === undefined
      ? {}
      : {
          source: { name: source.name, ...(source.url === undefined ? {} : { url: source.url }) },
        }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(draft.keywords.length === 0 ? {} : { keywords: draft.keywords }),
  });
}

/** A UUID of version 8 (RFC 9562, section 5.8) that depends on the name alone: importing again gives the same. */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Writes tests as 01.in and 01.ans, …; gives the names of those with CRLF. */
async function writeTests(
  folder: string,
  part: 'sample' | 'secret',
  tests: readonly DraftTest[],
): Promise<readonly string[]> {
  if (tests.length === 0) return [];
  await mkdir(join(folder, 'data', part), { recursive: true });
  const width = Math.max(2, String(tests.length).length);
  const crlfTests: string[] = [];
  for (const [index, test] of tests.entries()) {
    const name = `${part}/${String(index + 1).padStart(width, '0')}`;
    const base = join(folder, 'data', name);
    await writeContent(`${base}.in`, test.input);
    await writeContent(`${base}.ans`, test.answer);
    if ((await fileHasCrlf(`${base}.in`)) || (await fileHasCrlf(`${base}.ans`)))
      crlfTests.push(name);
  }
  return crlfTests;
}

async function writeContent(path: string, content: DraftTest['input']): Promise<void> {
  switch (content.kind) {
    case 'text':
      return writeFile(path, content.text);
    case 'file':
      return content.isCrlfReplaced === true
        ? writeFile(path, await readWithLf(content.path))
        : copyFile(content.path, path);
    case 'generated':
    case 'answered':
      throw new Error(`${path} was to be made before the package is written`);
    default:
      return assertNever(content);
  }
}

/** The first programs of each folder, with file names of their own. */
function chooseSolutions(
  solutions: readonly DraftSolution[],
  countMax: number,
): readonly { readonly path: string; readonly solution: DraftSolution }[] {
  const counts = new Map<SolutionFolder, number>();
  const taken = new Set<string>();
  return solutions.flatMap((solution) => {
    const count = (counts.get(solution.folder) ?? 0) + 1;
    if (count > countMax) return [];
    counts.set(solution.folder, count);
    const number = String(count).padStart(3, '0');
    const name = solution.name?.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^[.-]+/, '') || number;
    const pathOf = (name: string): string =>
      `submissions/${solution.folder}/${name}${fileExtensionOf(solution.program.language)}`;
    const path = taken.has(pathOf(name)) ? pathOf(`${name}-${number}`) : pathOf(name);
    taken.add(path);
    return [{ path, solution }];
  });
}

/** Verdicts of the pool by folder. That a program is wrong is all that most formats know: such are wrong answers. */
const verdicts: Readonly<Record<SolutionFolder, Verdict | undefined>> = {
  accepted: Verdict.Accepted,
  rejected: Verdict.WrongAnswer,
  wrong_answer: Verdict.WrongAnswer,
  time_limit_exceeded: Verdict.TimeLimitExceeded,
  run_time_error: Verdict.RuntimeError,
  brute_force: Verdict.TimeLimitExceeded,
  mixed: undefined,
};

/** A line of pool.jsonl. JSON is Unicode: a source that is not UTF-8 has no line. */
function poolLine({ program, folder }: DraftSolution): readonly string[] {
  if (!isUtf8(program.source)) return [];
  const source = Buffer.from(program.source).toString('utf8');
  return [`${JSON.stringify({ source, language: program.language, verdict: verdicts[folder] })}\n`];
}
