import { invalidField } from '../domain/app-error.ts';
import { sourceBytesMax, type Candidate, type Program, type Sampling } from '../domain/program.ts';
import type {
  Candidate as CandidateMessage,
  CandidateInput,
} from '../gen/goldpan/common/v1/Candidate.ts';
import type { Program as ProgramMessage, ProgramInput } from '../gen/goldpan/common/v1/Program.ts';
import type {
  Sampling as SamplingMessage,
  SamplingInput,
} from '../gen/goldpan/common/v1/Sampling.ts';
import { languageFromMessage, languageToMessage } from './enums.ts';

export function programToMessage(program: Program): ProgramInput {
  return {
    language: languageToMessage(program.language),
    // proto-loader wants a Buffer; this shares the memory.
    source: Buffer.from(
      program.source.buffer,
      program.source.byteOffset,
      program.source.byteLength,
    ),
  };
}

/** INVALID_ARGUMENT when absent, empty, too large or of no known language. `field` names it. */
export function programFromMessage(
  message: ProgramMessage | null | undefined,
  field: string,
): Program {
  if (!message) throw invalidField(field, 'is missing');
  const size = message.source.length;
  if (size < 1 || size > sourceBytesMax) {
    throw invalidField(`${field}.source`, `has ${size} bytes: allowed are 1 to ${sourceBytesMax}`);
  }
  return {
    language: languageFromMessage(message.language, `${field}.language`),
    source: message.source,
  };
}

export function samplingToMessage(sampling: Sampling): SamplingInput {
  return {
    sampleIndex: sampling.sampleIndex,
    policy: sampling.policy,
    model: sampling.model,
    temperature: sampling.temperature,
    rating: sampling.rating,
    tags: [...sampling.tags],
    ...(sampling.logProbability === undefined ? {} : { logProbability: sampling.logProbability }),
  };
}

export function samplingFromMessage(message: SamplingMessage | null | undefined): Sampling {
  return {
    sampleIndex: message?.sampleIndex ?? 0,
    policy: message?.policy ?? '',
    model: message?.model ?? '',
    temperature: message?.temperature ?? 0,
    rating: message?.rating ?? 0,
    tags: message?.tags ?? [],
    ...(message?.logProbability === undefined ? {} : { logProbability: message.logProbability }),
  };
}

export function candidateToMessage(candidate: Candidate): CandidateInput {
  return {
    candidateId: candidate.candidateId,
    program: programToMessage(candidate.program),
    sampling: samplingToMessage(candidate.sampling),
    multiplicity: candidate.multiplicity,
  };
}

export function candidateFromMessage(
  message: CandidateMessage | null | undefined,
  field: string,
): Candidate {
  if (!message) throw invalidField(field, 'is missing');
  return {
    candidateId: message.candidateId,
    program: programFromMessage(message.program, `${field}.program`),
    sampling: samplingFromMessage(message.sampling),
    multiplicity: Math.max(1, message.multiplicity),
  };
}
