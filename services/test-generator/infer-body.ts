import { kindOf } from './tokens.ts';

/** Lines that hold `count` bodies and nothing else. */
export type Stretch = {
  readonly lines: readonly (readonly string[])[];
  readonly from: number;
  readonly to: number;
  readonly count: number;
};

/** One step of a body: a single line, or as many lines as one of its numbers says. */
type Step =
  | { readonly kind: 'line' }
  | {
      readonly kind: 'lines';
      readonly line: number;
      readonly token: number;
      readonly offset: number;
    };

const stepsMax = 5;
const singleLinesMax = 4;
const headerTokensMax = 4;
const formsMax = 4;
const triesMax = 5000;

/**
 * Cuts stretches into bodies of different lengths whose own numbers say how long they are, such as
 * test cases. For each form that fits all stretches: the lengths of the bodies of each stretch.
 * Shorter forms come first.
 */
export function bodyLengthsOf(
  stretches: readonly Stretch[],
): readonly (readonly (readonly number[])[])[] {
  const found: (readonly (readonly number[])[])[] = [];
  const seen = new Set<string>();
  let level: Step[][] = [[{ kind: 'line' }]];
  let tries = 0;
  for (let size = 2; size <= stepsMax && found.length < formsMax; size++) {
    const next: Step[][] = [];
    for (const form of level) {
      for (const step of stepsAfter(form)) {
        if (tries++ > triesMax) return found;
        const longer = [...form, step];
        next.push(longer);
        if (!longer.some((each) => each.kind === 'lines')) continue;
        const lengths = stretches.map((stretch) => cut(stretch, longer));
        if (lengths.some((each) => each === undefined)) continue;
        const known = lengths.filter((each) => each !== undefined);
        const key = JSON.stringify(known);
        if (!seen.has(key)) found.push(known);
        seen.add(key);
      }
    }
    level = next;
  }
  return found;
}

function stepsAfter(form: readonly Step[]): Step[] {
  const singleLines = form.filter((step) => step.kind === 'line').length;
  const steps: Step[] = [];
  for (let line = singleLines - 1; line >= 0; line--) {
    for (let token = 0; token < headerTokensMax; token++) {
      for (const offset of [0, -1]) steps.push({ kind: 'lines', line, token, offset });
    }
  }
  if (singleLines < singleLinesMax) steps.unshift({ kind: 'line' });
  return steps;
}

function cut(stretch: Stretch, form: readonly Step[]): readonly number[] | undefined {
  const lengths: number[] = [];
  let position = stretch.from;
  for (let body = 0; body < stretch.count; body++) {
    const start = position;
    const headers: (readonly string[])[] = [];
    for (const step of form) {
      if (step.kind === 'line') {
        headers.push(stretch.lines[position] ?? []);
        position++;
      } else {
        const token = headers[step.line]?.[step.token];
        if (token === undefined || kindOf(token) !== 'integer') return undefined;
        const size = Number(token) + step.offset;
        if (size < 0) return undefined;
        position += size;
      }
      if (position > stretch.to) return undefined;
    }
    lengths.push(position - start);
  }
  return position === stretch.to ? lengths : undefined;
}
