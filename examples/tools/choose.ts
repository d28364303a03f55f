import type { Random } from '#libs/domain/random.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import type { Draft } from './drafts.ts';
import type { Label } from './label.ts';

/** A draft and what it is worth. */
export type Labelled = { readonly draft: Draft; readonly label: Label };

/** Shares of a pool, as a model's samples have them: few right among many wrong. */
const shares = {
  broken: 0.04,
  right: 0.035,
  wrongPastSamples: 0.085,
  tooSlow: 0.025,
  crashing: 0.035,
} as const;
type Group = keyof typeof shares | 'wrongOnSamples';

/** Part of what is wanted of a group that will do; another round of drafts takes minutes. */
const enoughShare = 0.65;

/** Some problems hardly let a program be slow or crash: nobody looks for more of these. */
const optional: ReadonlySet<Group> = new Set(['tooSlow', 'crashing'] as const);

/** A pool of at most `count` programs and `bytesMax` bytes of source, and which groups that matter are still too small. */
export function choosePool(
  labelled: readonly Labelled[],
  count: number,
  bytesMax: number,
  random: Random,
): { readonly chosen: readonly Labelled[]; readonly lacking: readonly Group[] } {
  const groups = new Map<Group, Labelled[]>();
  for (const one of random.shuffle(labelled)) {
    const group = groupOf(one);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  const chosen: Labelled[] = [];
  const lacking: Group[] = [];
  for (const [group, share] of Object.entries(shares) as [keyof typeof shares, number][]) {
    const wanted = Math.round(share * count);
    const taken = spread(groups.get(group) ?? []).slice(0, wanted);
    if (taken.length < enoughShare * wanted && !optional.has(group)) lacking.push(group);
    chosen.push(...taken);
  }
  const rest = groups.get('wrongOnSamples') ?? [];
  let byteCount = chosen.reduce((sum, { draft }) => sum + draft.program.source.length, 0);
  for (const one of rest) {
    byteCount += one.draft.program.source.length;
    if (chosen.length >= count || byteCount > bytesMax) break;
    chosen.push(one);
  }
  if (chosen.length < count && byteCount <= bytesMax) lacking.push('wrongOnSamples');
  return { chosen, lacking };
}

function groupOf({ draft, label }: Labelled): Group | undefined {
  if (label.verdict === Verdict.CompileError) return draft.isBroken ? 'broken' : undefined;
  if (label.verdict === Verdict.Accepted) return 'right';
  if (label.verdict === Verdict.TimeLimitExceeded) return 'tooSlow';
  if (label.verdict === Verdict.RuntimeError) return 'crashing';
  return label.isPastSamples ? 'wrongPastSamples' : 'wrongOnSamples';
}

/** Takes turns among the bases, so that a group is not one program in many dresses. */
export function spread(list: readonly Labelled[]): readonly Labelled[] {
  const queues = new Map<string, Labelled[]>();
  for (const one of list)
    queues.set(one.draft.base.name, [...(queues.get(one.draft.base.name) ?? []), one]);
  const result: Labelled[] = [];
  while (result.length < list.length) {
    for (const queue of queues.values()) {
      const one = queue.shift();
      if (one !== undefined) result.push(one);
    }
  }
  return result;
}
