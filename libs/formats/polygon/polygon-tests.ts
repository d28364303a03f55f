import { sourceBytesMax, type Program } from '../../domain/program.ts';
import type { PackageFolder } from '../../packages/package-folder.ts';
import { invalidRow, unsupportedRow } from '../import-error.ts';
import { fileHasCrlf } from '../line-ends.ts';
import type { DraftFile, DraftGenerator, DraftTest, TestContent } from '../problem-draft.ts';
import { commandWords } from '../testlib/command-words.ts';
import { testlibAdvice } from '../testlib/find-testlib.ts';
import { generatorProgram } from '../testlib/generator-main.ts';
import type { PolygonProblem, PolygonTest } from './problem-xml.ts';

/**
 * The tests of a package: files where they are there, else what its generators and its main solution will
 * give. `right` answers, and is undefined when no right solution can be run here. INVALID_ROW or
 * ROW_NOT_SUPPORTED names the test.
 */
export async function polygonTests(
  folder: PackageFolder,
  problem: PolygonProblem,
  headers: readonly DraftFile[],
  right: Program | undefined,
): Promise<{
  readonly samples: readonly DraftTest[];
  readonly secret: readonly DraftTest[];
  readonly remarks: readonly string[];
}> {
  const generators = makeGenerators(folder, problem, headers);
  const tests: { readonly test: DraftTest; readonly isSample: boolean }[] = [];
  let madeCount = 0;
  let answeredCount = 0;
  let crlfCount = 0;
  for (const test of problem.tests) {
    const input = (await fileContent(folder, test.inputPath)) ?? (await generated(test));
    const answer = (await fileContent(folder, test.answerPath)) ?? answered(test);
    madeCount += Number(input.kind === 'generated');
    answeredCount += Number(answer.kind === 'answered');
    crlfCount += Number([input, answer].some(isCrlfReplaced));
    tests.push({ test: { name: test.inputPath, input, answer }, isSample: test.isSample });
  }
  const hasSample = tests.some(({ isSample }) => isSample);
  const isSampleAt = (index: number): boolean =>
    hasSample ? tests[index]?.isSample === true : index === 0;
  return {
    samples: tests.filter((_, index) => isSampleAt(index)).map(({ test }) => test),
    secret: tests.filter((_, index) => !isSampleAt(index)).map(({ test }) => test),
    remarks: [
      ...(madeCount + answeredCount === 0
        ? []
        : [
            `${madeCount} inputs are made by generators and ${answeredCount} answers by the main solution`,
          ]),
      ...(crlfCount === 0
        ? []
        : [`${crlfCount} tests have CRLF line ends, as packages for Windows do: LF is written`]),
      ...(hasSample ? [] : ['no test is marked as a sample, so the first one became it']),
    ],
  };

  async function generated(test: PolygonTest): Promise<TestContent> {
    const where = folder.where(test.inputPath);
    if (test.cmd === undefined)
      throw invalidRow(`${where}: is missing, and problem.xml names no command that makes it`);
    if (test.fromFile !== undefined || /(?:^|\s)>/.test(test.cmd))
      throw unsupportedRow(
        `${where}: is missing, and "${test.cmd.slice(0, 80)}" writes several files; export the full package`,
      );
    const [name = '', ...rest] = commandWords(test.cmd);
    return { kind: 'generated', generator: await generators(name, where), arguments: rest };
  }

  function answered(test: PolygonTest): TestContent {
    if (right === undefined)
      throw invalidRow(
        `${folder.where(test.answerPath)}: is missing, and no right solution in C++ or Python 3 can make it; export the full package`,
      );
    return { kind: 'answered', program: right };
  }
}

function isCrlfReplaced(content: TestContent): boolean {
  return content.kind === 'file' && content.isCrlfReplaced === true;
}

async function fileContent(folder: PackageFolder, path: string): Promise<TestContent | undefined> {
  const entry = await folder.find(path);
  if (entry === undefined || entry.isFolder) return undefined;
  const place = folder.where(path);
  return { kind: 'file', path: place, isCrlfReplaced: await fileHasCrlf(place) };
}

/** Generators by name, each loaded once. */
function makeGenerators(
  folder: PackageFolder,
  problem: PolygonProblem,
  headers: readonly DraftFile[],
): (name: string, where: string) => Promise<DraftGenerator> {
  const loaded = new Map<string, DraftGenerator>();
  return async (name, where) => {
    const found = loaded.get(name);
    if (found !== undefined) return found;
    const source = problem.executables.get(name);
    if (source === undefined)
      throw invalidRow(`${where}: its command calls "${name}", which is none of the executables`);
    if (!source.type.startsWith('cpp.'))
      throw unsupportedRow(
        `${where}: its generator ${source.path} is in ${source.type}; only C++ is supported`,
      );
    const content = await folder.read(source.path, sourceBytesMax);
    const text = content.toString('latin1');
    if (
      /#\s*include\s*"testlib\.h"/.test(text) &&
      !headers.some(({ path }) => path === 'testlib.h')
    )
      throw invalidRow(`${where}: its generator ${source.path} needs testlib.h: ${testlibAdvice}`);
    const main = source.path.split('/').at(-1) ?? 'generator.cpp';
    const files = new Map([
      ...headers.map((file) => [file.path, Buffer.from(file.content).toString('latin1')] as const),
      [main, text] as const,
    ]);
    const generator = generatorProgram(name, main, files);
    loaded.set(name, generator);
    return generator;
  };
}
