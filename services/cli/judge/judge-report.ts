import { Verdict } from '#libs/domain/verdict.ts';
import type { SkippedSubmission } from '#libs/packages/submissions.ts';
import { formatCount, formatMs } from '../format.ts';
import { table } from '../run-report.ts';
import type { JudgedSubmission } from './judge-submission.ts';

/**
 * The documented JSON of `goldpan judge`; keys are stable. Paths are as they were given, `expected`
 * is empty when nothing is expected (and then `isExpected` is true), times and memory of a test that
 * was skipped are null.
 */
export function judgeJson(
  problemId: string,
  judged: readonly JudgedSubmission[],
  skipped: readonly SkippedSubmission[],
): unknown {
  return {
    problem: problemId,
    submissions: judged.map(
      ({ path, language, verdict, expected, isExpected, results, compilation }) => ({
        path,
        language,
        verdict,
        expected,
        isExpected,
        tests: results.map((result) => ({
          name: result.name,
          verdict: result.verdict,
          cpuMs: result.execution?.cpuTimeMs ?? null,
          wallMs: result.execution?.wallTimeMs ?? null,
          memoryBytes: result.execution?.memoryBytesPeak ?? null,
        })),
        compile: {
          isSuccessful: compilation?.isSuccessful ?? false,
          cpuMs: compilation?.cpuTimeMs ?? 0,
          log: Buffer.from(compilation?.log ?? []).toString('utf8'),
        },
      }),
    ),
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
  };
}

/** The table at the end of a judging, then what was skipped and what came out otherwise than expected. */
export function judgeText(
  judged: readonly JudgedSubmission[],
  skipped: readonly SkippedSubmission[],
  testCount: number,
): string {
  const rows = judged.map(({ path, language, verdict, expected, isExpected, results }) => [
    path,
    language,
    verdict,
    results.find(isFailure)?.name ?? '',
    formatMs(largest(results.map((result) => result.execution?.cpuTimeMs ?? 0))),
    `${(largest(results.map((result) => result.execution?.memoryBytesPeak ?? 0)) / 1024 / 1024).toFixed(1)} MiB`,
    expected.length === 0 && isExpected ? '-' : isExpected ? 'yes' : 'NO',
  ]);
  const head = [
    'submission',
    'language',
    'verdict',
    'first failure',
    'CPU',
    'memory',
    'as expected',
  ];
  const wrong = judged.filter(({ isExpected }) => !isExpected);
  return [
    ...(judged.length === 0 ? [] : [table(head, rows)]),
    ...skipped.map(({ path, reason }) => `skipped ${path}: ${reason}`),
    ...wrong.flatMap(explain),
    `${formatCount(judged.length)} submissions on ${formatCount(testCount)} tests: ${
      wrong.length === 0 ? 'all as expected' : `${formatCount(wrong.length)} NOT as expected`
    }${skipped.length === 0 ? '' : `, ${formatCount(skipped.length)} skipped`}`,
  ].join('\n');
}

/** Lines of a compiler's message that help; the rest is in the JSON. */
const compilerLineCountMax = 5;

function explain(judged: JudgedSubmission): readonly string[] {
  const { path, expected, verdict, results, compilation, failure } = judged;
  const failed = results.find(isFailure);
  const where = failed === undefined ? '' : ` on ${failed.name}`;
  const why = [failed?.message ?? '', failure].filter(Boolean).join('; ');
  const right = expected.length === 0 ? 'any verdict' : expected.join(' or ');
  const log =
    compilation?.isSuccessful === false ? Buffer.from(compilation.log).toString('utf8') : '';
  return [
    `${path}: ${verdict}${where}, expected ${right}${why === '' ? '' : `: ${why}`}`,
    ...log
      .split('\n')
      .filter(Boolean)
      .slice(0, compilerLineCountMax)
      .map((line) => `  ${line}`),
  ];
}

function isFailure(result: { readonly verdict: Verdict }): boolean {
  return result.verdict !== Verdict.Accepted && result.verdict !== Verdict.Skipped;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
