import { invalidRow } from '../import-error.ts';
import { textContent, type DraftTest } from '../problem-draft.ts';

/** Pairs inputs with outputs by their place. INVALID_ROW when there are not as many of one as of the other. */
export function pairTests(
  field: string,
  inputs: readonly string[],
  outputs: readonly string[],
): readonly DraftTest[] {
  if (inputs.length !== outputs.length) {
    throw invalidRow(
      `${field} has ${inputs.length} inputs and ${outputs.length} outputs; there must be as many`,
    );
  }
  return inputs.map((input, index) => ({
    name: `${field} ${index + 1}`,
    input: textContent(input),
    answer: textContent(outputs[index] ?? ''),
  }));
}

/** The same of a list of pairs. */
export function testsOfPairs(
  field: string,
  pairs: readonly { readonly input: string; readonly output: string }[],
): readonly DraftTest[] {
  return pairs.map(({ input, output }, index) => ({
    name: `${field} ${index + 1}`,
    input: textContent(input),
    answer: textContent(output),
  }));
}

/**
 * Tells samples from hidden tests where a format does not: a test whose input stands in the statement,
 * line by line, and its answer after it, is a sample. When none does, the first test becomes one, since candidates are filtered
 * on samples; `remarks` says so. INVALID_ROW when there is no test at all.
 */
export function splitSamples(
  statement: string,
  tests: readonly DraftTest[],
): {
  readonly samples: readonly DraftTest[];
  readonly secret: readonly DraftTest[];
  readonly remarks: readonly string[];
} {
  const [first, ...rest] = tests;
  if (first === undefined) throw noTests();
  const shown = linesOf(statement);
  const isShown = ({ input, answer }: DraftTest): boolean => {
    if (input.kind !== 'text' || answer.kind !== 'text') return false;
    const inputEnd = endOf(shown, linesOf(input.text), 0);
    return inputEnd !== undefined && endOf(shown, linesOf(answer.text), inputEnd) !== undefined;
  };
  const samples = tests.filter(isShown);
  if (samples.length > 0) {
    return { samples, secret: tests.filter((test) => !samples.includes(test)), remarks: [] };
  }
  return {
    samples: [first],
    secret: rest,
    remarks: ['no test stands in the statement, so the first one became the sample'],
  };
}

/** INVALID_ROW: a problem without tests. */
export function noTests(): Error {
  return invalidRow('has no tests; a problem needs at least one input with its answer');
}

/** Lines that are not blank, each run of blanks as one. */
function linesOf(value: string): readonly string[] {
  return value
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Where `part` ends in `lines`, searched from a line on; undefined when it is not there or empty. */
function endOf(
  lines: readonly string[],
  part: readonly string[],
  from: number,
): number | undefined {
  if (part.length === 0) return undefined;
  for (let start = from; start + part.length <= lines.length; start += 1) {
    if (part.every((line, index) => lines[start + index] === line)) return start + part.length;
  }
  return undefined;
}
