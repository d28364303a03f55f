import type { GenerationRequest, Offer } from './backend.ts';
import type { Validation } from './validation.ts';

/** Holds back what cannot be used: inputs that are invalid, too large, a sample's or came before. */
export type Sieve = {
  /** Offers that are best sifted at once. */
  readonly batchSize: number;
  /** Why an offer cannot be used, before any validator is asked; undefined when it can, and then it counts as come. */
  readonly refusalOf: (offer: Offer) => string | undefined;
  /** What the problem's validators object to each input; empty when nothing. */
  readonly objectionsTo: Validation['objectionsTo'];
};

/** A sieve for the inputs of one request. */
export function makeSieve(
  request: Pick<GenerationRequest, 'problem' | 'inputBytesMax'>,
  validation: Validation,
): Sieve {
  const seen = new Set(
    request.problem.publicTests.map((test) => keyOf(Buffer.from(test.input).toString('latin1'))),
  );
  return {
    batchSize: validation.batchSize,
    refusalOf: (offer) => {
      if (offer.kind === 'refused') return offer.reason;
      if (offer.text.length > request.inputBytesMax)
        return `an input of ${offer.text.length} bytes is larger than ${request.inputBytesMax}`;
      const key = keyOf(offer.text);
      if (seen.has(key)) return 'an input came a second time';
      seen.add(key);
      return undefined;
    },
    objectionsTo: validation.objectionsTo,
  };
}

/** Inputs that differ in white space at their end alone are the same. */
function keyOf(text: string): string {
  return text.trimEnd();
}
