import { dirname, basename } from 'node:path';
import type { Program } from '../domain/program.ts';
import type { Language } from '../domain/language.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Constants } from './constants.ts';
import { annotationIn, verdictsOfFolder } from './expectation.ts';
import { invalidPackage } from './package-error.ts';
import { openPackageFolder, type PackageEntry, type PackageFolder } from './package-folder.ts';
import { sourceKindOf } from './source-language.ts';
import { loadSource } from './submission-source.ts';
import { readSubmissionRules, type SubmissionMetadata } from './submissions-yaml.ts';

/** A program with the verdicts that it should get. */
export type PackageSubmission = {
  /** As a person would write it: the path that was given, with what lies below. */
  readonly path: string;
  /** The folder it lies in, such as "wrong_answer". */
  readonly folder: string;
  readonly language: Language;
  readonly program: Program;
  /** Verdicts that are right for it; empty when nothing says. */
  readonly expected: readonly Verdict[];
};

/** What lies among the submissions and cannot be judged, and why. */
export type SkippedSubmission = { readonly path: string; readonly reason: string };

export type Submissions = {
  readonly submissions: readonly PackageSubmission[];
  readonly skipped: readonly SkippedSubmission[];
  readonly warnings: readonly string[];
};

/** Most submissions that are read at once. */
const submissionCountMax = 100_000;
const depthMax = 8;
const noConstants: Constants = new Map();

/** Reads submissions/ of a package: each file and each folder in a folder of it is one submission. */
export async function readSubmissions(
  folder: PackageFolder,
  constants: Constants,
): Promise<Submissions> {
  const rules = await readSubmissionRules(folder);
  const collected = makeCollection(folder, constants);
  collected.warnings.push(...rules.warnings);
  for (const group of await folder.list('submissions')) {
    if (!group.isFolder) {
      if (group.name !== 'submissions.yaml' && sourceKindOf(group.name).kind !== 'none') {
        collected.skip(group, 'lies in no folder of submissions/ such as submissions/accepted');
      }
      continue;
    }
    for (const entry of await folder.list(group.path)) {
      await collected.add(entry, group.name, rules.metadataOf(`${group.name}/${entry.name}`));
    }
  }
  return collected;
}

/**
 * Reads sources that lie anywhere. A file is one submission; in a folder every file is one, and below
 * a folder named as those of a package (accepted, wrong_answer, …) every folder too. `language` is
 * that of a single file, whatever its name says. Constants are not replaced: `{{n}}` is right in C++
 * and means a constant only in a package's own submissions. NOT_FOUND when nothing is there.
 */
export async function readLooseSubmissions(
  path: string,
  language?: Language,
): Promise<Submissions> {
  const parent = await openPackageFolder(dirname(path));
  const entry = await parent.find(basename(path)).catch(() => undefined);
  if (entry !== undefined && !entry.isFolder) {
    const collected = makeCollection(parent, noConstants);
    await collected.add(entry, parent.name, metadataByFolder(parent.name), language);
    return collected;
  }
  const folder = await openPackageFolder(path);
  const collected = makeCollection(folder, noConstants);
  const visit = async (at: string, name: string, depth: number): Promise<void> => {
    if (depth > depthMax)
      throw invalidPackage(folder.where(at), `lies more than ${depthMax} folders deep`);
    for (const child of await folder.list(at)) {
      const isNested = child.isFolder && verdictsOfFolder(name) === undefined;
      if (isNested) await visit(child.path, child.name, depth + 1);
      else await collected.add(child, name, metadataByFolder(name));
    }
  };
  await visit('', folder.name, 0);
  return collected;
}

function metadataByFolder(name: string): SubmissionMetadata {
  return { language: undefined, verdicts: verdictsOfFolder(name) };
}

type Collection = {
  readonly submissions: PackageSubmission[];
  readonly skipped: SkippedSubmission[];
  readonly warnings: string[];
  readonly skip: (entry: PackageEntry, reason: string) => void;
  readonly add: (
    entry: PackageEntry,
    group: string,
    metadata: SubmissionMetadata,
    language?: Language,
  ) => Promise<void>;
};

function makeCollection(folder: PackageFolder, constants: Constants): Collection {
  const submissions: PackageSubmission[] = [];
  const skipped: SkippedSubmission[] = [];
  const warnings: string[] = [];
  const skip = (entry: PackageEntry, reason: string): void => {
    skipped.push({ path: folder.where(entry.path), reason });
  };
  const add: Collection['add'] = async (entry, group, metadata, language) => {
    if (entry.isFolder && entry.name === '__pycache__') return;
    if (submissions.length >= submissionCountMax) {
      throw invalidPackage(
        folder.where(''),
        `has more than ${submissionCountMax} submissions; give a part of them`,
      );
    }
    const loaded = await loadSource(
      folder,
      entry,
      { forced: language, code: metadata.language },
      constants,
    );
    if ('reason' in loaded) {
      skip(entry, loaded.reason);
      return;
    }
    const annotation = annotationIn(Buffer.from(loaded.source).toString('latin1'));
    for (const word of annotation.unknown) {
      warnings.push(
        `${folder.where(entry.path)}: @EXPECTED_RESULTS@ names "${word}", which is not known and is ignored`,
      );
    }
    submissions.push({
      path: folder.where(entry.path),
      folder: group,
      language: loaded.language,
      program: loaded,
      // As in DOMjudge, a folder that means something wins over the annotation.
      expected: metadata.verdicts ?? annotation.verdicts ?? [],
    });
  };
  return { submissions, skipped, warnings, skip, add };
}
