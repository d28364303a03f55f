import type { PackageFolder } from '../../packages/package-folder.ts';
import { invalidRow } from '../import-error.ts';
import type { Statement } from '../problem-draft.ts';
import type { PolygonProblem } from './problem-xml.ts';

const statementBytesMax = 256 * 1024;

/** Polygon's names of languages and the two letters that packages use. */
const languageCodes = new Map(
  Object.entries({
    english: 'en',
    russian: 'ru',
    ukrainian: 'uk',
    polish: 'pl',
    spanish: 'es',
    french: 'fr',
    german: 'de',
    chinese: 'zh',
    japanese: 'ja',
    korean: 'ko',
    vietnamese: 'vi',
    portuguese: 'pt',
    italian: 'it',
    turkish: 'tr',
    arabic: 'ar',
    armenian: 'hy',
    azerbaijani: 'az',
    kazakh: 'kk',
    georgian: 'ka',
    hungarian: 'hu',
    romanian: 'ro',
    bulgarian: 'bg',
    indonesian: 'id',
    mongolian: 'mn',
  }),
);

/** Sections in the order of a printed statement, with their headings. */
const sections = [
  ['legend', ''],
  ['input', '\\section*{Input}\n\n'],
  ['output', '\\section*{Output}\n\n'],
  ['notes', '\\section*{Note}\n\n'],
] as const;

/**
 * The statement as LaTeX: English, else the first language. From statement-sections/ where the package has
 * it, else problem.tex. INVALID_ROW when there is neither.
 */
export async function polygonStatement(
  folder: PackageFolder,
  problem: PolygonProblem,
): Promise<{
  readonly statement: Statement;
  readonly title: string;
  readonly remarks: readonly string[];
}> {
  const languages = [
    ...new Set([...problem.statements.map(({ language }) => language), ...problem.names.keys()]),
  ];
  const language = languages.includes('english') ? 'english' : (languages[0] ?? 'english');
  const text =
    (await textOfSections(folder, language)) ??
    (await textOfFile(folder, problem, language)) ??
    undefined;
  if (text === undefined)
    throw invalidRow(
      `${folder.where('')}: has no statement in LaTeX; export it with statements, or add statement-sections/english/legend.tex`,
    );
  const code = languageCodes.get(language);
  return {
    statement: { text, kind: 'tex', language: code ?? 'en' },
    title: problem.names.get(language) ?? [...problem.names.values()][0] ?? problem.shortName,
    remarks: [
      ...(language === 'english'
        ? []
        : [`there is no English statement, so that in ${language} is taken`]),
      ...(/\\includegraphics/.test(text) ? ['pictures of the statement are left out'] : []),
    ],
  };
}

async function textOfSections(
  folder: PackageFolder,
  language: string,
): Promise<string | undefined> {
  const parts: string[] = [];
  for (const [name, heading] of sections) {
    const path = `statement-sections/${language}/${name}.tex`;
    if ((await folder.find(path)) === undefined) continue;
    const body = (await folder.readText(path, statementBytesMax)).trim();
    if (body !== '') parts.push(`${heading}${body}\n`);
  }
  return parts.length === 0 ? undefined : parts.join('\n');
}

async function textOfFile(
  folder: PackageFolder,
  problem: PolygonProblem,
  language: string,
): Promise<string | undefined> {
  const path = problem.statements.find((statement) => statement.language === language)?.path;
  if (path === undefined || (await folder.find(path)) === undefined) return undefined;
  return folder.readText(path, statementBytesMax);
}
