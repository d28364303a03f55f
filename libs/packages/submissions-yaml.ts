import { z } from 'zod';
import type { Verdict } from '../domain/verdict.ts';
import {
  defaultRules,
  shorthandNames,
  verdictsOfFolder,
  verdictsOfRules,
  type Rule,
} from './expectation.ts';
import { globMatches } from './glob.ts';
import { invalidPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import { ignored, text } from './yaml-values.ts';
import { readYaml } from './yaml-file.ts';

/** What submissions.yaml says of one submission. */
export type SubmissionMetadata = {
  /** A language code of the format, when given. */
  readonly language: string | undefined;
  /** Verdicts that folder and rules allow; undefined when they say nothing. */
  readonly verdicts: readonly Verdict[] | undefined;
};

/** Answers for a path relative to submissions/, such as "accepted/a.cpp". */
export type SubmissionRules = {
  readonly metadataOf: (path: string) => SubmissionMetadata;
  readonly warnings: readonly string[];
};

const names = z.array(
  z
    .string()
    .refine(
      (name) => shorthandNames.includes(name),
      `must be some of ${shorthandNames.join(', ')}`,
    ),
  { error: `must be a list of ${shorthandNames.join(', ')}` },
);
const entrySchema = z.looseObject({
  language: text.optional(),
  // Which of several files begins: programs of several source files are not supported anyway.
  entrypoint: ignored,
  permitted: names.optional(),
  required: names.optional(),
  authors: ignored,
  model_solution: ignored,
  score: ignored,
  message: ignored,
  use_for_time_limit: ignored,
});
const schema = z.record(z.string(), entrySchema);

/**
 * Reads submissions/submissions.yaml; without one the folders alone speak. A rule under a folder's
 * own name replaces what the folder means, every other glob adds to it. Rules for single tests or
 * groups, and for messages, are not checked: a warning says so. INVALID_PACKAGE when rules of one
 * submission leave no verdict.
 */
export async function readSubmissionRules(folder: PackageFolder): Promise<SubmissionRules> {
  const path = 'submissions/submissions.yaml';
  if ((await folder.find(path)) === undefined) {
    return {
      metadataOf: (submission) => ({
        language: undefined,
        verdicts: verdictsOfFolder(folderOf(submission)),
      }),
      warnings: [],
    };
  }
  const file = await readYaml(folder, path, schema);
  const entries = Object.entries(file.value);
  const known = Object.keys(entrySchema.shape);
  const warnings = entries.flatMap(([glob, entry]) =>
    Object.keys(entry)
      .filter((key) => !known.includes(key) || key === 'message')
      .map((key) => `${file.where(glob, key)}: the rule ${key} of ${glob} is not checked`),
  );
  const metadataOf = (submission: string): SubmissionMetadata => {
    const own = folderOf(submission);
    const matching = entries.filter(([glob]) => globMatches(glob, submission));
    const rules = matching
      .filter(([glob, entry]) => glob !== own && isRule(entry))
      .map(([, entry]) => entry);
    const replaced = matching.find(([glob, entry]) => glob === own && isRule(entry))?.[1];
    const base =
      replaced === undefined
        ? verdictsOfFolder(own)
        : verdictsOfRules([mergeRules(defaultRules[own], replaced)]);
    const ruled = rules.length === 0 ? undefined : verdictsOfRules(rules);
    const verdicts =
      base === undefined || ruled === undefined
        ? (base ?? ruled)
        : base.filter((verdict) => ruled.includes(verdict));
    if (verdicts?.length === 0) {
      throw invalidPackage(
        file.where(matching[0]?.[0] ?? ''),
        `the rules for ${submission} leave no verdict that it may have; widen permitted or required`,
      );
    }
    return {
      language: matching.findLast(([, entry]) => entry.language !== undefined)?.[1].language,
      verdicts,
    };
  };
  return { metadataOf, warnings };
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function isRule(rule: Rule): boolean {
  return rule.permitted !== undefined || rule.required !== undefined;
}

function mergeRules(base: Rule | undefined, rule: Rule): Rule {
  return {
    permitted: rule.permitted ?? base?.permitted,
    required: rule.required ?? base?.required,
  };
}
