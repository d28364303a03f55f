import { messageOf } from '../../domain/app-error.ts';
import type { PackageFolder } from '../../packages/package-folder.ts';
import { invalidRow } from '../import-error.ts';
import { elementAt, elementsAt, parseXml, type XmlElement } from './xml.ts';

/** A test of a package; `cmd` is what makes its input when the file is not there. */
export type PolygonTest = {
  readonly inputPath: string;
  readonly answerPath: string;
  readonly isSample: boolean;
  readonly cmd: string | undefined;
  readonly fromFile: string | undefined;
};

/** A source by its path and Polygon's name of its language, such as "cpp.g++17". */
export type PolygonSource = { readonly path: string; readonly type: string };

/** What problem.xml says that an import needs. */
export type PolygonProblem = {
  readonly shortName: string;
  readonly url: string | undefined;
  /** Titles by Polygon's name of their language, such as "english". */
  readonly names: ReadonlyMap<string, string>;
  readonly statements: readonly { readonly language: string; readonly path: string }[];
  readonly inputFile: string;
  readonly outputFile: string;
  readonly runCount: number;
  readonly timeLimitMs: number | undefined;
  readonly memoryBytes: number | undefined;
  readonly tests: readonly PolygonTest[];
  /** Whether tests have points or belong to groups. */
  readonly isScored: boolean;
  readonly resources: readonly string[];
  /** By the name that commands call them. */
  readonly executables: ReadonlyMap<string, PolygonSource>;
  readonly checker:
    | { readonly name: string; readonly source: PolygonSource | undefined }
    | undefined;
  readonly interactor: PolygonSource | undefined;
  readonly validators: readonly PolygonSource[];
  readonly solutions: readonly (PolygonSource & { readonly tag: string })[];
  readonly tags: readonly string[];
};

const xmlBytesMax = 16 * 1024 * 1024;
const testCountMax = 10_000;

/** Reads problem.xml. INVALID_ROW names line and element. */
export async function readProblemXml(folder: PackageFolder): Promise<PolygonProblem> {
  const where = folder.where('problem.xml');
  let root: XmlElement;
  try {
    root = parseXml(await folder.readText('problem.xml', xmlBytesMax));
  } catch (error) {
    throw invalidRow(`${where}: ${messageOf(error)}; export the package again`, error);
  }
  if (root.name !== 'problem')
    throw invalidRow(
      `${where}: line ${root.line}: is <${root.name}>; a problem begins with <problem>`,
    );
  const judging = elementAt(root, 'judging');
  const testsets = elementsAt(root, 'judging', 'testset');
  const testset = testsets.find(({ attributes }) => attributes['name'] === 'tests') ?? testsets[0];
  if (judging === undefined || testset === undefined)
    throw invalidRow(`${where}: line ${root.line}: has no <judging> with a <testset>`);
  const number = (name: string): number | undefined => {
    const element = elementAt(testset, name);
    if (element === undefined) return undefined;
    const value = Number(element.text);
    if (!Number.isSafeInteger(value) || value <= 0)
      throw invalidRow(
        `${where}: line ${element.line}: <${name}> is "${element.text.slice(0, 40)}"; it must be a whole number above 0`,
      );
    return value;
  };
  const checker = elementAt(root, 'assets', 'checker');
  const interactor = elementAt(root, 'assets', 'interactor');
  const testElements = elementsAt(testset, 'tests', 'test');
  return {
    shortName: root.attributes['short-name'] ?? folder.name,
    url: root.attributes['url'],
    names: new Map(
      elementsAt(root, 'names', 'name').map(({ attributes }) => [
        attributes['language'] ?? '',
        attributes['value'] ?? '',
      ]),
    ),
    statements: elementsAt(root, 'statements', 'statement')
      .filter(({ attributes }) => attributes['type'] === 'application/x-tex')
      .map(({ attributes }) => ({
        language: attributes['language'] ?? 'english',
        path: attributes['path'] ?? '',
      })),
    inputFile: judging.attributes['input-file'] ?? '',
    outputFile: judging.attributes['output-file'] ?? '',
    runCount: Number(judging.attributes['run-count'] ?? '1'),
    timeLimitMs: number('time-limit'),
    memoryBytes: number('memory-limit'),
    tests: readTests(where, testset, testElements, number('test-count')),
    isScored: testElements.some(
      ({ attributes }) => 'points' in attributes || 'group' in attributes,
    ),
    resources: elementsAt(root, 'files', 'resources', 'file').map(
      ({ attributes }) => attributes['path'] ?? '',
    ),
    executables: new Map(
      elementsAt(root, 'files', 'executables', 'executable').flatMap((executable) => {
        const source = sourceOf(executable);
        return source === undefined ? [] : [[nameOf(source.path), source] as const];
      }),
    ),
    checker:
      checker === undefined
        ? undefined
        : { name: checker.attributes['name'] ?? '', source: sourceOf(checker) },
    interactor: interactor === undefined ? undefined : sourceOf(interactor),
    validators: elementsAt(root, 'assets', 'validators', 'validator').flatMap(
      (validator) => sourceOf(validator) ?? [],
    ),
    solutions: elementsAt(root, 'assets', 'solutions', 'solution').flatMap((solution) => {
      const source = sourceOf(solution);
      return source === undefined ? [] : [{ ...source, tag: solution.attributes['tag'] ?? '' }];
    }),
    tags: elementsAt(root, 'tags', 'tag').flatMap(({ attributes }) => attributes['value'] ?? []),
  };
}

function readTests(
  where: string,
  testset: XmlElement,
  elements: readonly XmlElement[],
  announced: number | undefined,
): readonly PolygonTest[] {
  const count = Math.max(elements.length, announced ?? 0);
  if (count === 0) throw invalidRow(`${where}: line ${testset.line}: the testset has no tests`);
  if (count > testCountMax)
    throw invalidRow(
      `${where}: line ${testset.line}: has ${count} tests; at most ${testCountMax} are read`,
    );
  const pattern = (name: string, usual: string): string => elementAt(testset, name)?.text || usual;
  const inputPattern = pattern('input-path-pattern', 'tests/%02d');
  const answerPattern = pattern('answer-path-pattern', `${inputPattern}.a`);
  return Array.from({ length: count }, (_, index) => {
    const attributes = elements[index]?.attributes ?? {};
    return {
      inputPath: pathOf(where, inputPattern, index + 1),
      answerPath: pathOf(where, answerPattern, index + 1),
      isSample: attributes['sample'] === 'true',
      cmd: attributes['cmd'],
      fromFile: attributes['from-file'],
    };
  });
}

/** A path from a pattern of printf with one %d, such as "tests/%02d". */
function pathOf(where: string, pattern: string, number: number): string {
  const match = /^([^%]*)%(?:0(\d))?d([^%]*)$/.exec(pattern);
  if (match === null)
    throw invalidRow(
      `${where}: the pattern "${pattern.slice(0, 80)}" must have one %d, as in tests/%02d`,
    );
  const [, before = '', width = '1', after = ''] = match;
  return `${before}${String(number).padStart(Number(width), '0')}${after}`;
}

function sourceOf(element: XmlElement): PolygonSource | undefined {
  const source = elementAt(element, 'source');
  const path = source?.attributes['path'];
  return path === undefined ? undefined : { path, type: source?.attributes['type'] ?? '' };
}

/** "files/gen.cpp" is called "gen". */
function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
}
