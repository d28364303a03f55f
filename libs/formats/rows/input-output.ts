import { z } from 'zod';
import { messageOf } from '../../domain/app-error.ts';
import { invalidRow, unsupportedRow } from '../import-error.ts';
import type { DraftTest } from '../problem-draft.ts';
import { parseJson } from '../tables/json.ts';
import { parseRow } from './fields.ts';
import { pairTests } from './tests-of.ts';

// A list stands for lines; some rows of APPS have it.
const side = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join('\n'))], {
  error: 'must be text, or a list of lines',
});
const schema = z.object(
  {
    inputs: z.array(side, { error: 'must be a list' }),
    outputs: z.array(side, { error: 'must be a list' }),
  },
  { error: 'must be {"inputs": […], "outputs": […]}' },
);

/**
 * The tests of the field `input_output` of APPS and TACO: JSON {inputs, outputs}. ROW_NOT_SUPPORTED when it
 * has fn_name, which means that the program is called as a function.
 */
export function inputOutputTests(json: string): readonly DraftTest[] {
  if (json.trim() === '') return [];
  let value: unknown;
  try {
    value = parseJson(json);
  } catch (error) {
    throw invalidRow(`input_output is no JSON (${messageOf(error).slice(0, 120)})`, error);
  }
  const called =
    typeof value === 'object' && value !== null && 'fn_name' in value ? value.fn_name : undefined;
  if (called !== undefined && called !== null) {
    throw unsupportedRow(
      `input_output.fn_name is ${JSON.stringify(called)}: the program is called as a function; only problems with standard input are supported`,
    );
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return [];
  const { input_output: tests } = parseRow(z.object({ input_output: schema }), {
    input_output: value,
  });
  return pairTests('input_output', tests.inputs, tests.outputs);
}

/** The texts of a field that is a JSON list of texts. */
export function jsonTexts(field: string, json: string): readonly string[] {
  if (json.trim() === '') return [];
  try {
    return z.array(z.string()).parse(parseJson(json));
  } catch (error) {
    throw invalidRow(`${field} must be a JSON list of texts`, error);
  }
}
