import { isAppError } from '../domain/app-error.ts';
import type { ImportRow, ReadOptions } from './import-row.ts';
import { readKattis } from './kattis.ts';
import { readPolygon } from './polygon/polygon.ts';
import type { ProblemDraft } from './problem-draft.ts';
import { appsColumns, appsDraft, appsUnused } from './rows/apps.ts';
import { isAppsFolder, readAppsFolder } from './rows/apps-folder.ts';
import {
  codeContestsPlusColumns,
  codeContestsPlusDraft,
  codeContestsPlusUnused,
} from './rows/code-contests-plus.ts';
import {
  codeContestsColumns,
  codeContestsDraft,
  codeContestsUnused,
} from './rows/code-contests.ts';
import {
  livecodebenchColumns,
  livecodebenchDraft,
  livecodebenchUnused,
} from './rows/livecodebench.ts';
import { generatedTestsFolder, openR1Columns, openR1Draft, openR1Unused } from './rows/open-r1.ts';
import { tacoColumns, tacoDraft, tacoUnused } from './rows/taco.ts';
import { readTable } from './tables/table.ts';
import type { TableRow } from './tables/table-row.ts';
import { readTestFolders } from './test-folder.ts';
import { findTestlib } from './testlib/find-testlib.ts';

/** A format that problems can be imported from. */
export type Format = {
  /** What it is and what to give, for help texts. */
  readonly description: string;
  /** Fields that have no counterpart in a package and are dropped in every row. */
  readonly unused: readonly string[];
  /** Reads the problems in order. UNREADABLE_SOURCE when the path holds none of this format. */
  readonly read: (path: string, options: ReadOptions) => AsyncGenerator<ImportRow>;
};

/** The formats by the names that the command line has for them. */
export const formats: Readonly<Record<string, Format>> = {
  kattis: {
    description: 'Kattis/ICPC problem packages, all versions: folders or zip archives',
    unused: [],
    read: (path) => readKattis(path),
  },
  polygon: {
    description: 'packages of Polygon, standard or full: folders or zip archives',
    unused: ['revision', 'tutorials', 'stresses', 'properties', 'documents'],
    read: readPolygon,
  },
  code_contests: {
    description: 'deepmind/code_contests: parquet',
    unused: codeContestsUnused,
    read: (path, options) =>
      rowsOf(readTable(path, codeContestsColumns), ['name'], options, codeContestsDraft),
  },
  code_contests_plus: {
    description: 'ByteDance-Seed/Code-Contests-Plus: parquet, with or without tests',
    unused: codeContestsPlusUnused,
    read: async function* (path, options) {
      const testlib = await findTestlib(options.testlibPath);
      const draftOf = (value: unknown) => codeContestsPlusDraft(value, testlib);
      yield* rowsOf(readTable(path, codeContestsPlusColumns), ['id'], options, draftOf);
    },
  },
  livecodebench: {
    description: 'livecodebench/code_generation_lite: test.jsonl … test6.jsonl',
    unused: livecodebenchUnused,
    read: (path, options) =>
      rowsOf(readTable(path, livecodebenchColumns), ['question_id'], options, livecodebenchDraft),
  },
  'open-r1': {
    description: 'open-r1/codeforces: parquet, with generated_tests/ beside it if there are any',
    unused: openR1Unused,
    read: (path, options) =>
      rowsOf(readTable(path, openR1Columns, generatedTestsFolder), ['id'], options, (value) =>
        openR1Draft(value, path),
      ),
  },
  apps: {
    description: 'APPS: its folders (train/0000/question.txt, …), JSON lines or parquet',
    unused: appsUnused,
    read: async function* (path, options) {
      const isFolder = await isAppsFolder(path).catch(() => false);
      const rows = isFolder ? readAppsFolder(path) : readTable(path, appsColumns);
      yield* rowsOf(rows, ['problem_id', 'id'], options, appsDraft);
    },
  },
  taco: {
    description: 'BAAI/TACO: parquet or JSON lines',
    unused: tacoUnused,
    read: (path, options) => rowsOf(readTable(path, tacoColumns), ['name'], options, tacoDraft),
  },
  folder: {
    description: 'folders of .in files with .ans or .out files of the same names',
    unused: [],
    read: (path) => readTestFolders(path),
  },
};

/** Makes drafts of rows; what is wrong with one row is said of that row, and the next is read. */
async function* rowsOf(
  rows: AsyncGenerator<TableRow>,
  idFields: readonly string[],
  options: ReadOptions,
  draftOf: (value: unknown) => ProblemDraft | Promise<ProblemDraft>,
): AsyncGenerator<ImportRow> {
  for await (const row of rows) {
    if (row.kind === 'fault') {
      const { where, fault, isFile } = row;
      yield { kind: 'refused', where, reason: fault, ...(isFile === true ? { isFile } : {}) };
      continue;
    }
    const nativeId = nativeIdIn(row.value, idFields);
    if (nativeId !== undefined && !options.isWanted(nativeId)) continue;
    try {
      yield { kind: 'problem', where: row.where, draft: await draftOf(row.value) };
    } catch (error) {
      if (!isAppError(error)) throw error;
      yield { kind: 'refused', where: row.where, nativeId, reason: error.message };
    }
  }
}

function nativeIdIn(value: unknown, fields: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const field of fields) {
    const id: unknown = Object.entries(value).find(([key]) => key === field)?.[1];
    if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return String(id);
  }
  return undefined;
}
