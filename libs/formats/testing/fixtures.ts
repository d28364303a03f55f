import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sumCpp, productCpp, sumPython, sumStatement, sumTests } from './programs.ts';
import { polygonFiles } from './polygon-package.ts';
import {
  appsRow,
  codeContestsFields,
  codeContestsPlusFields,
  codeContestsPlusRow,
  codeContestsRow,
  livecodebenchRow,
  openR1Fields,
  openR1Row,
  tacoFields,
  tacoRow,
} from './rows.ts';
import { jsonLines, writeFiles, type Files } from './write-files.ts';
import { writeParquet } from './write-parquet.ts';

/** A folder of tests with all that is taken along. */
export const testFolderFiles: Files = {
  'statement.md': sumStatement,
  'sample/1.in': sumTests[0]?.[0],
  'sample/1.ans': sumTests[0]?.[1],
  'tests/2.in': sumTests[1]?.[0],
  'tests/2.out': sumTests[1]?.[1],
  'tests/10.in': sumTests[2]?.[0],
  'tests/10.out': sumTests[2]?.[1],
  'tests/notes.txt': 'not a test\n',
  'submissions/accepted/sum.cpp': sumCpp,
  'submissions/wrong_answer/product.cpp': productCpp,
  'submissions/accepted/Sum.java': 'class Sum {}\n',
};

/** A package in the old Kattis format. */
export const kattisFiles: Files = {
  'problem.yaml': 'name: Sum of Two\nlimits:\n  memory: 256\n',
  '.timelimit': '1\n',
  'problem_statement/problem.tex': '\\problemname{Sum of Two}\nPrint the sum.\n',
  'data/sample/1.in': sumTests[0]?.[0],
  'data/sample/1.ans': sumTests[0]?.[1],
  'data/secret/1.in': sumTests[2]?.[0],
  'data/secret/1.ans': sumTests[2]?.[1],
  'submissions/accepted/sum.py': sumPython,
  'submissions/accepted/Sum.java': 'class Sum {}\n',
};

/** Writes one problem in a format into a folder and gives the path to import. */
export async function writeFixture(format: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  switch (format) {
    case 'code_contests':
      await writeParquet(at('test-00000-of-00001.parquet'), codeContestsFields, [
        codeContestsRow(),
      ]);
      return folder;
    case 'code_contests_plus':
      await writeParquet(at('part-00001-of-00010.parquet'), codeContestsPlusFields, [
        codeContestsPlusRow(),
      ]);
      return folder;
    case 'open-r1':
      await writeParquet(at('test-00000-of-00001.parquet'), openR1Fields, [openR1Row()]);
      return folder;
    case 'livecodebench':
      await writeFile(at('test6.jsonl'), jsonLines([livecodebenchRow()]));
      return at('test6.jsonl');
    case 'apps':
      await writeFile(at('train.jsonl'), jsonLines([appsRow()]));
      return at('train.jsonl');
    case 'taco':
      await writeParquet(at('train-00000.parquet'), tacoFields, [tacoRow()]);
      return folder;
    case 'polygon':
      await writeFiles(at('sum-of-two'), polygonFiles);
      return folder;
    case 'folder':
      await writeFiles(at('sum-of-two'), testFolderFiles);
      return folder;
    case 'kattis':
      await writeFiles(at('sum-of-two'), kattisFiles);
      return folder;
    default:
      throw new Error(`no fixture of ${format}`);
  }
}
