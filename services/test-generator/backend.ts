import type { Problem } from '#libs/domain/problem.ts';
import type { Random } from '#libs/domain/random.ts';
import type { InputModel } from './input-model.ts';

/** The backends, in the order in which they are asked when the request names none. */
export const backendNames = ['mutation', 'program', 'model'] as const;
export type BackendName = (typeof backendNames)[number];

/** What a backend is asked for. */
export type GenerationRequest = {
  readonly problem: Problem;
  /** What was inferred about the inputs, if anything. */
  readonly model: InputModel | undefined;
  /** Inputs wanted; a backend may offer more, some are refused. */
  readonly inputCount: number;
  readonly inputBytesMax: number;
  readonly seed: number;
};

/** One offer of a backend. Bytes travel as latin1 text, one character a byte. */
export type Offer =
  | { readonly kind: 'input'; readonly text: string; readonly origin: string }
  /** Something that the backend itself found invalid. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * A way to make inputs. Offers until it has no more or the caller stops asking; it ends when it
 * cannot go on, and throws an AppError when it failed.
 */
export type InputBackend = {
  readonly name: BackendName;
  readonly generate: (
    request: GenerationRequest,
    context: { readonly random: Random; readonly signal: AbortSignal },
  ) => AsyncIterable<Offer>;
};
