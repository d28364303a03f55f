import { isCpp, Language } from '#libs/domain/language.ts';
import { candidateIdOf, type Program } from '#libs/domain/program.ts';
import type { Random } from '#libs/domain/random.ts';
import { breaks } from './breaks.ts';
import { readCode, type Mutation } from './code.ts';
import { pythonRestyles, pythonSlips } from './python-mutations.ts';
import { restyles } from './restyle.ts';
import { slips } from './slips.ts';

/** A program to start from, and the folder of submissions/ that it lies in. */
export type Base = { readonly name: string; readonly folder: string; readonly program: Program };

/** A program that was made from a base. */
export type Draft = {
  readonly candidateId: string;
  readonly program: Program;
  readonly base: Base;
  readonly slipNames: readonly string[];
  readonly isBroken: boolean;
};

/** What is done to a base: restyled alone, with mistakes, or kept from compiling. */
export type DraftKind = 'plain' | 'slipped' | 'broken';

/** How often a mutation is tried elsewhere before the draft does without it. */
const triesMax = 8;

/**
 * Makes one draft: a base, restyled up to six times, then with one to three slips or a break if the
 * kind says so. C++ alone is broken. Undefined when nothing came of it.
 */
export function makeDraft(
  bases: readonly Base[],
  kind: DraftKind,
  random: Random,
): Draft | undefined {
  const fit = bases.filter((base) => kind !== 'broken' || isCpp(base.program.language));
  if (fit.length === 0) return undefined;
  const base = pickBase(fit, kind, random);
  let { language } = base.program;
  let source = Buffer.from(base.program.source).toString('utf8');
  const slipNames: string[] = [];
  const mutate = (mutations: readonly Mutation[]): string | undefined => {
    for (let tries = 0; tries < triesMax; tries++) {
      const mutation = random.pick(mutations);
      const next = mutation.apply(readCode(source, language), random);
      if (next === undefined || next === source) continue;
      source = next;
      return mutation.name;
    }
    return undefined;
  };
  const [ownRestyles, ownSlips] = isCpp(language)
    ? [restyles, slips]
    : language === Language.Python3
      ? [pythonRestyles, pythonSlips]
      : [[], slips];
  const restyleCount =
    ownRestyles.length === 0
      ? 0
      : isCpp(language)
        ? random.integer(kind === 'plain' ? 2 : 1, 6)
        : random.integer(0, 1);
  for (let count = 0; count < restyleCount; count++) mutate(ownRestyles);
  if (kind === 'slipped') {
    const slipCount = random.pick([1, 1, 1, 2, 2, 3]);
    for (let count = 0; count < slipCount; count++) {
      const name = mutate(ownSlips);
      if (name !== undefined) slipNames.push(name);
    }
    if (slipNames.length === 0) return undefined;
  }
  if (kind === 'broken' && mutate(breaks) === undefined) return undefined;
  if (isCpp(language) && random.next() < 0.3) language = Language.Cpp17;
  const program = { language, source: Buffer.from(tidy(source), 'utf8') };
  return {
    candidateId: candidateIdOf(program),
    program,
    base,
    slipNames,
    isBroken: kind === 'broken',
  };
}

/** Nine of ten drafts are C++; most slips start from something right. */
function pickBase(bases: readonly Base[], kind: DraftKind, random: Random): Base {
  const isCppDraft = random.next() < 0.92;
  const share = random.next();
  const folder =
    kind === 'plain'
      ? share < 0.5
        ? /^accepted$/
        : /./
      : share < 0.72
        ? /^accepted$/
        : share < 0.94
          ? /^wrong_answer$/
          : /^(?:time_limit_exceeded|run_time_error)$/;
  const language = bases.filter((base) => isCpp(base.program.language) === isCppDraft);
  const fit = language.filter((base) => folder.test(base.folder));
  return random.pick(fit.length > 0 ? fit : language.length > 0 ? language : bases);
}

/** Takes away what removed words leave behind: empty lines and spaces at line ends. */
function tidy(source: string): string {
  return source
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '');
}
