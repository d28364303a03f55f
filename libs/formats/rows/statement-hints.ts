import type { DraftChecker, DraftTest } from '../problem-draft.ts';

/** Answers that are looked at for decimal fractions. */
const answersLookedAtMax = 50;

/**
 * The comparison for a format that gives no checker, from what the statement says. An allowed error
 * becomes a tolerance; where several answers may be right, a remark says that right programs may be
 * judged wrong.
 */
export function checkerFromStatement(
  statement: string,
  tests: readonly DraftTest[],
): { readonly checker: DraftChecker; readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  if (hasSeveralAnswers(statement)) {
    remarks.push(
      'the statement allows several answers and the format has no checker for it: right programs may be judged wrong',
    );
  }
  const error = allowedError(statement);
  if (error !== undefined) {
    const { flag, tolerance } = error;
    remarks.push(`the tolerance ${tolerance} is read from the statement`);
    return { checker: { kind: 'token', arguments: [flag, tolerance] }, remarks };
  }
  if (tests.slice(0, answersLookedAtMax).some(({ answer }) => hasFraction(answer))) {
    remarks.push(
      'answers hold decimal fractions and no tolerance is known: they are compared as text',
    );
  }
  return { checker: { kind: 'token', arguments: [] }, remarks };
}

/** Whether a statement says that any of several answers will do. */
export function hasSeveralAnswers(statement: string): boolean {
  return /\bif (?:there are|there is|there exist|several|multiple|more than one)\b[^.]{0,60}\b(?:multiple|several|many|more than one)\b|\b(?:print|output|find|report|choose)\s+any(?: (?:one|of|such|valid|suitable|correct)\b|\.)|\bany of them\b/i.test(
    statement,
  );
}

/**
 * The error that a statement allows, such as "absolute or relative error must not exceed 10^{-6}". The
 * power may have lost its mark on the way into the data set: "10 - 6".
 */
function allowedError(
  statement: string,
): { readonly flag: string; readonly tolerance: string } | undefined {
  const phrase = /\b(?:absolute|relative)\b[^.]{0,40}\berror\b/i.exec(statement);
  if (phrase === null) return undefined;
  const around = statement.slice(Math.max(0, phrase.index - 120), phrase.index + 200);
  const power = /10\s*(?:\^|\*\*|<sup>)?\s*\{?\s*[-−–‐]\s*(\d{1,2})/.exec(around)?.[1];
  const exponent = power ?? /\b1e-(\d{1,2})\b/i.exec(around)?.[1];
  const decimal = /\b0\.0+1\b/.exec(around)?.[0];
  const tolerance = exponent === undefined ? decimal : `1e-${Number(exponent)}`;
  if (tolerance === undefined) return undefined;
  const isAbsolute = /\babsolute\b/i.test(around);
  const isRelative = /\brelative\b/i.test(around);
  const flag =
    isAbsolute === isRelative
      ? 'float_tolerance'
      : isAbsolute
        ? 'float_absolute_tolerance'
        : 'float_relative_tolerance';
  return { flag, tolerance };
}

function hasFraction(answer: DraftTest['answer']): boolean {
  return answer.kind === 'text' && /(?:^|\s)-?\d+\.\d+(?:\s|$)/.test(answer.text.slice(0, 10_000));
}
