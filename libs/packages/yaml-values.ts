import { z } from 'zod';

/** Text, or a number written as text: the reader keeps scalars as they stand in the file. */
export const text = z.string({ error: 'must be text' });

/** A number above zero. */
export const positive = text
  .regex(/^\+?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/, 'must be a number, such as 2 or 0.5')
  .transform(Number)
  .refine((value) => value > 0 && Number.isFinite(value), 'must be above 0');

/** "true" or "false", in the spellings of YAML 1.1 and 1.2. */
export const flag = text
  .regex(/^(true|false|yes|no|on|off)$/i, 'must be true or false')
  .transform((value) => /^(true|yes|on)$/i.test(value));

/** One text or a list of texts, as a list. */
export const textOrList = z
  .union([text, z.array(text)], { error: 'must be text or a list of texts' })
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** Words: separated by white space in one text, or a list of texts that may hold spaces each. */
export const words = z
  .union([text, z.array(text)], { error: 'must be text or a list of texts' })
  .transform((value) => (typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : value));

/** Anything: a key that the format defines and goldpan does not need. */
export const ignored = z.unknown().optional();
