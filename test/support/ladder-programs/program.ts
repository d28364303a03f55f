import { Language } from '#libs/domain/language.ts';
import type { Rung } from '../../../services/executor/ladder.ts';

/** A program on which the two rungs of the compile ladder might disagree. */
export type LadderProgram = {
  /** What it does, as in "a program that …". */
  readonly does: string;
  readonly source: string;
  readonly input: string;
  readonly language: Language;
  /** Which rung must say that it is wrong. */
  readonly rung: Rung | 'either';
};

export type ProgramOptions = Partial<Omit<LadderProgram, 'does' | 'source'>> & {
  /** Stands before main. */
  readonly head?: string;
};

export type ProgramBuilder = (
  does: string,
  text: string,
  options?: ProgramOptions,
) => LadderProgram;

/**
 * Builders of programs that `groupRung` decides unless they say otherwise: `program` takes a whole
 * source, `mainOf` the body of main, after all headers and `using namespace std`.
 */
export function buildersFor(groupRung: LadderProgram['rung']): {
  readonly program: ProgramBuilder;
  readonly mainOf: ProgramBuilder;
} {
  const program: ProgramBuilder = (
    does,
    source,
    { input = '', language = Language.Cpp20, rung = groupRung } = {},
  ) => ({ does, source, input, language, rung });
  const mainOf: ProgramBuilder = (does, body, options = {}) => {
    const head = `#include <bits/stdc++.h>\nusing namespace std;\n${options.head ?? ''}\n`;
    return program(does, `${head}int main() {\n${body}\n}\n`, options);
  };
  return { program, mainOf };
}
