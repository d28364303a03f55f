import type { TokenProbability } from '#libs/endpoint/completion.ts';

/**
 * P(yes) from the first token of a reply: the mass on tokens that spell "yes" over the mass on those
 * that spell "yes" or "no", whatever their case and leading space. Undefined when neither is among
 * the alternatives: then the model's answer cannot be read.
 */
export function yesProbability(token: TokenProbability | undefined): number | undefined {
  if (token === undefined) return undefined;
  const seen = new Map<string, number>();
  // The sampled token usually stands among its own alternatives; a map counts it once.
  for (const { token: text, logProbability } of [token, ...token.alternatives])
    seen.set(text, logProbability);
  let yes = 0;
  let no = 0;
  for (const [text, logProbability] of seen) {
    // Tokenizers mark a leading space in their own ways: a space, U+0120 (byte-level BPE), U+2581 (SentencePiece).
    const word = text.replace(/^[\s\u0120\u2581]+/, '').toLowerCase();
    if (word === 'yes') yes += Math.exp(logProbability);
    else if (word === 'no') no += Math.exp(logProbability);
  }
  return yes + no === 0 ? undefined : yes / (yes + no);
}
