import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Language } from '#libs/domain/language.ts';
import type { JudgePackage } from '#libs/packages/judge-package.ts';
import {
  readLooseSubmissions,
  type PackageSubmission,
  type SkippedSubmission,
  type Submissions,
} from '#libs/packages/submissions.ts';

/**
 * The submissions that paths on the command line mean. What lies in the package's own submissions
 * folder keeps what the package says of it (submissions.yaml, folders); other files are expected to
 * end as the folder they lie in is named, if it is. No path at all means all of the package's own.
 * A submission that is named twice is judged once.
 */
export async function gatherSubmissions(
  judgePackage: JudgePackage,
  paths: readonly string[],
  language: Language | undefined,
): Promise<Submissions> {
  const own = await judgePackage.submissions();
  const found = paths.length === 0 ? [own] : [];
  for (const path of paths) {
    const part = await withinOf(own, path);
    const isOwn = part.submissions.length + part.skipped.length > 0;
    found.push(isOwn ? part : await readLooseSubmissions(path, language));
  }
  const submissions = new Map<string, PackageSubmission>();
  const skipped = new Map<string, SkippedSubmission>();
  for (const part of found) {
    for (const submission of part.submissions) {
      const forced =
        language === undefined
          ? submission
          : { ...submission, language, program: { ...submission.program, language } };
      submissions.set(submission.path, forced);
    }
    for (const entry of part.skipped) skipped.set(entry.path, entry);
  }
  return {
    submissions: [...submissions.values()],
    skipped: [...skipped.values()],
    warnings: [...new Set(found.flatMap((part) => part.warnings))],
  };
}

/** Those of the package's submissions that a path names: itself, a folder above it, or a file of it. */
async function withinOf(own: Submissions, path: string): Promise<Submissions> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return { submissions: [], skipped: [], warnings: [] };
  const isNamed = async (entry: { readonly path: string }): Promise<boolean> => {
    const place = await realpath(entry.path);
    return place === real || place.startsWith(real + sep) || real.startsWith(place + sep);
  };
  const named = async <Entry extends { readonly path: string }>(
    entries: readonly Entry[],
  ): Promise<Entry[]> => {
    const results: Entry[] = [];
    for (const entry of entries) if (await isNamed(entry)) results.push(entry);
    return results;
  };
  return {
    submissions: await named(own.submissions),
    skipped: await named(own.skipped),
    warnings: own.warnings,
  };
}
