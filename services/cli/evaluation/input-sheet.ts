import { clustersAmong, discrimination, type Discrimination } from '#libs/metrics/input-quality.ts';
import { clusterSignatures, crashShareDefault } from '#libs/selection/clustering.ts';
import type { ProblemRecording } from './recording.ts';

/** How well generated inputs tell right programs from wrong ones that pass the public tests. */
export type InputSheet = {
  readonly discrimination: Discrimination;
  /** Clusters that the right programs fall into; one is what it should be. */
  readonly clustersAmongRight: number;
};

/** The inputs of a recorded problem, those left out that clustering drops. */
export function inputSheet({ candidates, inputCount }: ProblemRecording): InputSheet {
  const signatures = candidates.map(({ candidateId, behaviours, samples, isRight }) => ({
    candidateId,
    multiplicity: samples.length,
    behaviours: Buffer.from(behaviours, 'base64'),
    isRight,
  }));
  const { droppedInputIndexes } = clusterSignatures(signatures, {
    inputCount,
    crashShareMax: crashShareDefault,
  });
  const dropped = new Set(droppedInputIndexes);
  const kept = Array.from({ length: inputCount }, (_, index) => index).filter(
    (index) => !dropped.has(index),
  );
  const of = (isRight: boolean): Uint8Array[] =>
    signatures.filter((one) => one.isRight === isRight).map(({ behaviours }) => behaviours);
  return {
    discrimination: discrimination(of(true), of(false), kept),
    clustersAmongRight: clustersAmong(of(true), kept),
  };
}
