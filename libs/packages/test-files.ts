import type { Checker, Test } from '../domain/problem.ts';
import type { Constants } from './constants.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import {
  emptyTestConfig,
  readGroupConfig,
  readTestConfig,
  type TestConfig,
} from './test-config.ts';

/** A test on disk. Its content is read when it is needed, not before. */
export type TestFile = {
  /** "secret/group1/07". */
  readonly name: string;
  /** Size of input and answer together. */
  readonly byteCount: number;
  /** The problem's checker with the arguments of this test's group. */
  readonly checker: Checker;
  /** Reads input and answer. INVALID_PACKAGE when they went or grew. */
  readonly read: () => Promise<Test>;
};

/** Makes the checker of a test from the arguments that its group gives, if any. */
export type CheckerFactory = (
  flags: readonly string[] | undefined,
  where: string | undefined,
) => Checker;

/** Largest input and answer together, in bytes: what one request to an executor may carry. */
const testBytesMax = 64 * 1024 * 1024;
/** Most tests of a package. */
const testCountMax = 10_000;
/** Deepest nesting of test groups. */
const depthMax = 16;

/**
 * Lists the tests below data/sample or data/secret through all groups, in natural order of their
 * names. The names and sizes are read, the content is not. INVALID_PACKAGE when an input has no
 * answer or the other way round.
 */
export async function listTests(
  folder: PackageFolder,
  part: 'sample' | 'secret',
  checkerOf: CheckerFactory,
  constants: Constants,
): Promise<readonly TestFile[]> {
  const tests: TestFile[] = [];
  const config = await readGroupConfig(folder, 'data', emptyTestConfig(constants));
  await collect(folder, `data/${part}`, config, checkerOf, tests, 0);
  return tests;
}

/** Arguments of the input validators for the samples. */
export async function readInputValidatorFlags(
  folder: PackageFolder,
  constants: Constants,
): Promise<readonly string[]> {
  const config = await readGroupConfig(folder, 'data', emptyTestConfig(constants));
  return (await readGroupConfig(folder, 'data/sample', config)).inputFlags?.words ?? [];
}

async function collect(
  folder: PackageFolder,
  path: string,
  inherited: TestConfig,
  checkerOf: CheckerFactory,
  tests: TestFile[],
  depth: number,
): Promise<void> {
  if (depth > depthMax) {
    throw invalidPackage(
      folder.where(path),
      `lies more than ${depthMax} folders deep; flatten the groups`,
    );
  }
  const entries = await folder.list(path);
  const config = await readGroupConfig(folder, path, inherited);
  const files = new Map(
    entries.filter((entry) => !entry.isFolder).map((entry) => [entry.name, entry]),
  );
  for (const entry of entries) {
    if (entry.isFolder) {
      if (entry.name.endsWith('.files'))
        throw unsupportedPackage(folder.where(entry.path), 'input files (.files) are');
      await collect(folder, entry.path, config, checkerOf, tests, depth + 1);
      continue;
    }
    const match = /^(.+)\.(in|ans)$/.exec(entry.name);
    if (match === null) continue;
    const base = match[1] ?? '';
    const isInput = match[2] === 'in';
    const partner = files.get(`${base}.${isInput ? 'ans' : 'in'}`);
    if (partner === undefined) {
      const missing = `${base}.${isInput ? 'ans' : 'in'}`;
      throw invalidPackage(
        folder.where(entry.path),
        isInput
          ? `has no answer; add ${missing} next to it`
          : `has no input; add ${missing} next to it, or remove it`,
      );
    }
    if (!isInput) continue;
    if (tests.length >= testCountMax) {
      throw invalidPackage(
        folder.where(path),
        `the package has more than ${testCountMax} tests; leave some out`,
      );
    }
    const own = files.get(`${base}.yaml`);
    const { outputFlags } =
      own === undefined ? config : await readTestConfig(folder, own.path, config);
    const byteCount = entry.byteCount + partner.byteCount;
    if (byteCount > testBytesMax) {
      throw invalidPackage(
        folder.where(entry.path),
        `and its answer have ${byteCount} bytes; at most ${testBytesMax} together can be judged`,
      );
    }
    const name = entry.path.slice('data/'.length, -'.in'.length);
    tests.push({
      name,
      byteCount,
      checker: checkerOf(outputFlags?.words, outputFlags?.where),
      read: async () => ({
        name,
        input: await folder.read(entry.path, testBytesMax),
        answer: await folder.read(partner.path, testBytesMax),
      }),
    });
  }
}
