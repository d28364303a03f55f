import Table from 'cli-table3';
import { formatCount } from '../format.ts';

/** What became of one problem. */
export type ImportedProblem =
  | {
      readonly status: 'imported';
      /** Name of the package's folder. */
      readonly id: string;
      /** Name in its own format. */
      readonly nativeId: string;
      readonly where: string;
      readonly samples: number;
      readonly secretTests: number;
      readonly submissions: number;
      readonly poolEntries: number;
      /** Programs that were left out, by why. */
      readonly leftOut: Readonly<Record<string, number>>;
      readonly remarks: readonly string[];
    }
  | {
      readonly status: 'refused';
      /** Absent when not even the name could be read. */
      readonly id?: string;
      readonly nativeId?: string;
      readonly where: string;
      readonly reason: string;
      /** Whether a whole file could not be read. */
      readonly isFile: boolean;
      /** Whether goldpan failed rather than the problem. */
      readonly isOurFault: boolean;
    };

export type ImportReport = {
  readonly format: string;
  readonly source: string;
  readonly out: string;
  /** Fields of the format that have no counterpart in a package. */
  readonly unusedFields: readonly string[];
  readonly problems: readonly ImportedProblem[];
};

/** Problems that the table shows; JSON has all. */
const rowCountMax = 50;
/** Different remarks and reasons that are listed. */
const remarkCountMax = 30;

/** 0 when all were imported, 1 when some were refused, 2 when nothing could be read, 3 when goldpan failed. */
export function importStatus({ problems }: ImportReport): number {
  const refused = problems.filter((problem) => problem.status === 'refused');
  if (refused.some(({ isOurFault }) => isOurFault)) return 3;
  if (refused.length === problems.length && refused.some(({ isFile }) => isFile)) return 2;
  return refused.length > 0 ? 1 : 0;
}

/** The report as JSON: stable keys, and the counts that a script asks for. */
export function importJson(report: ImportReport): unknown {
  return { ...report, counts: countsOf(report) };
}

function countsOf({ problems }: ImportReport) {
  const imported = problems.filter((problem) => problem.status === 'imported');
  return {
    imported: imported.length,
    importedWithRemarks: imported.filter(({ remarks }) => remarks.length > 0).length,
    refused: problems.length - imported.length,
    leftOutPrograms: sumCounts(imported.map(({ leftOut }) => leftOut)),
  };
}

/** The report for a person: a table of the first problems, then what was left out, remarked and refused, with counts. */
export function importText(report: ImportReport): string {
  const { problems } = report;
  const imported = problems.filter((problem) => problem.status === 'imported');
  const refused = problems.filter((problem) => problem.status === 'refused');
  const parts: string[] = [];
  if (imported.length > 0) {
    const table = new Table({
      head: ['problem', 'named', 'samples', 'hidden', 'submissions', 'pool', 'remarks'],
      style: { head: [], border: [] },
    });
    for (const problem of imported.slice(0, rowCountMax)) {
      const { id, nativeId, samples, secretTests, submissions, poolEntries, remarks } = problem;
      table.push([
        id,
        nativeId === id ? '' : nativeId.slice(0, 40),
        samples,
        secretTests,
        submissions,
        poolEntries,
        remarks.length,
      ]);
    }
    parts.push(table.toString());
    if (imported.length > rowCountMax)
      parts.push(`and ${formatCount(imported.length - rowCountMax)} more; --json lists all`);
  }
  const counts = countsOf(report);
  const leftOut = Object.entries(counts.leftOutPrograms);
  if (leftOut.length > 0)
    parts.push(
      `programs left out: ${leftOut.map(([why, count]) => `${formatCount(count)} ${why}`).join(', ')}`,
    );
  if (report.unusedFields.length > 0 && imported.length > 0)
    parts.push(`fields without a counterpart, left out: ${report.unusedFields.join(', ')}`);
  const remarks = grouped(imported.flatMap(({ id, remarks }) => remarks.map((text) => [text, id])));
  if (remarks.length > 0) parts.push(['remarks:', ...remarks].join('\n'));
  if (refused.length > 0) {
    const lines = refused.slice(0, remarkCountMax).map(({ where, nativeId, reason }) => {
      const name = nativeId === undefined ? '' : ` (${nativeId.slice(0, 60)})`;
      return `  ${where}${name}: ${reason}`;
    });
    if (refused.length > remarkCountMax)
      lines.push(`  and ${formatCount(refused.length - remarkCountMax)} more; --json lists all`);
    parts.push(['refused:', ...lines].join('\n'));
  }
  parts.push(
    `${formatCount(counts.imported)} imported into ${report.out} (${formatCount(counts.importedWithRemarks)} with remarks), ${formatCount(counts.refused)} refused`,
  );
  return parts.join('\n');
}

/** Equal remarks once, with how many problems they are about and the first of these. */
function grouped(remarks: readonly (readonly string[])[]): readonly string[] {
  const groups = new Map<string, { first: string; count: number }>();
  for (const [text = '', id = ''] of remarks) {
    const group = groups.get(text);
    if (group === undefined) groups.set(text, { first: id, count: 1 });
    else group.count += 1;
  }
  const lines = [...groups]
    .sort(([, a], [, b]) => b.count - a.count)
    .slice(0, remarkCountMax)
    .map(([text, { first, count }]) =>
      count === 1 ? `  ${first}: ${text}` : `  ${first} and ${count - 1} more: ${text}`,
    );
  return groups.size > remarkCountMax
    ? [...lines, `  and ${groups.size - remarkCountMax} more; --json lists all`]
    : lines;
}

function sumCounts(
  counts: readonly Readonly<Record<string, number>>[],
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const part of counts)
    for (const [key, count] of Object.entries(part)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}
