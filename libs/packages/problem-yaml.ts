import { z } from 'zod';
import { invalidPackage, unsupportedPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import { flag, ignored, positive, text, textOrList, words } from './yaml-values.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/**
 * Versions of the Kattis/ICPC problem package format. "2023-07" was renamed to "2025-09" before it was
 * final; tools write either.
 */
const packageFormats = [
  'legacy',
  'legacy-icpc',
  '2023-07',
  '2023-07-draft',
  '2025-09',
  '2025-09-draft',
  'draft',
] as const;
export type PackageFormat = (typeof packageFormats)[number];

/** Whether the format is one of the two old ones, with other folder names and keys than the rest. */
export function isLegacy(format: PackageFormat): boolean {
  return format === 'legacy' || format === 'legacy-icpc';
}

const limitsSchema = z.object({
  time_limit: positive.optional(),
  time_multipliers: z
    .object({ ac_to_time_limit: positive.optional(), time_limit_to_tle: positive.optional() })
    .optional(),
  time_resolution: positive.optional(),
  time_multiplier: positive.optional(),
  time_safety_margin: positive.optional(),
  memory: positive.optional(),
  output: positive.optional(),
  code: positive.optional(),
  compilation_time: positive.optional(),
  compilation_memory: positive.optional(),
  validation_time: positive.optional(),
  validation_memory: positive.optional(),
  validation_output: positive.optional(),
  validation_passes: positive.optional(),
});

const constant = z.union([text, z.record(z.string(), text)], {
  error: 'must be a value, or a mapping with the key "value"',
});

const problemSchema = z.object({
  problem_format_version: z
    .enum(packageFormats, { error: `must be one of ${packageFormats.join(', ')}` })
    .default('legacy'),
  type: words.optional(),
  judgement_type: words.optional(),
  submission_type: words.optional(),
  name: z
    .union([text, z.record(z.string(), text)], {
      error: 'must be text, or a mapping of languages to texts such as {en: Hello}',
    })
    .optional(),
  keywords: words.optional(),
  limits: limitsSchema.default({}),
  validation: words.optional(),
  validator_flags: words.optional(),
  languages: textOrList.optional(),
  allow_file_writing: flag.optional(),
  constants: z.record(z.string(), constant).default({}),
  uuid: ignored,
  version: ignored,
  author: ignored,
  credits: ignored,
  source: ignored,
  source_url: ignored,
  license: ignored,
  rights_owner: ignored,
  embargo_until: ignored,
  grading: ignored,
  libraries: ignored,
});

/** What problem.yaml says. */
export type ProblemYaml = z.output<typeof problemSchema>;

/**
 * Reads problem.yaml. INVALID_PACKAGE names line and key of what is wrong, PACKAGE_NOT_SUPPORTED the
 * kind of problem that goldpan cannot judge. Unknown keys are warned about and ignored: packages in
 * use carry keys of many tools.
 */
export async function readProblemYaml(
  folder: PackageFolder,
): Promise<YamlFile<ProblemYaml> & { readonly warnings: readonly string[] }> {
  if ((await folder.find('problem.yaml')) === undefined) {
    throw invalidPackage(
      folder.where(''),
      'has no problem.yaml; give the folder of one problem in the Kattis/ICPC package format',
    );
  }
  const file = await readYaml(folder, 'problem.yaml', problemSchema);
  refuseUnsupported(file);
  const rawLimits = file.raw['limits'];
  const warnings = [
    ...unknownKeys(Object.keys(file.raw), Object.keys(problemSchema.shape)).map(
      (key) => `${file.where(key)}: the key ${key} is not known and is ignored`,
    ),
    ...unknownKeys(Object.keys(rawLimits ?? {}), Object.keys(limitsSchema.shape)).map(
      (key) => `${file.where('limits', key)}: the key limits.${key} is not known and is ignored`,
    ),
  ];
  return { ...file, warnings };
}

/** Whether the output validator talks to the submission (`type`, in the old formats `validation`). */
export function saysInteractive({ type, validation }: ProblemYaml): boolean {
  return [...(type ?? []), ...(validation ?? [])].includes('interactive');
}

function unknownKeys(keys: readonly string[], known: readonly string[]): readonly string[] {
  return keys.filter((key) => !known.includes(key));
}

const unsupportedKinds: Readonly<Record<string, string>> = {
  scoring: 'scoring problems are',
  score: 'scoring problems are',
  'multi-pass': 'multi-pass problems are',
  'submit-answer': 'submit-answer problems are',
  submit_answer: 'submit-answer problems are',
};
const knownKinds = [
  'pass-fail',
  'interactive',
  'standard',
  'default',
  'custom',
  ...Object.keys(unsupportedKinds),
];

function refuseUnsupported(file: YamlFile<ProblemYaml>): void {
  for (const key of ['type', 'judgement_type', 'submission_type', 'validation'] as const) {
    for (const kind of file.value[key] ?? []) {
      const refused = unsupportedKinds[kind];
      if (refused !== undefined) throw unsupportedPackage(file.where(key), refused);
      if (!knownKinds.includes(kind)) {
        const right =
          key === 'validation'
            ? 'default, custom or custom interactive'
            : 'pass-fail or interactive';
        throw invalidPackage(file.where(key), `${key} "${kind}" is not known; use ${right}`);
      }
    }
  }
}
