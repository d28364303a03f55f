import { InvalidArgumentError } from 'commander';

/** Reads a whole number in a range for commander, which adds the option's name to the message. */
export function integerOption(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < least || number > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

/** Reads a number in a range for commander. */
export function numberOption(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !(number >= least && number <= most)) {
      throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
    }
    return number;
  };
}

/** Gathers an option that may be given several times. */
export function gather(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
