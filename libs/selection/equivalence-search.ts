import type { DistinctBehaviour } from './distinct-behaviours.ts';
import { behaviourOfKey, type BehaviourMerge } from './equivalence.ts';

/** Whether the checker accepts the output of one behaviour on an input with that of another as the answer. */
export type Question = {
  readonly inputIndex: number;
  readonly output: DistinctBehaviour;
  readonly answer: DistinctBehaviour;
};

/** Answers of a round, one a question, in order. */
export type Answers = readonly boolean[];

/** Finds which behaviours count as one. */
export type EquivalenceSearch = {
  /**
   * Compares behaviours, heaviest first, with each other and with the leaders so far, in rounds: yields
   * questions that do not depend on each other, and goes on with their answers.
   */
  readonly compare: (
    behaviours: readonly DistinctBehaviour[],
  ) => Generator<readonly Question[], void, Answers>;
  /** What other behaviours are compared with. */
  readonly leaders: () => readonly DistinctBehaviour[];
  readonly merges: () => readonly BehaviourMerge[];
  readonly checkCount: () => number;
  /** Behaviours that were to be compared when the checks were used up. */
  readonly leftCount: () => number;
};

/**
 * Most leaders of an input. What the checker rejects as an output whatever the answer is never becomes
 * one, so leaders are right answers and answers that are right but for their value: few, and a behaviour
 * that is equivalent to none of the heaviest belongs to a class that will not be submitted.
 */
const leadersMax = 8;

type Leader = { readonly behaviour: DistinctBehaviour; sampleCount: number };

/** A behaviour that is being compared. */
type Open = {
  readonly behaviour: DistinctBehaviour;
  /** The leader it is compared with, by place in its input's list. */
  place: number;
  /** Whether it was accepted against that leader, which leaves the other way round. */
  isAccepted: boolean;
  /** Whether the checker accepts it as its own answer; undefined until asked. */
  isOwnAnswer: boolean | undefined;
};

/**
 * Two behaviours are equivalent when the checker accepts the output of each with that of the other as the
 * answer. The relation is taken for transitive, as it is for a checker that compares values: a behaviour is
 * compared with leaders alone, and the heaviest that is left becomes the next leader. It is reflexive: what
 * the checker rejects even as its own answer, such as a plan that breaks the rules, is equivalent to nothing,
 * which one check tells. `isReflexive` spares that check where all outputs pass it.
 */
export function makeEquivalenceSearch(options: {
  readonly checkCountMax: number;
  readonly isReflexive: boolean;
}): EquivalenceSearch {
  const leadersByInput = new Map<number, Leader[]>();
  const merges: BehaviourMerge[] = [];
  let checkCount = 0;
  let leftCount = 0;

  const leadersOf = (inputIndex: number): Leader[] => {
    const known = leadersByInput.get(inputIndex) ?? [];
    leadersByInput.set(inputIndex, known);
    return known;
  };

  const merge = ({ inputIndex, key, sampleCount }: DistinctBehaviour, leader: Leader): void => {
    leader.sampleCount += sampleCount;
    merges.push({
      inputIndex,
      behaviour: behaviourOfKey(key),
      mergedInto: behaviourOfKey(leader.behaviour.key),
    });
  };

  /** Takes an answer in; returns whether the behaviour stays open. */
  const take = (open: Open, { output, answer }: Question, isAccepted: boolean): boolean => {
    if (output === answer) {
      open.isOwnAnswer = isAccepted;
      return isAccepted;
    }
    const leader = leadersOf(open.behaviour.inputIndex)[open.place];
    if (isAccepted && open.isAccepted && leader !== undefined) {
      merge(open.behaviour, leader);
      return false;
    }
    if (isAccepted) open.isAccepted = true;
    else {
      open.isAccepted = false;
      open.place += 1;
    }
    return open.place < leadersMax;
  };

  function* compare(
    behaviours: readonly DistinctBehaviour[],
  ): Generator<readonly Question[], void, Answers> {
    const openByInput = openAll(behaviours, options.isReflexive);
    // The heaviest class is the likeliest; between calls alone, so that places stay what they are.
    for (const inputIndex of openByInput.keys())
      leadersOf(inputIndex).sort((a, b) => b.sampleCount - a.sampleCount);
    for (;;) {
      const asked = affordable(
        [...openByInput].flatMap(([inputIndex, opens]) =>
          nextQuestions(opens, leadersOf(inputIndex)),
        ),
        options.checkCountMax - checkCount,
      );
      if (asked.length === 0) break;
      checkCount += asked.length;
      const answers = yield asked.map(({ question }) => question);
      const closed = new Set<Open>();
      for (const [index, { open, question }] of asked.entries())
        if (!take(open, question, answers[index] ?? false)) closed.add(open);
      for (const [inputIndex, opens] of openByInput)
        openByInput.set(
          inputIndex,
          opens.filter((open) => !closed.has(open)),
        );
    }
    for (const opens of openByInput.values()) leftCount += opens.length;
  }

  return {
    compare,
    leaders: () =>
      [...leadersByInput.values()].flatMap((leaders) => leaders.map(({ behaviour }) => behaviour)),
    merges: () => merges,
    checkCount: () => checkCount,
    leftCount: () => leftCount,
  };
}

/** The behaviours of each input, heaviest first. */
function openAll(
  behaviours: readonly DistinctBehaviour[],
  isReflexive: boolean,
): Map<number, Open[]> {
  const openByInput = new Map<number, Open[]>();
  for (const behaviour of behaviours) {
    const open = {
      behaviour,
      place: 0,
      isAccepted: false,
      isOwnAnswer: isReflexive ? true : undefined,
    };
    const opens = openByInput.get(behaviour.inputIndex);
    if (opens === undefined) openByInput.set(behaviour.inputIndex, [open]);
    else opens.push(open);
  }
  return openByInput;
}

type Asked = { readonly open: Open; readonly question: Question };

/** As many questions as there are checks left, those about the heaviest behaviours. */
function affordable(asked: readonly Asked[], countMax: number): readonly Asked[] {
  if (asked.length <= countMax) return asked;
  return [...asked]
    .sort((a, b) => b.open.behaviour.sampleCount - a.open.behaviour.sampleCount)
    .slice(0, countMax);
}

/**
 * The next question of each open behaviour of an input that has one. When all have met every leader, the
 * first of them becomes a leader, once it is known to be its own answer; it leaves `opens`.
 */
function nextQuestions(opens: Open[], leaders: Leader[]): readonly Asked[] {
  for (;;) {
    const asked = opens.flatMap((open) => {
      const question = nextQuestion(open, leaders);
      return question === undefined ? [] : [{ open, question }];
    });
    const [first] = opens;
    if (asked.length > 0 || first === undefined) return asked;
    if (first.isOwnAnswer === undefined) return [{ open: first, question: askOwn(first) }];
    opens.shift();
    leaders.push({ behaviour: first.behaviour, sampleCount: first.behaviour.sampleCount });
  }
}

function nextQuestion(open: Open, leaders: readonly Leader[]): Question | undefined {
  // Only after a first rejection: most of what is right is accepted at once, and needs no check of its own.
  if (open.place > 0 && open.isOwnAnswer === undefined) return askOwn(open);
  const leader = leaders[open.place];
  if (leader === undefined) return undefined;
  const { behaviour } = open;
  const { inputIndex } = behaviour;
  return open.isAccepted
    ? { inputIndex, output: leader.behaviour, answer: behaviour }
    : { inputIndex, output: behaviour, answer: leader.behaviour };
}

function askOwn({ behaviour }: Open): Question {
  return { inputIndex: behaviour.inputIndex, output: behaviour, answer: behaviour };
}
