import { limitRanges, resolveLimits, type Limits } from '../domain/limits.ts';
import { invalidPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';
import type { ProblemYaml } from './problem-yaml.ts';
import type { YamlFile } from './yaml-file.ts';

/** Time limit of a package that gives none, in seconds. */
const timeLimitDefault = 2;
/** The format's typical default, in MiB; a package that needs another says so. */
const memoryDefault = 2048;
/** Likewise. */
const outputDefault = 8;
const mebibyte = 1024 * 1024;

/** What the user says of the limits; it wins over the package. */
export type LimitChoices = {
  /** CPU time of one test, in milliseconds. */
  readonly cpuTimeMs?: number | undefined;
};

/** Where the limits come from, and what had to be assumed. */
export type PackageLimits = { readonly limits: Limits; readonly warnings: readonly string[] };

/**
 * Limits of a package. The time limit is, in this order: the file `.timelimit` (ICPC practice),
 * `limits.time_limit`, `timelimit` in domjudge-problem.ini, and 2 s with a warning. The format would
 * derive a missing one from the accepted submissions on the judge's machine; goldpan does not, so that
 * a verdict depends on nothing but the package. INVALID_PACKAGE names the file when out of range.
 */
export async function readLimits(
  folder: PackageFolder,
  yaml: YamlFile<ProblemYaml>,
  choices: LimitChoices = {},
): Promise<PackageLimits> {
  const time =
    choices.cpuTimeMs === undefined
      ? await readTimeLimit(folder, yaml)
      : { seconds: choices.cpuTimeMs / 1000, where: 'the option', warnings: [] };
  const { memory, output } = yaml.value.limits;
  const limits = {
    cpuTimeMs: Math.round(time.seconds * 1000),
    memoryBytes: Math.round((memory ?? memoryDefault) * mebibyte),
    outputBytes: Math.round((output ?? outputDefault) * mebibyte),
  };
  check(time.where, 'the time limit in milliseconds', limits.cpuTimeMs, 'cpuTimeMs');
  check(
    yaml.where('limits', 'memory'),
    'limits.memory in bytes',
    limits.memoryBytes,
    'memoryBytes',
  );
  check(
    yaml.where('limits', 'output'),
    'limits.output in bytes',
    limits.outputBytes,
    'outputBytes',
  );
  return { limits: resolveLimits(limits), warnings: time.warnings };
}

type TimeLimit = { seconds: number; where: string; warnings: readonly string[] };

async function readTimeLimit(
  folder: PackageFolder,
  yaml: YamlFile<ProblemYaml>,
): Promise<TimeLimit> {
  if ((await folder.find('.timelimit')) !== undefined) {
    const content = (await folder.readText('.timelimit', 1024)).trim();
    return secondsIn(content, folder.where('.timelimit'));
  }
  const { time_limit: seconds } = yaml.value.limits;
  if (seconds !== undefined)
    return { seconds, where: yaml.where('limits', 'time_limit'), warnings: [] };
  const ini = 'domjudge-problem.ini';
  if ((await folder.find(ini)) !== undefined) {
    const match = /^\s*timelimit\s*=\s*(['"]?)([^'"\r\n;]*)\1/m.exec(
      await folder.readText(ini, mebibyte),
    );
    if (match !== null) return secondsIn((match[2] ?? '').trim(), folder.where(ini));
  }
  const where = folder.where('problem.yaml');
  return {
    seconds: timeLimitDefault,
    where,
    warnings: [
      `${where}: no time limit is given, so ${timeLimitDefault} s is taken; write limits.time_limit or a file .timelimit`,
    ],
  };
}

function secondsIn(content: string, where: string): TimeLimit {
  const seconds = Number(content);
  if (content === '' || !(seconds > 0)) {
    throw invalidPackage(
      where,
      `"${content.slice(0, 40)}" is no time limit; write seconds, such as 2 or 0.5`,
    );
  }
  return { seconds, where, warnings: [] };
}

function check(where: string, what: string, value: number, limit: keyof Limits): void {
  const [least, most] = limitRanges[limit];
  if (!(value >= least && value <= most)) {
    throw invalidPackage(where, `${what} is ${value}; allowed are ${least} to ${most}`);
  }
}
