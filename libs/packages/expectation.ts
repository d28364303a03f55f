import { Verdict } from '../domain/verdict.ts';

/** The four verdicts of the new format's submissions.yaml, as ours. */
const shorthands: Readonly<Record<string, readonly Verdict[]>> = {
  AC: [Verdict.Accepted],
  WA: [Verdict.WrongAnswer, Verdict.OutputLimitExceeded],
  TLE: [Verdict.TimeLimitExceeded, Verdict.IdlenessLimitExceeded],
  RTE: [Verdict.RuntimeError, Verdict.MemoryLimitExceeded],
};
/** The shorthands that submissions.yaml may use. */
export const shorthandNames: readonly string[] = Object.keys(shorthands);

const failures = Object.values(Verdict).filter(
  (verdict) =>
    verdict !== Verdict.Ok &&
    verdict !== Verdict.Accepted &&
    verdict !== Verdict.Skipped &&
    verdict !== Verdict.InfrastructureError,
);
const compileFailures = [Verdict.CompileError, Verdict.CompileLimitExceeded];

const folders: Readonly<Record<string, readonly Verdict[]>> = {
  accepted: verdictsOf('AC'),
  wrong_answer: verdictsOf('WA'),
  time_limit_exceeded: verdictsOf('TLE'),
  run_time_error: verdictsOf('RTE'),
  runtime_error: verdictsOf('RTE'),
  rejected: failures,
  brute_force: verdictsOf('TLE', 'RTE'),
  memory_limit_exceeded: verdictsOf('RTE'),
  output_limit_exceeded: verdictsOf('WA'),
  no_output: verdictsOf('WA'),
  presentation_error: verdictsOf('WA'),
  compiler_error: compileFailures,
  compile_error: compileFailures,
};

/**
 * Verdicts that a submission in a folder may have: those of the formats, and those of DOMjudge. The
 * verdict of a submission is that of its first failing test. Memory counts as a run-time error and
 * too much output as a wrong answer, since the formats know neither. Undefined when the folder says
 * nothing (partially_accepted has no meaning in a pass-fail problem).
 */
export function verdictsOfFolder(folder: string): readonly Verdict[] | undefined {
  return folders[folder.toLowerCase().replaceAll('-', '_')];
}

const annotations: Readonly<Record<string, readonly Verdict[]>> = {
  CORRECT: verdictsOf('AC'),
  ACCEPTED: verdictsOf('AC'),
  AC: verdictsOf('AC'),
  WRONG_ANSWER: verdictsOf('WA'),
  WA: verdictsOf('WA'),
  NO_OUTPUT: verdictsOf('WA'),
  PRESENTATION_ERROR: verdictsOf('WA'),
  OUTPUT_LIMIT: verdictsOf('WA'),
  OUTPUT_LIMIT_EXCEEDED: verdictsOf('WA'),
  TIMELIMIT: verdictsOf('TLE'),
  TIME_LIMIT_EXCEEDED: verdictsOf('TLE'),
  TLE: verdictsOf('TLE'),
  RUN_ERROR: verdictsOf('RTE'),
  RUN_TIME_ERROR: verdictsOf('RTE'),
  RTE: verdictsOf('RTE'),
  MEMORY_LIMIT: verdictsOf('RTE'),
  MEMORY_LIMIT_EXCEEDED: verdictsOf('RTE'),
  COMPILER_ERROR: compileFailures,
  COMPILE_ERROR: compileFailures,
};

/**
 * What the annotation `@EXPECTED_RESULTS@: A, B` of DOMjudge allows: any of the results named.
 * Undefined when there is none, or when it says CHECK-MANUALLY; `unknown` names words that mean nothing.
 */
export function annotationIn(source: string): {
  readonly verdicts: readonly Verdict[] | undefined;
  readonly unknown: readonly string[];
} {
  const match = /@EXPECTED_RESULTS@:[ \t]*([^\r\n*]*)/.exec(source);
  const names = (match?.[1] ?? '')
    .split(',')
    .map((word) => word.trim().toUpperCase())
    .filter((word) => word !== '');
  const keys = names
    .map((name) => name.replaceAll('-', '_'))
    .filter((name) => name !== 'CHECK_MANUALLY');
  const verdicts = keys.flatMap((key) => annotations[key] ?? []);
  return {
    verdicts: verdicts.length === 0 || keys.length < names.length ? undefined : unique(verdicts),
    unknown: keys.filter((key) => annotations[key] === undefined),
  };
}

/** A rule of submissions.yaml: which verdicts tests may have, and which at least one must have. */
export type Rule = {
  readonly permitted?: readonly string[] | undefined;
  readonly required?: readonly string[] | undefined;
};

/** What submissions.yaml takes for granted of the format's own folders (format 2025-09, "Default directories"). */
export const defaultRules: Readonly<Record<string, Rule>> = {
  accepted: { permitted: ['AC'] },
  rejected: { required: ['RTE', 'TLE', 'WA'] },
  wrong_answer: { permitted: ['AC', 'WA'], required: ['WA'] },
  time_limit_exceeded: { permitted: ['AC', 'TLE'], required: ['TLE'] },
  run_time_error: { permitted: ['AC', 'RTE'], required: ['RTE'] },
  brute_force: { permitted: ['AC', 'RTE', 'TLE'], required: ['RTE', 'TLE'] },
};

/**
 * The verdicts that a submission may have under rules that all hold: its verdict is that of the first
 * failing test, so it must be permitted, and being accepted is enough only where accepting is what
 * each rule requires of a test.
 */
export function verdictsOfRules(rules: readonly Rule[]): readonly Verdict[] {
  let allowed: readonly string[] = shorthandNames;
  for (const { permitted = shorthandNames, required = shorthandNames } of rules) {
    allowed = allowed.filter(
      (name) => permitted.includes(name) && (name !== 'AC' || required.includes('AC')),
    );
  }
  return verdictsOf(...allowed);
}

function verdictsOf(...names: readonly string[]): readonly Verdict[] {
  return unique(names.flatMap((name) => shorthands[name] ?? []));
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
