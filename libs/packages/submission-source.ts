import { isCpp, type Language } from '../domain/language.ts';
import { sourceBytesMax, type Program } from '../domain/program.ts';
import { amalgamate } from './amalgamate.ts';
import { replaceConstantBytes, type Constants } from './constants.ts';
import type { PackageEntry, PackageFolder } from './package-folder.ts';
import { isPython2, languageOfCode, sourceKindOf } from './source-language.ts';

/** How the language of a submission is told, the first that is given: forced, code, file name. */
export type LanguageHints = {
  /** What the user says. */
  readonly forced: Language | undefined;
  /** What submissions.yaml says, in the format's codes. */
  readonly code: string | undefined;
};

/**
 * Loads the program of a submission that is a file, or a folder with one source file; headers of a
 * C++ folder are put into it. Anything else comes back as the reason why it cannot be judged.
 */
export async function loadSource(
  folder: PackageFolder,
  entry: PackageEntry,
  hints: LanguageHints,
  constants: Constants,
): Promise<Program | { readonly reason: string }> {
  const files = entry.isFolder
    ? (await folder.list(entry.path)).filter((file) => !file.isFolder)
    : [entry];
  const main = entry.isFolder ? mainOf(files) : entry;
  if ('reason' in main) return main;
  const language = languageOf(main, hints);
  if (typeof language === 'object') return language;
  const tooLarge = files.find((file) => file.byteCount > sourceBytesMax);
  if (tooLarge !== undefined) {
    return { reason: `${tooLarge.name} is larger than ${sourceBytesMax} bytes` };
  }
  const content = await folder.read(main.path, sourceBytesMax);
  if (content.length === 0) return { reason: 'is empty' };
  if (main.name.endsWith('.py') && isPython2(content)) {
    return { reason: 'Python 2 is not supported' };
  }
  const source =
    entry.isFolder && isCpp(language) ? await withHeaders(folder, entry, main, files) : content;
  if (source.length > sourceBytesMax) {
    return { reason: `is larger than ${sourceBytesMax} bytes with its headers` };
  }
  return { language, source: replaceConstantBytes(source, constants) };
}

function mainOf(files: readonly PackageEntry[]): PackageEntry | { readonly reason: string } {
  const sources = files.filter((file) => ['ours', 'other'].includes(sourceKindOf(file.name).kind));
  const [main] = sources;
  if (main === undefined) return { reason: 'holds no source file' };
  if (sources.length === 1) return main;
  const names = sources.map((file) => sourceKindOf(file.name));
  const others = new Set(names.flatMap((kind) => (kind.kind === 'other' ? [kind.name] : [])));
  if (others.size > 0) return { reason: `${[...others].join(', ')} is not supported` };
  return {
    reason: `has ${sources.length} source files; only programs of one source file (and C++ headers) are supported`,
  };
}

function languageOf(
  main: PackageEntry,
  hints: LanguageHints,
): Language | { readonly reason: string } {
  if (hints.forced !== undefined) return hints.forced;
  const kind = sourceKindOf(main.name);
  if (kind.kind === 'other') return { reason: `${kind.name} is not supported` };
  if (hints.code !== undefined) {
    const language = languageOfCode(hints.code);
    const reason = `the language ${hints.code} of submissions.yaml is not supported`;
    return language ?? { reason };
  }
  return kind.kind === 'ours' ? kind.language : { reason: 'is no source file of a known language' };
}

async function withHeaders(
  folder: PackageFolder,
  entry: PackageEntry,
  main: PackageEntry,
  files: readonly PackageEntry[],
): Promise<Buffer> {
  const contents = new Map<string, string>();
  for (const file of files) {
    const content = await folder.read(file.path, sourceBytesMax);
    contents.set(file.path.slice(entry.path.length + 1), content.toString('latin1'));
  }
  return Buffer.from(amalgamate(main.name, contents), 'latin1');
}
