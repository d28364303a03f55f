/** No value fits here; the input is given up. Recognise it with `isDeadEnd`. */
export class DeadEnd extends Error {
  override readonly name = 'DeadEnd';
}

export function isDeadEnd(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    (error.name === 'DeadEnd' || error.name === 'RangeError')
  );
}
