import { publish } from '#libs/bus/publish.ts';
import { workSubject } from '#libs/bus/subjects.ts';
import { AppError } from '#libs/domain/app-error.ts';
import { behaviourBytes } from '#libs/domain/behaviour.ts';
import type { Candidate } from '#libs/domain/program.ts';
import { msOfDuration, durationOfMs } from '#libs/wire/duration.ts';
import { checkerToMessage, limitsToMessage, problemToMessage } from '#libs/wire/problem.ts';
import { candidateToMessage, programToMessage } from '#libs/wire/program.ts';
import { codec } from '#libs/wire/schema.ts';
import type { ActiveRun } from './active-run.ts';
import type { MeshClients } from './mesh-clients.ts';
import { panelOf } from './panel.ts';

/** Longest that generating all inputs may take. */
const generateTimeoutMs = 600_000;

/** Behaviours of a batch come back in one event; a message of the bus holds 1 MiB. */
const behaviourBytesPerEventMax = 800 * 1024;

const traceTasks = codec('goldpan.event.v1.TraceTask');
const traceWorks = codec('goldpan.event.v1.TraceWork');

/** Has inputs generated and records them, unless that was done already or nobody survived. */
export async function generateInputs(run: ActiveRun, clients: MeshClients): Promise<void> {
  const { fold } = run;
  if (fold.inputs !== undefined) return;
  const { problem, inputCount, seed } = fold.spec;
  const inputs: Buffer[] = [];
  let cpuTimeMs = 0;
  if (inputCount > 0 && fold.survivors.size > 0) {
    const responses = clients.testGenerator.stream(
      'GenerateInputs',
      {
        problem: problemToMessage(problem),
        inputCount,
        seed,
        panel: panelOf(fold.survivors.values(), fold.multiplicities).map(programToMessage),
      },
      { timeoutMs: generateTimeoutMs, signal: run.signal },
    );
    for await (const response of responses) {
      if (response.input) inputs.push(response.input.input);
      else if (response.summary) cpuTimeMs = msOfDuration(response.summary.cpuTime);
    }
    if (inputs.length === 0) {
      clients.logger.warn(
        { runId: fold.runId },
        'no inputs were generated: all survivors fall into one cluster',
      );
    }
  }
  const blob =
    inputs.length === 0
      ? undefined
      : await clients.blobs.put(
          traceTasks.encode({
            inputs,
            checker: checkerToMessage(problem.checker),
            limits: limitsToMessage(problem.limits),
          }),
        );
  await run.record(
    {
      inputsGenerated: {
        ...(blob === undefined ? {} : { inputs: blob }),
        inputCount: inputs.length,
        cpuTime: durationOfMs(cpuTimeMs),
      },
    },
    '',
    () => fold.inputs !== undefined,
  );
}

/** Puts the survivors to the executors to be run on the generated inputs. */
export async function requestTraces(run: ActiveRun, clients: MeshClients): Promise<void> {
  const { fold } = run;
  const { inputs } = fold;
  if (inputs === undefined)
    throw new AppError(
      'INTERNAL',
      'NO_INPUTS',
      'traces were requested before inputs were generated',
    );
  // By id, so that the batches are the same whoever makes them.
  const survivors = [...fold.survivors.values()].sort((a, b) =>
    a.candidateId < b.candidateId ? -1 : 1,
  );
  const fitting = Math.floor(
    behaviourBytesPerEventMax / (behaviourBytes * Math.max(1, inputs.count)),
  );
  const batches =
    inputs.count === 0
      ? []
      : batchesOf(survivors, Math.max(1, Math.min(clients.batchSize, fitting)));
  for (const [batchNumber, candidates] of batches.entries()) {
    if (fold.tracedBatches.has(batchNumber)) continue;
    await publish(clients.bus, {
      subject: workSubject('trace', fold.runId),
      payload: traceWorks.encode({
        runId: fold.runId,
        batchNumber,
        candidates: candidates.map(candidateToMessage),
        task: { sha256: inputs.sha256, sizeBytes: inputs.sizeBytes },
      }),
      messageId: `trace:${fold.runId}:${batchNumber}`,
      signal: run.signal,
    });
  }
  await run.record(
    { traceRequested: { batchCount: batches.length } },
    '',
    () => fold.traceBatchCount !== undefined,
  );
}

function batchesOf(candidates: readonly Candidate[], size: number): Candidate[][] {
  const batches: Candidate[][] = [];
  for (let start = 0; start < candidates.length; start += size)
    batches.push(candidates.slice(start, start + size));
  return batches;
}
