/**
 * Whether a glob of submissions.yaml matches a path or a folder above it (format 2025-09, "Glob
 * patterns"): `*` within a name, braces with alternatives; nothing else is special.
 */
export function globMatches(glob: string, path: string): boolean {
  const patterns = expandBraces(glob).map(
    (plain) =>
      new RegExp(
        `^${plain
          .split('*')
          .map((literal) => RegExp.escape(literal))
          .join('[^/]*')}$`,
      ),
  );
  const parts = path.split('/');
  return parts.some((_, index) => {
    const prefix = parts.slice(0, index + 1).join('/');
    return patterns.some((pattern) => pattern.test(prefix));
  });
}

/** Most alternatives that one glob may stand for; what goes beyond is taken literally. */
const alternativeCountMax = 256;

function expandBraces(glob: string): readonly string[] {
  let expanded = [glob];
  for (;;) {
    const next = expanded.flatMap((pattern) => {
      // The innermost pair first, so that nested braces work.
      const match = /^(.*)\{([^{}]*)\}(.*)$/s.exec(pattern);
      if (match === null) return [pattern];
      return (match[2] ?? '')
        .split(',')
        .map((choice) => `${match[1] ?? ''}${choice}${match[3] ?? ''}`);
    });
    if (
      next.length === expanded.length &&
      next.every((pattern, index) => pattern === expanded[index])
    )
      return next;
    if (next.length > alternativeCountMax) return [glob];
    expanded = next;
  }
}
