/** What each program of a panel did on one input; undefined where it was not run. */
export type Row = readonly (string | undefined)[];

/** The programs that behave alike on all inputs, as indexes: largest group first, ties by smallest index. */
export function groupsOf(
  rows: readonly Row[],
  programCount: number,
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (let program = 0; program < programCount; program++) {
    const key = JSON.stringify(rows.map((row) => row[program] ?? null));
    groups.set(key, [...(groups.get(key) ?? []), program]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** The behaviour of the most programs on an input, ties by the first of them; undefined when none was run. */
export function commonBehaviour(row: Row): string | undefined {
  const counts = new Map<string, number>();
  for (const behaviour of row)
    if (behaviour !== undefined) counts.set(behaviour, (counts.get(behaviour) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0];
}

/**
 * Chooses the inputs that tell programs apart: greedily, each time the one that separates most pairs, where a
 * pair that k chosen inputs separate already counts 2^-k, so that no difference hangs on one input. Ties go to the
 * smaller input. Returns at most `count` indexes in the order of choice; inputs that separate nothing are not among them.
 */
export function chooseSplitting(
  rows: readonly Row[],
  sizes: readonly number[],
  count: number,
): readonly number[] {
  const programCount = Math.max(0, ...rows.map((row) => row.length));
  const weights = new Float64Array(programCount * programCount).fill(1);
  const codes = rows.map(codesOf);
  const gainOf = (index: number): number => {
    let gain = 0;
    forSeparated(codes[index] ?? [], (pair) => (gain += weights[pair] ?? 0), programCount);
    return gain;
  };
  // Gains only shrink while inputs are chosen, so an old gain is a bound (Minoux, 1978).
  const bounds = rows.map((_, index) => ({ index, gain: gainOf(index) }));
  const order = (a: { index: number; gain: number }, b: { index: number; gain: number }): number =>
    b.gain - a.gain || (sizes[a.index] ?? 0) - (sizes[b.index] ?? 0) || a.index - b.index;
  bounds.sort(order);
  const chosen: number[] = [];
  while (chosen.length < count) {
    const [top] = bounds;
    if (top === undefined || top.gain === 0) break;
    const fresh = { index: top.index, gain: gainOf(top.index) };
    const second = bounds[1];
    bounds.shift();
    if (second !== undefined && order(fresh, second) > 0) {
      const place = bounds.findIndex((other) => order(fresh, other) < 0);
      bounds.splice(place === -1 ? bounds.length : place, 0, fresh);
      continue;
    }
    if (fresh.gain === 0) break;
    chosen.push(fresh.index);
    forSeparated(
      codes[fresh.index] ?? [],
      (pair) => (weights[pair] = (weights[pair] ?? 0) / 2),
      programCount,
    );
  }
  return chosen;
}

/** Behaviours as small numbers; -1 where the program was not run. */
function codesOf(row: Row): readonly number[] {
  const codes = new Map<string, number>();
  return row.map((behaviour) => {
    if (behaviour === undefined) return -1;
    const code = codes.get(behaviour) ?? codes.size;
    codes.set(behaviour, code);
    return code;
  });
}

function forSeparated(
  codes: readonly number[],
  visit: (pair: number) => void,
  programCount: number,
): void {
  for (let first = 0; first < codes.length; first++) {
    if (codes[first] === -1) continue;
    for (let second = first + 1; second < codes.length; second++) {
      if (codes[second] !== -1 && codes[first] !== codes[second])
        visit(first * programCount + second);
    }
  }
}
