import { posix } from 'node:path';

/** Deepest chain of includes. */
const depthMax = 32;

/**
 * Makes one C++ source of a main file and the headers that it includes from its own folder. Each
 * header stands where it is first included and is dropped where it is included again, as its guard
 * would have it. What is not among the files, such as <vector>, stays as it is.
 *
 * `files` maps names to contents as latin1 text, so that bytes survive.
 */
export function amalgamate(main: string, files: ReadonlyMap<string, string>): string {
  const included = new Set([main]);
  const expand = (name: string, depth: number): string =>
    (files.get(name) ?? '').replace(
      /^[ \t]*#[ \t]*include[ \t]*"([^"\r\n]+)".*$/gm,
      (line, target: string) => {
        const beside = posix.join(posix.dirname(name), target);
        const found = files.has(beside) ? beside : posix.normalize(target);
        if (!files.has(found) || depth >= depthMax) return line;
        if (included.has(found)) return '';
        included.add(found);
        // `#pragma once` means nothing in a main file and only draws a warning.
        return expand(found, depth + 1).replace(/^[ \t]*#[ \t]*pragma[ \t]+once.*$/m, '');
      },
    );
  return expand(main, 0);
}
