import { createHash } from 'node:crypto';
import { invalidRow } from '../import-error.ts';
import type { ProblemDraft } from '../problem-draft.ts';
import { optionalText, parseRow, rowSchema } from './fields.ts';
import { inputOutputTests, jsonTexts } from './input-output.ts';
import { pythonTextList } from './python-literal.ts';
import { gatherSolutions, pythonLanguage } from './solutions.ts';
import { checkerFromStatement } from './statement-hints.ts';
import { splitSamples } from './tests-of.ts';

export const tacoColumns: readonly string[] = [
  'question',
  'solutions',
  'starter_code',
  'input_output',
  'tags',
  'name',
  'source',
  'url',
  'time_limit',
  'memory_limit',
];

/** Columns that have no counterpart in a package. */
export const tacoUnused: readonly string[] = [
  'difficulty',
  'raw_tags',
  'skill_types',
  'Expected Auxiliary Space',
  'Expected Time Complexity',
  'date',
  'picture_num',
];

const schema = rowSchema({
  question: optionalText,
  solutions: optionalText,
  starter_code: optionalText,
  input_output: optionalText,
  tags: optionalText,
  name: optionalText,
  source: optionalText,
  url: optionalText,
  time_limit: optionalText,
  memory_limit: optionalText,
});

/** Bytes of a unit; data sets write megabytes and mean mebibytes. */
const unitBytes: Readonly<Record<string, number>> = {
  byte: 1,
  b: 1,
  kilobyte: 1024,
  kb: 1024,
  kib: 1024,
  megabyte: 1024 ** 2,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  gigabyte: 1024 ** 3,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
};

/**
 * A row of TACO (`BAAI/TACO`, parquet or JSON lines). Limits are texts such as "2.0 seconds" and "256.0
 * megabytes"; one that reads otherwise is left out with a remark. Solutions are Python and right.
 * INVALID_ROW or ROW_NOT_SUPPORTED names the field.
 */
export function tacoDraft(value: unknown): ProblemDraft {
  const row = parseRow(schema, value);
  if (row.question.trim() === '') throw invalidRow('question is empty; it is the statement');
  const tests = inputOutputTests(row.input_output);
  const { samples, secret, remarks } = splitSamples(row.question, tests);
  const hints = checkerFromStatement(row.question, tests);
  const known = gatherSolutions();
  for (const source of jsonTexts('solutions', row.solutions))
    known.add(source, pythonLanguage(source), 'accepted');
  const seconds = /^([\d.]+)\s*(?:seconds?|secs?|s)?\.?$/i.exec(row.time_limit.trim())?.[1];
  const memory = /^([\d.]+)\s*([a-z]+?)s?$/i.exec(row.memory_limit.trim());
  const unit = unitBytes[(memory?.[2] ?? '').toLowerCase()];
  const timeLimitMs = Math.round(Number(seconds) * 1000);
  const memoryBytes = Math.round(Number(memory?.[1]) * (unit ?? NaN));
  const tags = pythonTextList(row.tags);
  // Most rows of some sources have no name.
  const nativeId =
    row.name === ''
      ? `taco-${createHash('sha256').update(row.question).digest('hex').slice(0, 12)}`
      : row.name;
  return {
    nativeId,
    title: row.name === '' ? nativeId : row.name,
    statement: { text: row.question, kind: 'md', language: 'en' },
    timeLimitMs: timeLimitMs > 0 ? timeLimitMs : undefined,
    memoryBytes: memoryBytes > 0 ? memoryBytes : undefined,
    keywords: tags ?? [],
    source: row.source === '' ? undefined : { name: row.source, url: row.url || undefined },
    samples,
    secret,
    checker: hints.checker,
    inputValidators: [],
    solutions: known.solutions,
    leftOut: known.leftOut,
    remarks: [
      ...remarks,
      ...hints.remarks,
      ...unread('time_limit', row.time_limit, timeLimitMs > 0, '"2.0 seconds"'),
      ...unread('memory_limit', row.memory_limit, memoryBytes > 0, '"256.0 megabytes"'),
      ...unread('tags', row.tags, tags !== undefined, `"['Math']"`),
      ...(row.starter_code.trim() === ''
        ? []
        : ['starter_code has no counterpart and is left out']),
    ],
  };
}

function unread(field: string, value: string, isRead: boolean, right: string): readonly string[] {
  return isRead || value.trim() === ''
    ? []
    : [`${field} "${value.slice(0, 40)}" cannot be read and is left out; ${right} could be`];
}
