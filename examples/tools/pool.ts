import { isCpp } from '#libs/domain/language.ts';
import { candidateIdOf } from '#libs/domain/program.ts';
import { randomFrom, type Random } from '#libs/domain/random.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { ProblemPackage } from '#libs/packages/problem-package.ts';
import type { TestFile } from '#libs/packages/test-files.ts';
import { choosePool, spread, type Labelled } from './choose.ts';
import { makeDraft, type Base, type Draft, type DraftKind } from './drafts.ts';
import type { Labeller } from './label.ts';
import { respace } from './respace.ts';
import type { SteadyJudge } from './steady.ts';

/** How a pool is made. */
export type PoolOptions = {
  readonly seed: number;
  /** Distinct programs wanted. */
  readonly count: number;
  /** Bytes of source in all; a pool of large programs has fewer. */
  readonly bytesMax: number;
  readonly label: Labeller;
  readonly steady: SteadyJudge;
  /** Told after each round: what there is so far. */
  readonly onRound: (text: string) => void;
};

/** A line of a pool, as goldpan's replay policy and `goldpan eval` read it. */
export type PoolLine = {
  readonly source: string;
  readonly language: string;
  readonly model: string;
  readonly temperature: number;
  readonly rating: number;
  readonly tags: readonly string[];
  readonly verdict: string;
};

/** A pool and what is known about it beyond its lines. */
export type Pool = { readonly lines: readonly PoolLine[]; readonly summary: PoolSummary };

/** Counts are of distinct programs. */
export type PoolSummary = {
  readonly seed: number;
  readonly lines: number;
  readonly distinct: number;
  readonly notCompiling: number;
  readonly right: number;
  /** Identities of the programs that pass all samples and are wrong. */
  readonly wrongPastSamples: readonly string[];
};

/** CPU seconds of a run under the sanitizers. Samples are small: what takes longer on them never ends. */
const sampleSecondsMax = 1;
const testSecondsMax = 3;
const roundsMax = 3;
/** Drafts a wanted program in the first round; later rounds look only for what is lacking. */
const draftsPerProgram = 1.45;
/** Lines that repeat an earlier program with other white space and comments. */
const repeatShare = 0.08;

/** Makes a pool for a package from its submissions; equal seeds and labels give equal pools. */
export async function makePool(problem: ProblemPackage, options: PoolOptions): Promise<Pool> {
  const { submissions } = await problem.submissions();
  const bases: readonly Base[] = submissions.map(({ path, folder, program }) => ({
    name: path,
    folder,
    program,
  }));
  const samples = await problem.sampleTests();
  const tests = [...samples, ...(await problem.secretTests())];
  const drafts = new Map<string, Draft>();
  const labelled: Labelled[] = [];
  const random = randomFrom('pool', problem.problem.problemId, options.seed);
  let result = choosePool([], options.count, options.bytesMax, random);
  for (let round = 0; round < roundsMax && (round === 0 || result.lacking.length > 0); round++) {
    const fresh = draftRound(bases, drafts, problem.problem.problemId, round, options);
    labelled.push(...(await labelSteady(fresh, samples, tests, options)));
    result = choosePool(
      labelled,
      options.count,
      options.bytesMax,
      randomFrom('choose', options.seed),
    );
    options.onRound(
      `round ${round + 1}: ${drafts.size} drafts, ${labelled.length} labelled, ${result.chosen.length} chosen, lacking ${result.lacking.join(', ') || 'nothing'}`,
    );
  }
  const lines = linesOf(
    result.chosen,
    problem,
    randomFrom('lines', problem.problem.problemId, options.seed),
  );
  return { lines, summary: summaryOf(result.chosen, lines, options.seed) };
}

function summaryOf(
  chosen: readonly Labelled[],
  lines: readonly PoolLine[],
  seed: number,
): PoolSummary {
  const count = (verdict: Verdict): number =>
    chosen.filter(({ label }) => label.verdict === verdict).length;
  return {
    seed,
    lines: lines.length,
    distinct: chosen.length,
    notCompiling: count(Verdict.CompileError),
    right: count(Verdict.Accepted),
    wrongPastSamples: chosen
      .filter(({ label }) => label.isPastSamples && label.verdict === Verdict.WrongAnswer)
      .map(({ draft }) => draft.candidateId)
      .sort(),
  };
}

function draftRound(
  bases: readonly Base[],
  drafts: Map<string, Draft>,
  problemId: string,
  round: number,
  options: PoolOptions,
): readonly Draft[] {
  const fresh: Draft[] = [];
  const wanted = Math.round(options.count * (round === 0 ? draftsPerProgram : 0.4));
  for (let index = 0; index < wanted; index++) {
    const random = randomFrom('draft', problemId, options.seed, round, index);
    const share = random.next();
    const kind: DraftKind = share < 0.045 ? 'broken' : share < 0.12 ? 'plain' : 'slipped';
    const draft = makeDraft(bases, kind, random);
    if (draft === undefined || drafts.has(draft.candidateId)) continue;
    drafts.set(draft.candidateId, draft);
    fresh.push(draft);
  }
  return fresh;
}

/** Steady on the samples, then labelled, then steady on all tests up to the one that decided. */
async function labelSteady(
  drafts: readonly Draft[],
  samples: readonly TestFile[],
  tests: readonly TestFile[],
  { label, steady }: PoolOptions,
): Promise<readonly Labelled[]> {
  const whole = drafts.filter(({ isBroken }) => !isBroken);
  const broken = drafts.filter(({ isBroken }) => isBroken);
  const candidates = [
    ...(await steady.steadyOf(whole, () => samples, sampleSecondsMax)),
    ...broken,
  ];
  const labels = await label(candidates);
  const labelled = candidates.flatMap((draft, index) => {
    const own = labels[index];
    return own === undefined ? [] : [{ draft, label: own }];
  });
  const past = labelled.filter(({ label: own }) => own.isPastSamples);
  const looked = [...Map.groupBy(past, ({ label: own }) => own.verdict).values()].flatMap((group) =>
    spread(group).slice(0, lookedMax(group[0]?.label.verdict)),
  );
  const testCounts = new Map(looked.map(({ draft, label: own }) => [draft, own.testCount]));
  const steadyToTheEnd = new Set(
    await steady.steadyOf(
      [...testCounts.keys()],
      (draft) => tests.slice(samples.length, testCounts.get(draft) ?? 0),
      testSecondsMax,
    ),
  );
  return labelled.filter(
    ({ draft, label: own }) => !own.isPastSamples || steadyToTheEnd.has(draft),
  );
}

/** The hidden tests are large and the sanitizers slow: no more programs are looked at than a pool needs. */
function lookedMax(verdict: Verdict | undefined): number {
  return verdict === Verdict.Accepted ? 11 : verdict === Verdict.WrongAnswer ? 28 : 6;
}

function linesOf(
  chosen: readonly Labelled[],
  problem: ProblemPackage,
  random: Random,
): readonly PoolLine[] {
  const lines = chosen.map((one) =>
    lineOf(one, Buffer.from(one.draft.program.source).toString('utf8'), problem, random),
  );
  const repeats = random
    .shuffle(chosen)
    .slice(0, Math.round(repeatShare * chosen.length))
    .flatMap((one) => {
      const { program, candidateId } = one.draft;
      const source = respace(
        Buffer.from(program.source).toString('utf8'),
        isCpp(program.language),
        random,
      );
      const isSame =
        candidateIdOf({ ...program, source: Buffer.from(source, 'utf8') }) === candidateId;
      return isSame ? [lineOf(one, source, problem, random)] : [];
    });
  return random.shuffle([...lines, ...repeats]);
}

function lineOf(
  { draft, label }: Labelled,
  source: string,
  problem: ProblemPackage,
  random: Random,
): PoolLine {
  const { tags } = problem.problem;
  const warmth = 0.25 * (draft.slipNames.length + (draft.isBroken ? 2 : 0));
  return {
    source,
    language: draft.program.language,
    model: 'mutation-v1',
    temperature: Math.round(100 * Math.min(1.2, 0.2 + warmth + 0.25 * random.next())) / 100,
    rating: 100 * random.integer(8, 35),
    tags: random.shuffle(tags).slice(0, random.integer(0, Math.min(3, tags.length))),
    verdict: label.verdict,
  };
}
