import { randomFrom } from '#libs/domain/random.ts';
import { tagCombinations } from './tags.ts';

/** What a prompt is randomised with (AlphaCode, section 4.4 and appendix C.2). */
export type Draw = {
  readonly temperature: number;
  /** 800, 900 … 3500. */
  readonly rating: number;
  readonly tags: readonly string[];
};

export type TemperatureRange = { readonly temperatureMin: number; readonly temperatureMax: number };

/** Lowest and highest rating that stand in prompts (AlphaCode, appendix C.2). */
const ratingMin = 800;
const ratingMax = 3500;

/**
 * Draws temperature, rating and tags of one bucket of samples, each uniformly and on its own. Equal
 * arguments give an equal draw. AlphaCode 2 draws a temperature a sample and does not publish the
 * range; a bucket shares one draw, so that one request can bring all of its samples.
 */
export function drawBucket(
  seed: number,
  policy: string,
  bucket: number,
  range: TemperatureRange,
): Draw {
  const random = randomFrom(seed, policy, 'draw', bucket);
  const temperature =
    range.temperatureMin + random.next() * (range.temperatureMax - range.temperatureMin);
  return {
    // Three digits: nothing is lost, and logs stay readable.
    temperature: Math.round(temperature * 1000) / 1000,
    rating: random.integer(ratingMin / 100, ratingMax / 100) * 100,
    tags: random.pick(tagCombinations),
  };
}
