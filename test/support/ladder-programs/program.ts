import { Language } from '#libs/domain/language.ts';

/** A program on which the two rungs of the compile ladder might disagree. */
export type LadderProgram = {
  /** What it does, as in "a program that …". */
  readonly does: string;
  readonly source: string;
  readonly input: string;
  readonly language: Language;
  /** Which rung must say that it is wrong; either: any may. */
  readonly rung: 'front' | 'full' | 'either';
};

export type ProgramOptions = Partial<Omit<LadderProgram, 'does' | 'source'>> & {
  /** Stands before main. */
  readonly head?: string;
};

/** A whole source: `rung` is left open unless it is given. */
export function program(
  does: string,
  source: string,
  { input = '', language = Language.Cpp20, rung = 'either' }: ProgramOptions = {},
): LadderProgram {
  return { does, source, input, language, rung };
}

/** A body of main after all headers and `using namespace std`. */
export function mainOf(does: string, body: string, options: ProgramOptions = {}): LadderProgram {
  const head = `#include <bits/stdc++.h>\nusing namespace std;\n${options.head ?? ''}\n`;
  return program(does, `${head}int main() {\n${body}\n}\n`, options);
}

/** The same rung for all of a group, unless a program says otherwise. */
export function decidedBy(
  rung: LadderProgram['rung'],
  programs: readonly LadderProgram[],
): readonly LadderProgram[] {
  return programs.map((one) => ({ ...one, rung: one.rung ?? rung }));
}
