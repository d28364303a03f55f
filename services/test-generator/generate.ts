import type { Random } from '#libs/domain/random.ts';
import { drawStyle } from './draw-number.ts';
import { Drawer, type Profile } from './drawer.ts';
import { rulesOfSlot, writeInput, type InputModel } from './input-model.ts';
import { slotGroupsOf, walk, type Slot } from './structure.ts';

/** How large fresh inputs become: small ones separate programs and run fast, the largest show who is too slow. */
const sizes = {
  smallest: { countMost: 1, elementsMost: 10 },
  small: { countMost: 10, elementsMost: 60 },
  medium: { countMost: 60, elementsMost: 400 },
  large: { countMost: 2000, elementsMost: 2000 },
  largest: { countMost: 1_000_000, elementsMost: 250_000 },
} as const;
export type SizeName = keyof typeof sizes;

/** Share of the bytes for elements; the rest is for the numbers before them. */
const elementsShare = 0.95;

/** A limit that is wider than this is no limit of the statement. */
const digitsMost = 12;

/** Draws a fresh input of a size, about `bytesMax` bytes at most, that follows a model. Throws a dead end (see `isDeadEnd`) when the limits leave no value. */
export function generateInput(
  model: InputModel,
  random: Random,
  bytesMax: number,
  name: SizeName,
): { text: string; origin: string } {
  const size = sizes[name];
  const isLarge = name === 'large' || name === 'largest';
  const profile: Profile = {
    countMost: name === 'small' ? random.pick([2, 3, 3, 4, 5, 6, 8, 10]) : size.countMost,
    isFull: isLarge || (name === 'small' && random.next() < 0.3),
    elementsMost: Math.max(
      1,
      Math.min(size.elementsMost, Math.floor((bytesMax * elementsShare) / elementBytesOf(model))),
    ),
    isLarge,
    style: drawStyle(random, isLarge),
  };
  const drawer = new Drawer(model, random, profile);
  walk(model.nodes, drawer);
  return {
    text: writeInput(model, drawer.lines),
    origin: `fresh, ${name}, values: ${profile.style}`,
  };
}

/** Bytes of the longest element that a list or repetition can have, white space included. */
function elementBytesOf(model: InputModel): number {
  const bytesOf = (slots: readonly Slot[]): number =>
    slots.reduce((sum, slot) => {
      const { least, most, sumMost } = rulesOfSlot(model, slot);
      // A word whose length a number or a sum limits adds little to what is counted already.
      if (slot.kind === 'word')
        return sum + 1 + (slot.length === undefined && sumMost === undefined ? Number(most) : 1);
      return sum + Math.max(digitsOf(least), digitsOf(most)) + 1;
    }, 0);
  return Math.max(2, ...slotGroupsOf(model.nodes).map((slots) => bytesOf(slots)));
}

function digitsOf(value: bigint): number {
  return Math.min(String(value).length, digitsMost);
}
