import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import { messageOf } from '../../domain/app-error.ts';
import { invalidRow, unsupportedRow } from '../import-error.ts';
import type { DraftTest, ProblemDraft } from '../problem-draft.ts';
import { parseJson } from '../tables/json.ts';
import { optionalText, parseRow, rowSchema, text } from './fields.ts';
import { unpickleText } from './pickle.ts';
import { checkerFromStatement } from './statement-hints.ts';
import { noTests, testsOfPairs } from './tests-of.ts';

export const livecodebenchColumns: readonly string[] = [
  'question_title',
  'question_content',
  'platform',
  'question_id',
  'starter_code',
  'public_test_cases',
  'private_test_cases',
  'metadata',
];

/** Fields that have no counterpart in a package. */
export const livecodebenchUnused: readonly string[] = ['contest_id', 'contest_date', 'difficulty'];

/** Most bytes that packed tests may unpack to; a string of node holds half a gigabyte. */
const unpackedBytesMax = 448 * 1024 * 1024;

const schema = rowSchema({
  question_id: text.min(1, 'is empty; it names the problem'),
  question_title: optionalText,
  question_content: optionalText,
  platform: optionalText,
  starter_code: optionalText,
  public_test_cases: optionalText,
  private_test_cases: optionalText,
  metadata: optionalText,
});
const testList = z.array(
  z.object({
    input: text,
    output: text,
    testtype: z.string({ error: 'must be "stdin" or "functional"' }),
  }),
  { error: 'must be a list of {input, output, testtype}' },
);

/**
 * A row of `livecodebench/code_generation_lite` (JSON lines). Private tests are JSON, or
 * base64(zlib(pickle(JSON))), of which no pickle is run. Functional problems, whose programs are called
 * rather than fed, are refused. INVALID_ROW or ROW_NOT_SUPPORTED names the field.
 */
export function livecodebenchDraft(value: unknown): ProblemDraft {
  const row = parseRow(schema, value);
  const called = functionName(row.metadata);
  if (called !== undefined) throw functional(`metadata names the function ${called}`);
  if (row.question_content.trim() === '')
    throw invalidRow('question_content is empty; it is the statement');
  const samples = testsIn('public_test_cases', row.public_test_cases);
  const secret = testsIn('private_test_cases', unpacked(row.private_test_cases));
  if (samples.length + secret.length === 0) throw noTests();
  const isSampleMade = samples.length === 0;
  const hints = checkerFromStatement(row.question_content, [...samples, ...secret]);
  return {
    nativeId: row.question_id,
    title: row.question_title === '' ? row.question_id : row.question_title,
    statement: { text: row.question_content, kind: 'md', language: 'en' },
    timeLimitMs: undefined,
    memoryBytes: undefined,
    keywords: [],
    source: row.platform === '' ? undefined : { name: row.platform },
    samples: isSampleMade ? secret.slice(0, 1) : samples,
    secret: isSampleMade ? secret.slice(1) : secret,
    checker: hints.checker,
    inputValidators: [],
    solutions: [],
    leftOut: new Map(),
    remarks: [
      ...hints.remarks,
      ...(isSampleMade
        ? ['there are no public tests, so the first hidden one became the sample']
        : []),
      ...(row.starter_code.trim() === ''
        ? []
        : ['starter_code has no counterpart and is left out']),
    ],
  };
}

function testsIn(field: string, json: string): readonly DraftTest[] {
  if (json.trim() === '') return [];
  const tests =
    parseRow(z.object({ [field]: testList }), { [field]: jsonOf(field, json) })[field] ?? [];
  const other = tests.find(({ testtype }) => testtype !== 'stdin');
  if (other !== undefined) throw functional(`${field} has testtype "${other.testtype}"`);
  return testsOfPairs(field, tests);
}

/** The JSON of private tests, packed or not. */
function unpacked(field: string): string {
  const packed = field.trim();
  if (packed === '' || packed.startsWith('[')) return packed;
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(packed.slice(-64)))
    throw invalidRow('private_test_cases is neither a JSON list nor base64');
  try {
    const pickle = inflateSync(Buffer.from(packed, 'base64'), {
      maxOutputLength: unpackedBytesMax,
    });
    return unpickleText(pickle);
  } catch (error) {
    throw invalidRow(
      `private_test_cases cannot be unpacked (${messageOf(error)}); it must be base64 of zlib of a pickled JSON text of at most ${unpackedBytesMax} bytes`,
      error,
    );
  }
}

function functionName(metadata: string): string | undefined {
  if (metadata.trim() === '') return undefined;
  const value = jsonOf('metadata', metadata);
  const name =
    typeof value === 'object' && value !== null && 'func_name' in value
      ? value.func_name
      : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function jsonOf(field: string, json: string): unknown {
  try {
    return parseJson(json);
  } catch (error) {
    throw invalidRow(`${field} is no JSON (${messageOf(error).slice(0, 120)})`, error);
  }
}

function functional(what: string): Error {
  return unsupportedRow(
    `${what}: the program is called as a function; only problems with standard input are supported`,
  );
}
