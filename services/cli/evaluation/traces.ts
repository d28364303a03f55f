import pMap from 'p-map';
import type { Problem } from '#libs/domain/problem.ts';
import type { Program } from '#libs/domain/program.ts';
import type { ClusterProgramsRequestInput } from '#libs/gen/goldpan/clusterer/v1/ClusterProgramsRequest.ts';
import type { Signature } from '#libs/selection/clustering.ts';
import { applyMerges, needsEquivalence, type BehaviourMerge } from '#libs/selection/equivalence.ts';
import { checkerToMessage, limitsToMessage } from '#libs/wire/problem.ts';
import { programToMessage } from '#libs/wire/program.ts';
import type { EvaluationClients } from './services.ts';

/** A program to be traced; its multiplicity is the number of its samples. */
export type TracedProgram = {
  readonly candidateId: string;
  readonly program: Program;
  readonly samples: readonly number[];
};

/** What tracing one program, and clustering all of them, may take. */
const traceTimeoutMs = 600_000;
const clusterTimeoutMs = 3_600_000;
const signaturesPerMessage = 200;

/**
 * Signatures of programs on inputs, in their order: what each does on every input, outputs that the
 * problem's checker takes for each other counting as one.
 */
export async function traceSignatures(
  clients: EvaluationClients,
  problem: Problem,
  programs: readonly TracedProgram[],
  inputs: readonly Buffer[],
  signal: AbortSignal,
): Promise<readonly Signature[]> {
  if (inputs.length === 0 || programs.length === 0) {
    return programs.map(({ candidateId, samples }) => ({
      candidateId,
      multiplicity: samples.length,
      behaviours: new Uint8Array(),
    }));
  }
  const signatures = await pMap(
    programs,
    async ({ candidateId, program, samples }): Promise<Signature> => {
      const { behaviours } = await clients.executor.call(
        'TraceProgram',
        {
          program: programToMessage(program),
          inputs: [...inputs],
          checker: checkerToMessage(problem.checker),
          limits: limitsToMessage(problem.limits),
        },
        { timeoutMs: traceTimeoutMs, signal },
      );
      return { candidateId, multiplicity: samples.length, behaviours };
    },
    { concurrency: clients.slotCount, signal },
  );
  if (!needsEquivalence(problem.checker)) return signatures;
  const merges: BehaviourMerge[] = [];
  const requests = equivalenceRequests(problem, programs, signatures, inputs);
  const responses = clients.clusterer.duplex('ClusterPrograms', requests, {
    timeoutMs: clusterTimeoutMs,
    signal,
  });
  for await (const response of responses) merges.push(...(response.merges?.merges ?? []));
  return applyMerges(signatures, merges);
}

function* equivalenceRequests(
  problem: Problem,
  programs: readonly TracedProgram[],
  signatures: readonly Signature[],
  inputs: readonly Buffer[],
): Generator<ClusterProgramsRequestInput> {
  yield {
    options: {
      inputCount: inputs.length,
      equivalence: {
        checker: checkerToMessage(problem.checker),
        limits: limitsToMessage(problem.limits),
      },
    },
  };
  for (const input of inputs) yield { inputs: { inputs: [input] } };
  for (let start = 0; start < signatures.length; start += signaturesPerMessage) {
    yield {
      batch: {
        signatures: signatures
          .slice(start, start + signaturesPerMessage)
          .map(({ candidateId, multiplicity, behaviours }, index) => ({
            candidateId,
            multiplicity,
            behaviours: Buffer.from(behaviours),
            // There are as many programs as signatures.
            program: programToMessage((programs[start + index] as TracedProgram).program),
          })),
      },
    };
  }
}
