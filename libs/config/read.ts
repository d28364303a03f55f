import { AppError, messageOf } from '../domain/app-error.ts';

/** One setting: where it comes from, what it means, and how its text is read. */
export type Setting<T> = {
  /** Name of the environment variable. */
  readonly variable: string;
  /** One sentence with the unit; shown in help and in errors. */
  readonly description: string;
  /** Text used when the variable is not set; undefined makes the setting required. */
  readonly default?: string;
  /** Reads the text; throws an Error whose message says what would be right. */
  readonly read: (text: string) => T;
};

type Settings = Readonly<Record<string, Setting<unknown>>>;
type Values<S extends Settings> = {
  readonly [Key in keyof S]: S[Key] extends Setting<infer T> ? T : never;
};

/** Reads all settings at once and reports every fault together: INVALID_ARGUMENT (INVALID_CONFIG). */
export function readConfig<S extends Settings>(
  settings: S,
  environment: Readonly<Record<string, string | undefined>>,
): Values<S> {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([key, setting]) => {
    const text = environment[setting.variable] ?? setting.default;
    if (text === undefined) {
      faults.push(`${setting.variable} is not set: ${setting.description}`);
      return [key, undefined];
    }
    try {
      return [key, setting.read(text)];
    } catch (error) {
      faults.push(`${setting.variable}="${text}": ${messageOf(error)} (${setting.description})`);
      return [key, undefined];
    }
  });
  if (faults.length > 0)
    throw new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', faults.join('\n'));
  // Every entry was read by the setting of its key, and none is missing.
  return Object.fromEntries(entries) as Values<S>;
}

/** Reads any text as it is. */
export const text = (value: string): string => value;

/** Reads one of the given words. */
export function oneOf<Word extends string>(...words: readonly Word[]): (value: string) => Word {
  return (value) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new Error(`must be one of ${words.join(', ')}`);
    return found;
  };
}

/** Reads a whole number in a range, both ends included. */
export function integerBetween(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < least || number > most) {
      throw new Error(`must be a whole number from ${least} to ${most}`);
    }
    return number;
  };
}

/** Reads a number in a range, both ends included. */
export function numberBetween(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !(number >= least && number <= most))
      throw new Error(`must be a number from ${least} to ${most}`);
    return number;
  };
}

/** Reads "true" or "false". */
export function boolean(value: string): boolean {
  return oneOf('true', 'false')(value) === 'true';
}

/** Reads host:port; port 0 lets the system choose. */
export function address(value: string): string {
  if (!/^[^\s/]+:\d{1,5}$/.test(value)) throw new Error('must be host:port');
  return value;
}

/** The same; empty means none. */
export function optionalAddress(value: string): string {
  return value === '' ? '' : address(value);
}
