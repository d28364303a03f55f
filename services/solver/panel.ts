import type { Candidate, Program } from '#libs/domain/program.ts';

/** Programs of a panel (test_generator_service.proto). */
const panelSizeMax = 64;

/**
 * Survivors on which the test generator looks for inputs that tell programs apart: those of the most
 * samples, and of equally many those of the smallest ids, which are digests and so a fair draw.
 */
export function panelOf(
  survivors: Iterable<Candidate>,
  multiplicities: ReadonlyMap<string, number>,
): readonly Program[] {
  const samplesOf = ({ candidateId }: Candidate): number => multiplicities.get(candidateId) ?? 1;
  return [...survivors]
    .sort((a, b) => samplesOf(b) - samplesOf(a) || (a.candidateId < b.candidateId ? -1 : 1))
    .slice(0, panelSizeMax)
    .map(({ program }) => program);
}
