/** Closes a switch over a union: a value that reaches it is a bug of ours. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
