/** Longest id that is made; packages allow 128 characters, and a number may follow. */
const idLengthMax = 100;

/**
 * The name of a package's folder for a problem's name in its format: letters, digits, ".", "_" and "-"; all
 * else becomes "-". "1971/A" is "1971-A". Empty when nothing is left.
 */
export function problemIdOf(nativeId: string): string {
  return nativeId
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[-.]+$/g, '')
    .slice(0, idLengthMax)
    .replace(/[-.]+$/, '');
}

/** Gives each problem an id of its own: what an earlier one has gets "-2", "-3", … */
export function uniqueIds(): (nativeId: string) => string {
  const taken = new Set<string>();
  return (nativeId) => {
    const base = problemIdOf(nativeId) || 'problem';
    let id = base;
    // Folders that differ in case alone are one on some file systems.
    for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${base}-${number}`;
    taken.add(id.toLowerCase());
    return id;
  };
}
