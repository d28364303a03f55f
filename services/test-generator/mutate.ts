import type { Random } from '#libs/domain/random.ts';
import { drawBetween } from './draw-number.ts';
import { Drawer, type Profile } from './drawer.ts';
import { rangeIn, rulesOfSlot, writeInput, type InputModel } from './input-model.ts';
import type { ParsedInput, PlacedValue } from './parse.ts';
import { walk } from './structure.ts';

/** Most values that are changed unless the caller says otherwise. */
const changesDefault = 4;

/** Where a mutated count asks for more elements, these are drawn like so. */
const profile: Profile = {
  countMost: 12,
  isFull: false,
  isLarge: false,
  elementsMost: 1000,
  style: 'sample',
};

/**
 * Changes 1 to `changesMax` values (default 4) of one of the given inputs, else of a sample (AlphaCode, section
 * 3.2.1): numbers by one or to a similar one, letters changed or swapped, bits flipped. A changed count brings its
 * elements with it, and every limit keeps holding. Throws a dead end when no value fits.
 */
export function mutateInput(
  model: InputModel,
  random: Random,
  {
    inputs = model.samples,
    changesMax = changesDefault,
  }: {
    readonly inputs?: readonly ParsedInput[];
    readonly changesMax?: number;
  } = {},
): { text: string; origin: string } {
  const sample = random.pick(inputs);
  if (sample.values.length === 0)
    return { text: writeInput(model, []), origin: 'a sample without values' };
  const values = new Map(sample.values.map((value) => [value.path, value.text]));
  const changes: string[] = [];
  const count = random.integer(1, Math.min(changesMax, sample.values.length));
  for (let change = 0; change < count; change++) {
    if (random.next() < 0.15) {
      const swapped = swapElements(sample, values, random);
      if (swapped !== undefined) {
        changes.push(swapped);
        continue;
      }
    }
    const value = drawPlace(sample, random);
    const text = changed(model, sample, value, values.get(value.path) ?? value.text, random);
    changes.push(`${value.text} to ${text}`);
    values.set(value.path, text);
  }
  const drawer = new Drawer(model, random, profile, { values, tags: sample.tags });
  walk(model.nodes, drawer);
  const shown = changes
    .map((change) => (change.length > 60 ? `${change.slice(0, 57)}...` : change))
    .join(', ');
  return { text: writeInput(model, drawer.lines), origin: `values changed: ${shown}` };
}

/** Every slot has the same chance, however many values it has. */
function drawPlace(sample: ParsedInput, random: Random): PlacedValue {
  const ids = [...new Set(sample.values.map((value) => value.slot.id))];
  const id = random.pick(ids);
  return random.pick(sample.values.filter((value) => value.slot.id === id));
}

function swapElements(
  sample: ParsedInput,
  values: Map<string, string>,
  random: Random,
): string | undefined {
  const groups = sample.groups.filter((group) => group.count > 1);
  if (groups.length === 0) return undefined;
  const group = random.pick(groups);
  const inside = sample.values.filter((value) => value.path.startsWith(`${group.path}.`));
  if (inside.length === 0) return undefined;
  const first = random.pick(inside);
  const second = random.pick(inside.filter((value) => value.slot.id === first.slot.id));
  const [a, b] = [values.get(first.path) ?? first.text, values.get(second.path) ?? second.text];
  values.set(first.path, b);
  values.set(second.path, a);
  return `${a} and ${b} swapped`;
}

function changed(
  model: InputModel,
  sample: ParsedInput,
  value: PlacedValue,
  text: string,
  random: Random,
): string {
  const rules = rulesOfSlot(model, value.slot);
  const similar = random.pick(
    sample.values.filter((other) => other.slot.kind === value.slot.kind),
  ).text;
  if (rules.choices !== undefined) return random.pick(rules.choices);
  if (value.slot.kind === 'word')
    return changedWord(text, similar, rules.alphabet, value.slot.length === undefined, random);
  if (value.slot.kind === 'float')
    return random.next() < 0.5
      ? similar
      : (Number(text) + random.integer(-3, 3)).toFixed(rules.decimals);
  const kind = random.next();
  if (kind < 0.45) return String(BigInt(text) + (random.next() < 0.5 ? 1n : -1n));
  if (kind < 0.65) return similar;
  const { least, most } = rangeIn(model, rules, value.scope);
  if (most < least) return text;
  // A count drawn from its whole range would make the input huge.
  if (model.countingSlots.has(value.slot.id))
    return String(BigInt(text) + BigInt(random.integer(-3, 3)));
  if (kind < 0.8) return String(random.pick([least, most]));
  return String(drawBetween(least, most, random));
}

/** Swaps, changes, adds or drops letters; flips a bit of a word of zeros and ones. */
export function changedWord(
  text: string,
  similar: string,
  alphabet: string,
  canResize: boolean,
  random: Random,
): string {
  const letters = [...text];
  if (letters.length === 0) return similar;
  const at = random.integer(0, letters.length - 1);
  const kind = random.next();
  if (canResize && kind < 0.15) return similar;
  if (canResize && kind < 0.3) letters.splice(at, 0, random.pick([...alphabet]));
  else if (canResize && kind < 0.45 && letters.length > 1) letters.splice(at, 1);
  else if (kind < 0.65) {
    const other = random.integer(0, letters.length - 1);
    // Both places are inside the word.
    [letters[at], letters[other]] = [letters[other] ?? '', letters[at] ?? ''];
  } else letters[at] = random.pick([...alphabet]);
  return letters.join('');
}
