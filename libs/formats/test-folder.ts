import { isAppError } from '../domain/app-error.ts';
import { sourceBytesMax } from '../domain/program.ts';
import {
  openPackageFolder,
  type PackageEntry,
  type PackageFolder,
} from '../packages/package-folder.ts';
import { sourceKindOf } from '../packages/source-language.ts';
import { invalidRow } from './import-error.ts';
import type { ImportRow } from './import-row.ts';
import {
  tokenChecker,
  type DraftTest,
  type ProblemDraft,
  type SolutionFolder,
  type Statement,
} from './problem-draft.ts';
import { problemPlaces } from './problem-places.ts';
import { gatherSolutions } from './rows/solutions.ts';

const statementBytesMax = 256 * 1024;
/** Files that are taken for the statement, the first that is there. */
const statementNames = [
  'statement.md',
  'problem.md',
  'statement.tex',
  'problem.tex',
  'statement.txt',
];
/** Folders in which tests of a problem lie, and those of them whose tests are samples. */
const sampleFolders = ['sample', 'samples', 'example', 'examples', 'public'];
const testFolders = [...sampleFolders, 'secret', 'hidden', 'private', 'test', 'tests', 'data'];
const depthMax = 4;

const solutionFolders = new Map<string, SolutionFolder>(
  Object.entries({
    accepted: 'accepted',
    rejected: 'rejected',
    wrong_answer: 'wrong_answer',
    time_limit_exceeded: 'time_limit_exceeded',
    run_time_error: 'run_time_error',
    brute_force: 'brute_force',
  } as const),
);

/**
 * Reads folders of tests: pairs of `.in` with `.ans` or `.out` of the same name, in the folder itself or in
 * folders in it that are named for tests (sample, secret, tests, data, …). A statement and submissions/ are
 * taken along when they are there. A folder without tests is looked into for folders that have some.
 */
export async function* readTestFolders(path: string): AsyncGenerator<ImportRow> {
  const places = problemPlaces(path, {
    isProblem: (names) =>
      names.some((name) => name.endsWith('.in') || testFolders.includes(name.toLowerCase())),
    hasArchives: false,
    wanted: '.in files; give a folder with pairs such as 1.in and 1.ans',
  });
  for await (const place of places) {
    const { where } = place;
    if (place.kind === 'refused') {
      yield { ...place, isFile: true };
      continue;
    }
    try {
      const folder = await openPackageFolder(place.folder);
      yield { kind: 'problem', where, draft: await draftOf(folder) };
    } catch (error) {
      if (!isAppError(error)) throw error;
      yield { kind: 'refused', where, nativeId: place.name, reason: error.message };
    }
  }
}

async function draftOf(folder: PackageFolder): Promise<ProblemDraft> {
  const found: { readonly test: DraftTest; readonly isSample: boolean }[] = [];
  await collectTests(folder, '', false, found, 0);
  if (found.length === 0)
    throw invalidRow(`${folder.where('')}: has no tests; add pairs such as 1.in and 1.ans`);
  const hasSample = found.some(({ isSample }) => isSample);
  const isSampleAt = (index: number): boolean =>
    hasSample ? found[index]?.isSample === true : index === 0;
  const { statement, remarks } = await statementOf(folder);
  const known = gatherSolutions();
  await collectSolutions(folder, known.add);
  return {
    nativeId: folder.name,
    title: folder.name,
    statement,
    timeLimitMs: undefined,
    memoryBytes: undefined,
    keywords: [],
    source: undefined,
    samples: found.filter((_, index) => isSampleAt(index)).map(({ test }) => test),
    secret: found.filter((_, index) => !isSampleAt(index)).map(({ test }) => test),
    checker: tokenChecker,
    inputValidators: [],
    solutions: known.solutions,
    leftOut: known.leftOut,
    remarks: [
      ...remarks,
      ...(hasSample
        ? []
        : ['no test is named a sample (sample/1.in, sample-1.in), so the first one became it']),
    ],
  };
}

async function collectTests(
  folder: PackageFolder,
  path: string,
  isSample: boolean,
  found: { readonly test: DraftTest; readonly isSample: boolean }[],
  depth: number,
): Promise<void> {
  const entries = await folder.list(path);
  const files = new Set(entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name));
  for (const entry of entries) {
    const lower = entry.name.toLowerCase();
    if (entry.isFolder) {
      const isOfTests = testFolders.includes(lower) || path !== '';
      if (isOfTests && depth < depthMax)
        await collectTests(
          folder,
          entry.path,
          isSample || sampleFolders.includes(lower),
          found,
          depth + 1,
        );
      continue;
    }
    const [, base, kind] = /^(.+)\.(in|ans|out)$/.exec(entry.name) ?? [];
    if (base === undefined) continue;
    const partner =
      kind === 'in' ? [`${base}.ans`, `${base}.out`].find((name) => files.has(name)) : `${base}.in`;
    if (partner === undefined || !files.has(partner)) {
      const missing = kind === 'in' ? `${base}.ans or ${base}.out` : `${base}.in`;
      throw invalidRow(`${folder.where(entry.path)}: stands alone; add ${missing} beside it`);
    }
    if (kind !== 'in') continue;
    const answerPath = `${entry.path.slice(0, -entry.name.length)}${partner}`;
    found.push({
      test: {
        name: entry.path,
        input: { kind: 'file', path: folder.where(entry.path) },
        answer: { kind: 'file', path: folder.where(answerPath) },
      },
      isSample: isSample || /^(?:sample|example)/.test(lower),
    });
  }
}

async function statementOf(
  folder: PackageFolder,
): Promise<{ readonly statement: Statement; readonly remarks: readonly string[] }> {
  for (const name of statementNames) {
    if ((await folder.find(name)) === undefined) continue;
    const kind = name.endsWith('.tex') ? 'tex' : 'md';
    const text = await folder.readText(name, statementBytesMax);
    return { statement: { text, kind, language: 'en' }, remarks: [] };
  }
  return {
    statement: {
      text: `${folder.name}: no statement is known, only tests.\n`,
      kind: 'md',
      language: 'en',
    },
    remarks: [
      'there is no statement.md, so a sentence stands for it: no model can solve the problem from it',
    ],
  };
}

async function collectSolutions(
  folder: PackageFolder,
  add: ReturnType<typeof gatherSolutions>['add'],
): Promise<void> {
  for (const group of await folder.list('submissions')) {
    if (!group.isFolder) continue;
    const place = solutionFolders.get(group.name) ?? 'mixed';
    for (const entry of await folder.list(group.path)) await addSolution(folder, entry, place, add);
  }
}

async function addSolution(
  folder: PackageFolder,
  entry: PackageEntry,
  place: SolutionFolder,
  add: ReturnType<typeof gatherSolutions>['add'],
): Promise<void> {
  const kind = sourceKindOf(entry.name);
  if (entry.isFolder || kind.kind === 'none' || kind.kind === 'header') return;
  const language = kind.kind === 'ours' ? kind.language : { leftOut: `in ${kind.name}` };
  const source = await folder.read(entry.path, 16 * sourceBytesMax);
  add(source, language, place, entry.name.replace(/\.[^.]*$/, ''));
}
