import type { Random } from '#libs/domain/random.ts';
import { drawStyle } from './draw-number.ts';
import { Drawer, type Profile } from './drawer.ts';
import { writeInput, type InputModel } from './input-model.ts';
import { walk } from './structure.ts';

/** Sizes of fresh inputs and how often each is drawn: small ones separate programs and run fast. */
const sizeClasses = [
  { name: 'small', weight: 55, countMost: 10, elementsMost: 60 },
  { name: 'medium', weight: 25, countMost: 60, elementsMost: 400 },
  { name: 'large', weight: 10, countMost: 2000, elementsMost: 2000 },
  { name: 'smallest', weight: 7, countMost: 1, elementsMost: 10 },
  { name: 'largest', weight: 3, countMost: 20_000, elementsMost: 20_000 },
] as const;

/** What an element takes at most, roughly: two numbers of ten digits. */
const elementBytes = 20;

/** Draws a fresh input of about `bytesMax` at most that follows a model. Throws a dead end (see `isDeadEnd`) when the limits leave no value. */
export function generateInput(
  model: InputModel,
  random: Random,
  bytesMax: number,
): { text: string; origin: string } {
  const size = drawSize(random);
  const profile: Profile = {
    countMost: size.name === 'small' ? random.pick([2, 3, 3, 4, 5, 6, 8, 10]) : size.countMost,
    isFull:
      size.name === 'large' ||
      size.name === 'largest' ||
      (size.name === 'small' && random.next() < 0.3),
    elementsMost: Math.max(1, Math.min(size.elementsMost, Math.floor(bytesMax / elementBytes))),
    style: drawStyle(random),
  };
  const drawer = new Drawer(model, random, profile);
  walk(model.nodes, drawer);
  return {
    text: writeInput(model, drawer.lines),
    origin: `fresh, ${size.name}, values: ${profile.style}`,
  };
}

function drawSize(random: Random): (typeof sizeClasses)[number] {
  let place = random.integer(
    1,
    sizeClasses.reduce((sum, size) => sum + size.weight, 0),
  );
  for (const size of sizeClasses) {
    place -= size.weight;
    if (place <= 0) return size;
  }
  return sizeClasses[0];
}
