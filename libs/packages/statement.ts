import { extname } from 'node:path';
import { replaceConstants, type Constants } from './constants.ts';
import { invalidPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import { isLegacy, type PackageFormat } from './problem-yaml.ts';

export type Statement = {
  /** Markdown or LaTeX. */
  readonly text: string;
  /** Language code, "en" when the file name has none. */
  readonly language: string;
  /** Relative to the package. */
  readonly path: string;
};

/** Largest statement file, in bytes: what the mesh carries as characters. */
const statementBytesMax = 256 * 1024;

/**
 * Reads the statement: English first, then English of a country, then the first language by name; of
 * one language Markdown before LaTeX in the new formats and the other way round in the old ones.
 * Commands that place samples are dropped, since samples travel apart. INVALID_PACKAGE when there is
 * none that can be read.
 */
export async function readStatement(
  folder: PackageFolder,
  format: PackageFormat,
  constants: Constants,
): Promise<Statement> {
  const folders = ['statement', 'problem_statement'];
  if (isLegacy(format)) folders.reverse();
  const found: { path: string; language: string; extension: string }[] = [];
  for (const name of folders) {
    for (const entry of await folder.list(name)) {
      const match = /^problem(?:\.([A-Za-z]{2,3}(?:-[A-Za-z]{2})?))?\.(tex|md|pdf)$/.exec(
        entry.name,
      );
      if (match === null || entry.isFolder) continue;
      found.push({ path: entry.path, language: match[1] ?? 'en', extension: extname(entry.name) });
    }
    if (found.length > 0) break;
  }
  const extensions = isLegacy(format) ? ['.tex', '.md'] : ['.md', '.tex'];
  const readable = found
    .filter((file) => file.extension !== '.pdf')
    .sort(
      (a, b) =>
        languageRank(a.language) - languageRank(b.language) ||
        (a.language < b.language ? -1 : Number(a.language > b.language)) ||
        extensions.indexOf(a.extension) - extensions.indexOf(b.extension),
    );
  const [best] = readable;
  if (best === undefined) {
    const [pdf] = found;
    const example = `${folders[0]}/problem.en${extensions[0]}`;
    throw pdf === undefined
      ? invalidPackage(folder.where(''), `has no statement; add ${example}`)
      : invalidPackage(
          folder.where(pdf.path),
          `is the only statement, and a PDF cannot be read by a model; add ${example}`,
        );
  }
  const source = await folder.readText(best.path, statementBytesMax);
  const text = replaceConstants(source, constants).replace(
    /\\(?:nextsample|remainingsamples)\b|\{\{\s*(?:nextsample|remainingsamples)\s*\}\}/g,
    '',
  );
  if (text.trim() === '')
    throw invalidPackage(folder.where(best.path), 'is empty; write the statement');
  return { text, language: best.language, path: best.path };
}

/**
 * The title: `name` of problem.yaml in the statement's language, else in English, else the first; then
 * what LaTeX says (`%% plainproblemname:`, `\problemname{}`); then the name of the folder.
 */
export function titleOf(
  name: string | Readonly<Record<string, string>> | undefined,
  statement: Statement,
  folderName: string,
): string {
  if (typeof name === 'string') return name;
  const named = name?.[statement.language] ?? name?.['en'] ?? Object.values(name ?? {})[0];
  if (named !== undefined) return named;
  const plain = /^%+\s*plainproblemname:\s*(.+)$/m.exec(statement.text)?.[1];
  return (plain ?? /\\problemname\{([^{}]+)\}/.exec(statement.text)?.[1] ?? folderName).trim();
}

function languageRank(language: string): number {
  if (language === 'en') return 0;
  return language.startsWith('en-') ? 1 : 2;
}
