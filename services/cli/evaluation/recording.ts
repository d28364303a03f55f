import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError, messageOf } from '#libs/domain/app-error.ts';
import { behaviourBytes } from '#libs/domain/behaviour.ts';

/**
 * What an evaluation knows of one problem once everything was run: all strategies are compared on this
 * alone. Saved as one line of JSON a problem, so that a comparison can be made again without running anything.
 */
export type ProblemRecording = z.infer<typeof recordingSchema>;

const count = z.int().min(0);
const recordingSchema = z.strictObject({
  /** Version of the line's layout. */
  version: z.literal(1),
  problemId: z.string().min(1),
  title: z.string(),
  /** Codeforces scale; 0 when not known. */
  rating: count,
  /** "submissions", or the path of the pool. */
  pool: z.string(),
  /** Samples, duplicates counted. */
  sampleCount: count,
  /** Distinct programs. */
  uniqueCount: count,
  /** Distinct programs that compile. */
  compiledCount: count,
  inputCount: count,
  seed: z.int(),
  /** Name of the scorer that gave the scores. */
  scorer: z.string(),
  /** Candidates that pass the public tests. */
  candidates: z.array(
    z.strictObject({
      candidateId: z.string().min(1),
      place: z.string(),
      /** Indexes of its samples, ascending. */
      samples: z.array(count).min(1),
      isRight: z.boolean(),
      /** Base64 of its signature: 16 bytes an input. */
      behaviours: z.base64(),
      /** Estimated probability of being correct, in [0, 1]; before calibration. */
      score: z.number().min(0).max(1),
      /** Mean natural-log probability a token; absent when the pool does not say. */
      logProbability: z.number().optional(),
    }),
  ),
  /** What could not be used, each with its place. */
  unusable: z.array(z.strictObject({ place: z.string(), reason: z.string() })),
});

/** One line of a saved evaluation. */
export function recordingLine(recording: ProblemRecording): string {
  return `${JSON.stringify(recording)}\n`;
}

/**
 * Reads a saved evaluation. INVALID_ARGUMENT (INVALID_RECORDING) names the line and the field.
 */
export async function readRecordings(path: string): Promise<readonly ProblemRecording[]> {
  const recordings: ProblemRecording[] = [];
  let lineNumber = 0;
  try {
    for await (const line of createInterface({
      input: createReadStream(path),
      crlfDelay: Infinity,
    })) {
      lineNumber += 1;
      if (line.trim() !== '') recordings.push(parseRecording(line));
    }
  } catch (error) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'INVALID_RECORDING',
      `${path}${lineNumber === 0 ? '' : `:${lineNumber}`}: ${messageOf(error)}; a recording is what goldpan eval --record writes`,
      { cause: error },
    );
  }
  if (recordings.length === 0) {
    throw new AppError(
      'INVALID_ARGUMENT',
      'INVALID_RECORDING',
      `${path}: holds no problems; a recording is what goldpan eval --record writes`,
    );
  }
  return recordings;
}

function parseRecording(line: string): ProblemRecording {
  const parsed = recordingSchema.safeParse(JSON.parse(line));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}`.trim());
  }
  const { candidates, inputCount, sampleCount } = parsed.data;
  for (const [index, { behaviours, samples }] of candidates.entries()) {
    const byteCount = Buffer.from(behaviours, 'base64').length;
    if (byteCount !== inputCount * behaviourBytes) {
      throw new Error(
        `candidates.${index}.behaviours has ${byteCount} bytes: ${inputCount} inputs need ${inputCount * behaviourBytes}`,
      );
    }
    if (samples.some((sample) => sample >= sampleCount))
      throw new Error(`candidates.${index}.samples are not all below sampleCount ${sampleCount}`);
  }
  return parsed.data;
}
