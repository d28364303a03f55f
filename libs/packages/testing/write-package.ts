import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a package by path; undefined leaves one out of the default package. */
export type PackageFiles = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A small right package in the format 2025-09: print twice the number. */
export const modernPackage: PackageFiles = {
  'problem.yaml':
    'problem_format_version: 2025-09\nname: Twice\nuuid: 7d0c3d4e-0000-4000-8000-000000000001\nlimits:\n  time_limit: 1\n  memory: 64\n',
  'statement/problem.en.md':
    'Print twice $n$.\n\n## Input\n\n$1 \\le n \\le 9$.\n\n## Output\n\n$2n$.\n',
  'data/sample/1.in': '1\n',
  'data/sample/1.ans': '2\n',
  'data/secret/1.in': '4\n',
  'data/secret/1.ans': '8\n',
  'submissions/accepted/twice.py': 'print(2 * int(input()))\n',
};

/** The same in the old format. */
export const legacyPackage: PackageFiles = {
  ...modernPackage,
  'problem.yaml': 'name: Twice\n',
  'statement/problem.en.md': undefined,
  'problem_statement/problem.tex': '\\problemname{Twice}\nPrint twice $n$.\n',
  '.timelimit': '1\n',
};

/** Writes files into a fresh temporary folder; `dispose` removes it. */
export async function writePackage(
  files: PackageFiles,
): Promise<{ readonly folder: string } & AsyncDisposable> {
  const parent = await mkdtemp(join(tmpdir(), 'goldpan-package-'));
  const folder = join(parent, 'twice');
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }),
  };
}
