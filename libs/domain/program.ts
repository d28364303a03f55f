import { createHash } from 'node:crypto';
import { isCpp, type Language } from './language.ts';
import { normaliseCpp } from './normalise-cpp.ts';

/** A program in one language. `source` is bytes: submissions of real contests are not always UTF-8. */
export type Program = { readonly language: Language; readonly source: Uint8Array };

/** Largest source that is accepted anywhere, in bytes. */
export const sourceBytesMax = 1024 * 1024;

/** How a sample was drawn (AlphaCode, section 4.4 and appendix F). Absent fields are not known. */
export type Sampling = {
  readonly sampleIndex: number;
  readonly policy: string;
  readonly model: string;
  readonly temperature: number;
  /** 800 to 3500 in hundreds; 0 when no rating stood in the prompt. */
  readonly rating: number;
  readonly tags: readonly string[];
  /** Mean natural-log probability a token. */
  readonly logProbability?: number;
};

/** A sampled program. `multiplicity` counts the samples of the run that had this identity. */
export type Candidate = {
  readonly candidateId: string;
  readonly program: Program;
  readonly sampling: Sampling;
  readonly multiplicity: number;
};

/**
 * Identity of a program: lower-case hex SHA-256 of its language and normalised source.
 * C++ is normalised by dropping comments and folding white space; in Python and JavaScript, where
 * line structure carries meaning, only line ends and trailing white space are.
 */
export function candidateIdOf(program: Program): string {
  // latin1 maps bytes to characters one to one, so any source survives the round trip.
  const text = Buffer.from(program.source).toString('latin1');
  const normalised = isCpp(program.language) ? normaliseCpp(text) : normaliseLines(text);
  return createHash('sha256')
    .update(program.language)
    .update('\0')
    .update(normalised, 'latin1')
    .digest('hex');
}

function normaliseLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[ \t]+$/, ''))
    .filter((line) => line !== '')
    .join('\n');
}
