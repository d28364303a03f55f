import type { AcceptedInput } from './combine.ts';
import type { Panel } from './panel.ts';
import { isFailing, Trials, type Tried } from './panel-trials.ts';
import { chooseSplitting, groupsOf } from './partition.ts';

/** What a search needs: inputs to begin with, a way to more of them, and programs to try them on. */
export type PanelSearch = {
  readonly inputCount: number;
  /** In the order in which they were drawn. */
  readonly drawn: readonly AcceptedInput[];
  /** More inputs, most of them near the given ones; fewer than `count` when there are no more. */
  readonly more: (
    near: readonly AcceptedInput[],
    count: number,
    round: number,
  ) => Promise<readonly AcceptedInput[]>;
  readonly panel: Panel;
  /** CPU limit of one run in milliseconds: what a time-out costs. */
  readonly cpuTimeMs: number;
  readonly signal: AbortSignal;
};

export type PanelResult = {
  /** At most `inputCount`, small ones first. */
  readonly inputs: readonly AcceptedInput[];
  readonly programCount: number;
  readonly groupCount: number;
  readonly triedInputCount: number;
  readonly failingInputCount: number;
};

/** Larger inputs are tried last, and few of them: they are there for time limits. */
const smallBytesMax = 16 * 1024;
const largeTriedShare = 0.3;
const largeTriedLeast = 4;
/** Rounds that look for differences between programs that behave alike so far, and inputs of each. */
const roundsMax = 6;
const inputsPerRound = 48;
const nearInputsMax = 12;
/** So many rounds in a row that told nobody apart end the search. */
const idleRoundsMax = 2;
/** Shares of what is handed out that do not depend on the panel, which is only a part of the candidates. */
const largestShare = 0.06;
const drawnShare = 0.14;
/** Cost of trials in milliseconds of CPU (see `Trials`): what small inputs may take, and all together. */
const smallTrials = { batchSize: 32, costMax: 60_000 };
const largeTrials = { batchSize: 2, costMax: 90_000 };

/**
 * Tries inputs on a panel of programs and chooses those on which the programs differ. First small inputs, then, while
 * some programs behave alike, more inputs near those that split; large inputs at the end.
 */
export async function searchInputs(search: PanelSearch): Promise<PanelResult> {
  const { panel, inputCount, drawn } = search;
  const everyone = Array.from({ length: panel.programCount }, (_, index) => index);
  const trials = new Trials(panel, search.cpuTimeMs, search.signal);
  await trials.run(drawn.filter(isSmall), everyone, smallTrials);
  await refine(search, trials);
  const largeCount = Math.max(largeTriedLeast, Math.ceil(inputCount * largeTriedShare));
  const large = drawn.filter((input) => !isSmall(input)).slice(0, largeCount);
  await trials.run(large, everyone, largeTrials);
  const usable = trials.tried.filter(({ row }) => !isFailing(row));
  const untried = drawn.filter((input) => !trials.tried.some((each) => each.input === input));
  const running = trials.runningPrograms();
  const inputs = choose(usable, untried, inputCount);
  const rowOf = new Map(usable.map(({ input, row }) => [input, row]));
  const chosenRows = inputs.flatMap((input) => {
    const row = rowOf.get(input);
    return row === undefined ? [] : [running.map((program) => row[program])];
  });
  return {
    inputs: inputs.toSorted((a, b) => a.text.length - b.text.length),
    programCount: running.length,
    groupCount: groupsOf(chosenRows, running.length).length,
    triedInputCount: trials.tried.length,
    failingInputCount: trials.tried.length - usable.length,
  };
}

/**
 * Rounds of more inputs for the programs that no input told apart yet. Right programs stay together whatever is tried,
 * and a wrong one among them is what costs most, so the rounds go on as long as they bring anything.
 */
async function refine(search: PanelSearch, trials: Trials): Promise<void> {
  let groupCount = 0;
  let idleRounds = 0;
  for (let round = 0; round < roundsMax; round++) {
    const usable = trials.tried.filter(({ row }) => !isFailing(row));
    const running = trials.runningPrograms();
    const groups = groupsOf(
      usable.map(({ row }) => running.map((program) => row[program])),
      running.length,
    );
    idleRounds = groups.length > groupCount ? 0 : idleRounds + 1;
    groupCount = groups.length;
    const alike = groups.filter((group) => group.length > 1).flat();
    if (alike.length === 0 || idleRounds >= idleRoundsMax) return;
    const splitting = chooseSplitting(
      usable.map(({ row }) => row),
      usable.map(({ input }) => input.text.length),
      nearInputsMax,
    );
    const near = splitting.flatMap((index) => usable[index]?.input ?? []);
    const inputs = await search.more(near, inputsPerRound, round);
    if (inputs.length === 0) return;
    const isWithinCost = await trials.run(
      inputs.filter(isSmall),
      alike.flatMap((index) => running[index] ?? []),
      smallTrials,
    );
    if (!isWithinCost) return;
  }
}

function isSmall({ text }: AcceptedInput): boolean {
  return text.length <= smallBytesMax;
}

/** The inputs that split best, with some of the largest and some as they were drawn. */
function choose(
  usable: readonly Tried[],
  untried: readonly AcceptedInput[],
  inputCount: number,
): readonly AcceptedInput[] {
  const chosen = new Set<AcceptedInput>();
  const add = (inputs: readonly AcceptedInput[], limit: number): void => {
    for (const input of inputs) {
      if (chosen.size >= limit) return;
      chosen.add(input);
    }
  };
  const largestCount = Math.ceil(inputCount * largestShare);
  const drawnCount = Math.ceil(inputCount * drawnShare);
  const splitting = chooseSplitting(
    usable.map(({ row }) => row),
    usable.map(({ input }) => input.text.length),
    Math.max(0, inputCount - largestCount - drawnCount),
  );
  add(
    splitting.flatMap((index) => usable[index]?.input ?? []),
    inputCount,
  );
  const largest = usable
    .map(({ input }) => input)
    .toSorted((a, b) => b.text.length - a.text.length)
    .slice(0, largestCount);
  add(largest, inputCount);
  add(
    usable.map(({ input }) => input),
    inputCount,
  );
  add(untried, inputCount);
  return [...chosen];
}
