/** A number of a JSON text that a double cannot hold as it was written. */
export class ExactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/**
 * Parses JSON without losing digits: a number whose double would be written otherwise (2^53 + 1, 1.10,
 * 1e400) becomes an ExactNumber. Throws SyntaxError, or RangeError on nesting deeper than the stack.
 */
export function parseJson(text: string): unknown {
  // `context` is the third parameter of a reviver (ECMAScript 2025, JSON.parse source text access).
  const revive = (
    _key: string,
    value: unknown,
    context?: { readonly source?: string },
  ): unknown => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return String(value) === context.source ? value : new ExactNumber(context.source);
  };
  return JSON.parse(text, revive) as unknown;
}
