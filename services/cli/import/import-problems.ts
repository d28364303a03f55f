import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, isAppError, messageOf, type ErrorCode } from '#libs/domain/app-error.ts';
import type { Format } from '#libs/formats/formats.ts';
import { invalidRow } from '#libs/formats/import-error.ts';
import type { ImportRow } from '#libs/formats/import-row.ts';
import { problemIdOf, uniqueIds } from '#libs/formats/problem-id.ts';
import { writePackage } from '#libs/formats/write-package.ts';
import type { ExecutorClient } from '../executor-client.ts';
import { checkPackage } from './check-package.ts';
import { checkTests } from './check-tests.ts';
import { copyPackage } from './copy-package.ts';
import { fillTests } from './fill-tests.ts';
import type { ImportedProblem, ImportReport } from './import-report.ts';

export type ImportOptions = {
  readonly out: string;
  /** Most problems that are imported. */
  readonly countMax: number;
  /** Names of the problems that are wanted, as the format or as packages have them; none is all. */
  readonly only: readonly string[];
  readonly isForced: boolean;
  /** Whether the packages' own validators and checkers are run on their tests. */
  readonly isChecked: boolean;
  /** Most programs in one folder of submissions/. */
  readonly solutionCountMax: number;
  readonly testlibPath: string | undefined;
  /** Asked when tests have to be made or checked. */
  readonly executor: () => Promise<ExecutorClient>;
  readonly signal: AbortSignal;
  readonly onProblem: (problem: ImportedProblem) => void;
};

/**
 * Imports the problems of a path, one at a time. Each is written beside its place, read as solve and judge
 * will read it, and only then moved there: a package is whole or not there at all. What is wrong with one
 * problem is said of that problem. Fails with UNREADABLE_SOURCE when the path holds none of the format, and
 * CANNOT_WRITE when `out` cannot be written to.
 */
export async function importProblems(
  name: string,
  format: Format,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const problems: ImportedProblem[] = [];
  const idOf = uniqueIds();
  const staging = join(options.out, `.import-${process.pid}`);
  const wanted = wantedIn(options.only);
  let importedCount = 0;
  await writing(options.out, () => mkdir(staging, { recursive: true }));
  try {
    const rows = format.read(path, { testlibPath: options.testlibPath, isWanted: wanted.early });
    for await (const row of rows) {
      options.signal.throwIfAborted();
      const nativeId = nativeIdOf(row);
      const id = nativeId === undefined ? undefined : idOf(nativeId);
      if (id !== undefined && !wanted.isWanted(nativeId ?? id, id)) continue;
      const problem = await importRow(row, nativeId, id, name, staging, options);
      problems.push(problem);
      options.onProblem(problem);
      importedCount += Number(problem.status === 'imported');
      if (importedCount >= options.countMax) break;
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return { format: name, source: path, out: options.out, unusedFields: format.unused, problems };
}

async function importRow(
  row: ImportRow,
  nativeId: string | undefined,
  id: string | undefined,
  format: string,
  staging: string,
  options: ImportOptions,
): Promise<ImportedProblem> {
  const { where } = row;
  const names = {
    ...(id === undefined ? {} : { id }),
    ...(nativeId === undefined ? {} : { nativeId }),
  };
  if (row.kind === 'refused') {
    const isFile = row.isFile ?? false;
    return { status: 'refused', ...names, where, reason: row.reason, isFile, isOurFault: false };
  }
  const staged = join(staging, id ?? 'problem');
  try {
    if (id === undefined || nativeId === undefined) throw invalidRow('has no name');
    const target = join(options.out, id);
    const isThere = await exists(target);
    if (isThere && !options.isForced)
      throw new AppError(
        'FAILED_PRECONDITION',
        'PACKAGE_EXISTS',
        `${target} is there already; remove it, or give --force to replace it`,
      );
    const made = await stage(row, staged, format, options);
    const checked = await checkPackage(staged);
    const objections = options.isChecked
      ? await checkTests(
          await options.executor(),
          checked.inputValidators,
          [...checked.samples, ...checked.secret],
          options.signal,
        )
      : [];
    await writing(target, async () => {
      const old = join(staging, '.replaced');
      if (isThere) await rename(target, old);
      await rename(staged, target);
      await rm(old, { recursive: true, force: true });
    });
    return {
      status: 'imported',
      id,
      nativeId,
      where,
      samples: checked.samples.length,
      secretTests: checked.secret.length,
      submissions: checked.submissionCount,
      poolEntries: made.poolCount,
      leftOut: made.leftOut,
      remarks: [...made.remarks, ...checked.remarks, ...checked.skipped, ...objections],
    };
  } catch (error) {
    options.signal.throwIfAborted();
    if (!isAppError(error) || error.reason === 'CANNOT_WRITE') throw error;
    const reason = error.message.replaceAll(`${staged}/`, '').replaceAll(staged, 'the package');
    const isOurFault = faultCodes.includes(error.code);
    return { status: 'refused', ...names, where, reason, isFile: false, isOurFault };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** Codes of errors that say nothing about the problem. */
const faultCodes: readonly ErrorCode[] = [
  'INTERNAL',
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'ABORTED',
];

type Made = {
  readonly poolCount: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly remarks: readonly string[];
};

/** Writes the package of a row into a fresh folder. */
async function stage(
  row: Exclude<ImportRow, { readonly kind: 'refused' }>,
  staged: string,
  format: string,
  options: ImportOptions,
): Promise<Made> {
  if (row.kind === 'package') {
    await writing(staged, () => copyPackage(row.folder, staged));
    return { poolCount: 0, leftOut: {}, remarks: [] };
  }
  const scratch = join(staged, '..', '.made');
  try {
    const draft = await fillTests(row.draft, options.executor, scratch, options.signal);
    const written = await writing(staged, () =>
      writePackage(staged, draft, { format, solutionCountMax: options.solutionCountMax }),
    );
    return {
      poolCount: written.poolCount,
      leftOut: Object.fromEntries(draft.leftOut),
      remarks: [...draft.remarks, ...lineEndRemarks(written.crlfTests)],
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function lineEndRemarks(crlfTests: readonly string[]): readonly string[] {
  const [first] = crlfTests;
  return first === undefined
    ? []
    : [
        `${crlfTests.length} tests have CRLF line ends, the first is ${first}: they are kept as they are`,
      ];
}

function nativeIdOf(row: ImportRow): string | undefined {
  if (row.kind === 'problem') return row.draft.nativeId;
  return row.kind === 'package' ? row.name : row.nativeId;
}

function wantedIn(only: readonly string[]): {
  /** Before a problem is made, from the name in its row; a reader may say less than the whole name. */
  readonly early: (nativeId: string) => boolean;
  readonly isWanted: (nativeId: string, id: string) => boolean;
} {
  const names = new Set(only);
  const isWanted = (nativeId: string, id: string): boolean =>
    names.size === 0 || names.has(nativeId) || names.has(id);
  return {
    isWanted,
    early: (nativeId) =>
      isWanted(nativeId, problemIdOf(nativeId)) ||
      only.some(
        (name) => nativeId.startsWith(`${name}.`) || name.startsWith(`${problemIdOf(nativeId)}-`),
      ),
  };
}

/** Does what writes; CANNOT_WRITE names the place when the file system refuses. */
async function writing<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (typeof error !== 'object' || error === null || !('syscall' in error)) throw error;
    throw new AppError(
      'FAILED_PRECONDITION',
      'CANNOT_WRITE',
      `cannot write ${place}: ${messageOf(error)}; give --out a folder with room that can be written to`,
      { cause: error },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
