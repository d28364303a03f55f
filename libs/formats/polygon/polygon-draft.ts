import { Language } from '../../domain/language.ts';
import { sourceBytesMax } from '../../domain/program.ts';
import type { PackageFolder } from '../../packages/package-folder.ts';
import { invalidRow, unsupportedRow } from '../import-error.ts';
import type {
  DraftChecker,
  DraftFile,
  DraftProgram,
  ProblemDraft,
  SolutionFolder,
} from '../problem-draft.ts';
import { gatherSolutions, type SolutionLanguage } from '../rows/solutions.ts';
import { findTestlib, testlibAdvice } from '../testlib/find-testlib.ts';
import { kattisChecker, kattisValidator } from '../testlib/kattis-call.ts';
import { stdChecker } from '../testlib/std-checkers.ts';
import { polygonStatement } from './polygon-statement.ts';
import { polygonTests } from './polygon-tests.ts';
import { readProblemXml, type PolygonProblem, type PolygonSource } from './problem-xml.ts';

/** Polygon's tags of solutions, as folders of submissions/. */
const folders = new Map<string, SolutionFolder>(
  Object.entries({
    main: 'accepted',
    accepted: 'accepted',
    rejected: 'rejected',
    failed: 'rejected',
    'wrong-answer': 'wrong_answer',
    'presentation-error': 'wrong_answer',
    'time-limit-exceeded': 'time_limit_exceeded',
    'memory-limit-exceeded': 'run_time_error',
    'time-limit-exceeded-or-memory-limit-exceeded': 'brute_force',
    'time-limit-exceeded-or-accepted': 'mixed',
  } as const),
);

/**
 * A package of Polygon, full or standard: the tests that it lacks are made by its generators and answered by
 * its main solution. INVALID_ROW or ROW_NOT_SUPPORTED names file and line.
 */
export async function polygonDraft(
  folder: PackageFolder,
  testlibPath: string | undefined,
): Promise<ProblemDraft> {
  const problem = await readProblemXml(folder);
  refuseUnsupported(folder, problem);
  const headers = await readHeaders(folder, problem, testlibPath);
  const { statement, title, remarks: statementRemarks } = await polygonStatement(folder, problem);
  const known = await readSolutions(folder, problem);
  const checker = await readChecker(folder, problem, headers);
  const validators = await readValidators(folder, problem, headers);
  const tests = await polygonTests(folder, problem, headers, known.right);
  return {
    nativeId: problem.shortName,
    title,
    statement,
    timeLimitMs: problem.timeLimitMs,
    memoryBytes: problem.memoryBytes,
    keywords: problem.tags,
    source: { name: 'Polygon', url: problem.url },
    samples: tests.samples,
    secret: tests.secret,
    checker: checker.checker,
    inputValidators: validators.programs,
    solutions: known.solutions,
    leftOut: known.leftOut,
    remarks: [
      ...statementRemarks,
      ...tests.remarks,
      ...checker.remarks,
      ...validators.remarks,
      ...known.remarks,
      ...(problem.isScored
        ? ['points and groups of tests are left out: a problem is passed or not']
        : []),
    ],
  };
}

function refuseUnsupported(folder: PackageFolder, problem: PolygonProblem): void {
  const where = folder.where('problem.xml');
  for (const [name, value, usual] of [
    ['input-file', problem.inputFile, 'stdin'],
    ['output-file', problem.outputFile, 'stdout'],
  ] as const) {
    if (value !== '' && value !== usual)
      throw unsupportedRow(
        `${where}: ${name} is "${value}": only standard input and output are supported`,
      );
  }
  if (problem.interactor !== undefined)
    throw unsupportedRow(
      `${where}: the problem is interactive (${problem.interactor.path}), and interactors of testlib are not supported`,
    );
  if (problem.runCount !== 1)
    throw unsupportedRow(
      `${where}: run-count is ${problem.runCount}: only problems of one run are supported`,
    );
}

/** Headers of the package by their names, testlib.h among them when it is anywhere to be found. */
async function readHeaders(
  folder: PackageFolder,
  problem: PolygonProblem,
  testlibPath: string | undefined,
): Promise<readonly DraftFile[]> {
  const headers: DraftFile[] = [];
  for (const path of problem.resources) {
    const name = path.split('/').at(-1) ?? '';
    if (!/\.(h|hpp|hh|inc)$/.test(name) || (await folder.find(path)) === undefined) continue;
    headers.push({ path: name, content: await folder.read(path, sourceBytesMax) });
  }
  const own = headers.find(({ path }) => path === 'testlib.h');
  if (testlibPath === undefined && own !== undefined) return headers;
  // Some exports have the file and do not list it.
  const unlisted = 'files/testlib.h';
  const found =
    testlibPath === undefined && (await folder.find(unlisted)) !== undefined
      ? await folder.read(unlisted, sourceBytesMax)
      : await findTestlib(testlibPath);
  const others = headers.filter(({ path }) => path !== 'testlib.h');
  return found === undefined ? others : [...others, { path: 'testlib.h', content: found }];
}

async function readSolutions(folder: PackageFolder, problem: PolygonProblem) {
  const known = gatherSolutions();
  const remarks: string[] = [];
  let right: ProblemDraft['solutions'][number] | undefined;
  const ordered = [...problem.solutions].sort(
    (a, b) => Number(b.tag === 'main') - Number(a.tag === 'main'),
  );
  for (const { path, type, tag } of ordered) {
    const source = await folder.read(path, 16 * sourceBytesMax);
    const name = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
    const place = folders.get(tag);
    if (place === undefined)
      remarks.push(`${path}: the tag "${tag}" is not known, so nothing is expected of it`);
    const before = known.solutions.length;
    known.add(source, languageOf(type), place ?? 'mixed', name);
    const added = known.solutions.length > before ? known.solutions.at(-1) : undefined;
    if (tag === 'main' && added === undefined)
      remarks.push(`the main solution ${path} is in ${type}, which cannot be run`);
    if (place === 'accepted') right ??= added;
  }
  return { ...known, remarks, right: right?.program };
}

/** A type such as "cpp.g++17", "cpp.gcc13-64-winlibs-g++20" or "python.3". */
function languageOf(type: string): SolutionLanguage {
  if (type.startsWith('cpp.')) {
    if (/(?:\+\+|c?pp)(?:20|2a)/.test(type)) return Language.Cpp20;
    return /(?:\+\+|c?pp)(?:23|2b)/.test(type) ? Language.Cpp23 : Language.Cpp17;
  }
  if (/^python\.(?:3|pypy3)/.test(type)) return Language.Python3;
  return { leftOut: `in ${type === '' ? 'an unknown language' : type}` };
}

async function readChecker(
  folder: PackageFolder,
  problem: PolygonProblem,
  headers: readonly DraftFile[],
): Promise<{ readonly checker: DraftChecker; readonly remarks: readonly string[] }> {
  const plain: DraftChecker = { kind: 'token', arguments: ['case_sensitive'] };
  const { checker } = problem;
  if (checker === undefined)
    return {
      checker: plain,
      remarks: ['there is no checker: outputs are compared token by token'],
    };
  const std = stdChecker(checker.name);
  if (std !== undefined) {
    return {
      checker: { kind: 'token', arguments: std.arguments },
      remarks: std.difference === undefined ? [] : [`checker ${checker.name}: ${std.difference}`],
    };
  }
  const files = await kattisFiles(folder, checker.source, headers, kattisChecker);
  return 'reason' in files
    ? {
        checker: plain,
        remarks: [
          `the checker is left out, and outputs are compared token by token: ${files.reason}`,
        ],
      }
    : { checker: { kind: 'program', files: files.files }, remarks: [] };
}

async function readValidators(
  folder: PackageFolder,
  problem: PolygonProblem,
  headers: readonly DraftFile[],
): Promise<{ readonly programs: readonly DraftProgram[]; readonly remarks: readonly string[] }> {
  const programs: DraftProgram[] = [];
  const remarks: string[] = [];
  for (const [index, source] of problem.validators.entries()) {
    const files = await kattisFiles(folder, source, headers, kattisValidator);
    if ('reason' in files) remarks.push(`a validator is left out: ${files.reason}`);
    else
      programs.push({
        name: index === 0 ? 'validator' : `validator-${index + 1}`,
        files: files.files,
      });
  }
  return { programs, remarks };
}

/** A checker or validator as a program of the package format, or why it cannot be one. */
async function kattisFiles(
  folder: PackageFolder,
  source: PolygonSource | undefined,
  headers: readonly DraftFile[],
  wrap: (source: string, headers: readonly DraftFile[]) => readonly DraftFile[],
): Promise<{ readonly files: readonly DraftFile[] } | { readonly reason: string }> {
  if (source === undefined) return { reason: 'problem.xml names no source' };
  if (!source.type.startsWith('cpp.'))
    return { reason: `${source.path} is in ${source.type}, not C++` };
  if (!headers.some(({ path }) => path === 'testlib.h')) return { reason: testlibAdvice };
  if ((await folder.find(source.path)) === undefined)
    throw invalidRow(`${folder.where(source.path)}: is missing, and problem.xml names it`);
  const content = await folder.read(source.path, sourceBytesMax);
  // Old sources are in any encoding: latin1 keeps the bytes.
  const files = wrap(content.toString('latin1'), headers);
  return {
    files: files.map((file) =>
      typeof file.content === 'string'
        ? { ...file, content: Buffer.from(file.content, 'latin1') }
        : file,
    ),
  };
}
