import { Language } from '../../domain/language.ts';
import { sourceBytesMax } from '../../domain/program.ts';
import type { DraftSolution, SolutionFolder } from '../problem-draft.ts';

/** Why a known program is left out, as the key of a count: "in Java". */
export type SolutionLanguage = Language | { readonly leftOut: string };

/** Gathers the known programs of a problem and counts those that cannot be used. */
export function gatherSolutions(): {
  readonly solutions: DraftSolution[];
  readonly leftOut: Map<string, number>;
  readonly add: (
    source: string | Uint8Array,
    language: SolutionLanguage,
    folder: SolutionFolder,
    name?: string,
  ) => void;
} {
  const solutions: DraftSolution[] = [];
  const leftOut = new Map<string, number>();
  return {
    solutions,
    leftOut,
    add: (source, language, folder, name) => {
      const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
      const reason =
        typeof language === 'object'
          ? language.leftOut
          : bytes.length === 0
            ? 'empty'
            : bytes.length > sourceBytesMax
              ? `larger than ${sourceBytesMax} bytes`
              : undefined;
      if (reason !== undefined || typeof language === 'object') {
        const key = reason ?? 'in an unknown language';
        leftOut.set(key, (leftOut.get(key) ?? 0) + 1);
        return;
      }
      solutions.push({ program: { language, source: bytes }, folder, name });
    },
  };
}

/**
 * The Python of a source whose data set says only "Python": a statement, function or literal that
 * Python 3 does not have means Python 2.
 */
export function pythonLanguage(source: string): SolutionLanguage {
  const isPython2 =
    /^[ \t]*print[ \t]+(?![=(])\S|\b(?:raw_input|xrange)\s*\(|^[ \t]*except [\w.]+, *\w+:|^[ \t]*exec "/m.test(
      source,
    );
  return isPython2 ? { leftOut: 'in Python 2' } : Language.Python3;
}
