import { basename } from 'node:path';
import { z } from 'zod';
import { replaceConstants, type Constants } from './constants.ts';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import { words } from './yaml-values.ts';
import { readYaml } from './yaml-file.ts';

/** What the YAML files of the test data say that matters for judging; absent is "not said". */
export type TestConfig = {
  /** Arguments of the output validator. */
  readonly outputFlags: Said | undefined;
  /** Arguments of the input validators. */
  readonly inputFlags: Said | undefined;
  /** Constants of the problem, which test_group.yaml may name. */
  readonly constants: Constants;
};
type Said = { readonly words: readonly string[]; readonly where: string };

/** Nothing said: where inheritance begins. */
export function emptyTestConfig(constants: Constants): TestConfig {
  return { outputFlags: undefined, inputFlags: undefined, constants };
}

/** The old format's flags may be a mapping with the validator's name beside them. */
const flags = z
  .union([words, z.object({ name: z.string().optional(), flags: words.optional() })], {
    error: 'must be text or a list of texts',
  })
  .transform((value) => (Array.isArray(value) ? value : (value.flags ?? [])));
/** The new format allows a mapping from validator to arguments; which one is asked is not known here. */
const inputFlags = z.union([flags, z.record(z.string(), words).transform((): string[] => [])]);

const schema = z.object({
  output_validator_flags: flags.optional(),
  output_validator_args: flags.optional(),
  input_validator_flags: inputFlags.optional(),
  input_validator_args: inputFlags.optional(),
  args: words.optional(),
  grading: z.string().optional(),
  grader_flags: words.optional(),
  static_validation_score: z.unknown().optional(),
});

/** Configuration of a folder of tests: testdata.yaml (old name) or test_group.yaml, over what it inherits. */
export async function readGroupConfig(
  folder: PackageFolder,
  path: string,
  inherited: TestConfig,
): Promise<TestConfig> {
  const names = ['testdata.yaml', 'test_group.yaml'].map((name) => `${path}/${name}`);
  const [first, second] = await Promise.all(names.map((name) => folder.find(name)));
  if (first !== undefined && second !== undefined) {
    throw invalidPackage(
      folder.where(path),
      'has testdata.yaml and test_group.yaml; keep one of them',
    );
  }
  const file = first ?? second;
  return file === undefined ? inherited : readTestConfig(folder, file.path, inherited);
}

/** Configuration in one file, over what it inherits. PACKAGE_NOT_SUPPORTED when it changes the grading. */
export async function readTestConfig(
  folder: PackageFolder,
  path: string,
  inherited: TestConfig,
): Promise<TestConfig> {
  const { value, where } = await readYaml(folder, path, schema);
  if (value.args !== undefined && value.args.length > 0) {
    throw unsupportedPackage(where('args'), 'arguments for submissions are');
  }
  if (value.grading === 'custom') throw unsupportedPackage(where('grading'), 'custom graders are');
  if (value.static_validation_score !== undefined) {
    throw unsupportedPackage(where('static_validation_score'), 'static validators are');
  }
  for (const word of value.grader_flags ?? []) {
    if (word === 'always_accept' || word === 'accept_if_any_accepted') {
      throw unsupportedPackage(where('grader_flags'), `the grader flag ${word} is`);
    }
  }
  // Format 2025-09, "Constants": of the YAML files this one alone.
  const constants: Constants =
    basename(path) === 'test_group.yaml' ? inherited.constants : new Map();
  const said = (
    key:
      | 'output_validator_flags'
      | 'output_validator_args'
      | 'input_validator_flags'
      | 'input_validator_args',
  ) =>
    value[key] === undefined
      ? undefined
      : {
          words: value[key].map((word) => replaceConstants(word, constants)),
          where: where(key),
        };
  return {
    outputFlags:
      said('output_validator_args') ?? said('output_validator_flags') ?? inherited.outputFlags,
    inputFlags:
      said('input_validator_args') ?? said('input_validator_flags') ?? inherited.inputFlags,
    constants: inherited.constants,
  };
}
