import { basename } from 'node:path';
import { isCpp, Language } from '../domain/language.ts';
import type { SourceFile } from '../domain/problem.ts';
import { replaceConstantBytes, type Constants } from './constants.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import type { PackageEntry, PackageFolder } from './package-folder.ts';
import { sourceKindOf } from './source-language.ts';

/** A program of a package that is no submission: a validator. */
export type PackageProgram = {
  /** The file's or folder's name. */
  readonly name: string;
  readonly language: Language;
  /** The main file first; names are relative to the program's folder. */
  readonly files: readonly SourceFile[];
};

/** Bounds of one program. */
const fileCountMax = 64;
const programBytesMax = 4 * 1024 * 1024;
const depthMax = 4;

/**
 * Loads a validator that is one file, with the headers that lie beside it, or a folder. C++ and
 * Python only; `build` and `run` scripts are refused, since they would run outside the sandbox's
 * compilers. INVALID_PACKAGE or PACKAGE_NOT_SUPPORTED names the file.
 */
export async function loadProgram(
  folder: PackageFolder,
  entry: PackageEntry,
  siblings: readonly PackageEntry[],
  constants: Constants,
): Promise<PackageProgram> {
  const entries = entry.isFolder
    ? await allFiles(folder, entry.path, 0)
    : [
        entry,
        ...siblings.filter(
          (sibling) => !sibling.isFolder && sourceKindOf(sibling.name).kind === 'header',
        ),
      ];
  const base = entry.isFolder ? `${entry.path}/` : entry.path.slice(0, -entry.name.length);
  const script = entries.find((file) => file.path === `${base}build` || file.path === `${base}run`);
  if (script !== undefined) {
    const name = basename(script.path);
    throw unsupportedPackage(
      folder.where(script.path),
      `programs with a ${name} script are (write the program as C++ or Python without one)`,
    );
  }
  const byteCount = entries.reduce((sum, file) => sum + file.byteCount, 0);
  if (entries.length > fileCountMax || byteCount > programBytesMax) {
    throw invalidPackage(
      folder.where(entry.path),
      `has ${entries.length} files with ${byteCount} bytes; at most ${fileCountMax} files with ${programBytesMax} bytes are allowed`,
    );
  }
  const language = languageOf(folder, entry, entries);
  const files = await Promise.all(
    entries.map(async (file) => ({
      name: file.path.slice(base.length),
      content: replaceConstantBytes(await folder.read(file.path, programBytesMax), constants),
    })),
  );
  const main = mainFileOf(files, language);
  if (main === undefined) {
    const right = isCpp(language)
      ? 'one file that defines main'
      : '__main__.py or a single .py file';
    throw invalidPackage(
      folder.where(entry.path),
      `has no clear main file; a program needs ${right}`,
    );
  }
  return { name: entry.name, language, files: [main, ...files.filter((file) => file !== main)] };
}

/** The programs that a folder of validators holds: each source file and each folder is one. */
export function programsIn(entries: readonly PackageEntry[]): readonly PackageEntry[] {
  return entries.filter((entry) => {
    if (entry.isFolder) return entry.name !== '__pycache__';
    const { kind } = sourceKindOf(entry.name);
    return kind === 'ours' || kind === 'other';
  });
}

async function allFiles(
  folder: PackageFolder,
  path: string,
  depth: number,
): Promise<PackageEntry[]> {
  if (depth > depthMax) {
    throw invalidPackage(
      folder.where(path),
      `lies more than ${depthMax} folders deep in its program`,
    );
  }
  const files: PackageEntry[] = [];
  for (const entry of await folder.list(path)) {
    if (!entry.isFolder) files.push(entry);
    else if (entry.name !== '__pycache__')
      files.push(...(await allFiles(folder, entry.path, depth + 1)));
  }
  return files;
}

function languageOf(
  folder: PackageFolder,
  entry: PackageEntry,
  files: readonly PackageEntry[],
): Language {
  const languages = new Set<Language>();
  for (const file of files) {
    const kind = sourceKindOf(file.name);
    if (kind.kind === 'other')
      throw unsupportedPackage(folder.where(file.path), `validators in ${kind.name} are`);
    if (kind.kind === 'ours') languages.add(kind.language);
  }
  const [language] = languages;
  if (language === undefined || languages.size > 1) {
    throw invalidPackage(
      folder.where(entry.path),
      'is not a program in one language; use C++ or Python',
    );
  }
  if (language === Language.JavaScript) {
    throw unsupportedPackage(folder.where(entry.path), 'validators in JavaScript are');
  }
  return language;
}

function mainFileOf(files: readonly SourceFile[], language: Language): SourceFile | undefined {
  const sources = files.filter((file) => sourceKindOf(file.name).kind === 'ours');
  const only = (found: readonly SourceFile[]): SourceFile | undefined =>
    found.length === 1 ? found[0] : undefined;
  const matching = (pattern: RegExp): readonly SourceFile[] =>
    sources.filter((file) => pattern.test(Buffer.from(file.content).toString('latin1')));
  if (isCpp(language)) return only(sources) ?? only(matching(/\bmain\s*\(/));
  return (
    files.find((file) => file.name === '__main__.py') ??
    only(sources.filter((file) => basename(file.name) !== '__init__.py')) ??
    files.find((file) => file.name === 'main.py') ??
    only(matching(/__name__\s*==\s*['"]__main__['"]/))
  );
}
