import { invalidField } from '#libs/domain/app-error.ts';
import { randomFrom } from '#libs/domain/random.ts';
import type { BackendEnd, Piece, PolicyBackend, SampleRequest } from './backend.ts';
import { permutationStart } from './permutation.ts';
import { openPoolCache, type PoolCache } from './pool-cache.ts';
import type { PoolEntry } from '#libs/pools/pool-entry.ts';
import type { PoolReader } from '#libs/pools/pool.ts';
import type { ReplaySpec } from './spec.ts';

/** Entries read at once, so that the disk is not waited for one at a time. */
const readAheadCount = 32;

/**
 * Draws from a recorded pool without replacement: sample number i of the policy is the i-th entry of
 * a permutation that the seed and the policy's name give. Ends with "pool_exhausted" when the pool is
 * smaller than the wish. The pool's languages are what they are; the request's are not asked for.
 */
export function replayBackend(spec: ReplaySpec): PolicyBackend {
  const pools = openPoolCache();
  return {
    name: spec.name,
    kind: 'replay',
    spec: spec.spec,
    isPriced: true,
    sample: (request) => replay(spec, pools, request),
  };
}

async function* replay(
  spec: ReplaySpec,
  pools: PoolCache,
  request: SampleRequest,
): AsyncGenerator<Piece, BackendEnd, void> {
  const { share, seed, signal } = request;
  const path = pathOf(spec.path, request.problem.problemId);
  const index = await pools.index(path, signal);
  const end = share.first + share.count;
  const places = permutationStart(index.size, end, randomFrom(seed, spec.name, 'permutation'));
  const reader = await index.open();
  try {
    for (
      let number = share.first;
      number < Math.min(end, places.length);
      number += readAheadCount
    ) {
      signal.throwIfAborted();
      const numbers = rangeOf(number, Math.min(number + readAheadCount, end, places.length));
      const entries = await readAll(
        reader,
        numbers.map((each) => places[each] ?? 0),
      );
      for (const [offset, entry] of entries.entries()) {
        yield {
          samples: [sampleOf(entry, spec.name, share.sampleIndexOf(number + offset))],
          lostCount: 0,
        };
      }
    }
  } finally {
    await reader.close();
  }
  return end > places.length ? 'pool_exhausted' : 'complete';
}

/** Waits for every read, so that none is under way when the file is closed. */
async function readAll(
  reader: PoolReader,
  places: readonly number[],
): Promise<readonly PoolEntry[]> {
  const reads = await Promise.allSettled(places.map((place) => reader.read(place)));
  return reads.map((read) => {
    if (read.status === 'rejected') throw read.reason;
    return read.value;
  });
}

function sampleOf(entry: PoolEntry, policy: string, sampleIndex: number): Piece['samples'][number] {
  return {
    sampling: { ...entry.sampling, sampleIndex, policy },
    outcome: { kind: 'program', program: entry.program },
  };
}

function pathOf(pattern: string, problemId: string): string {
  if (!pattern.includes('{problem}')) return pattern;
  // The pattern of an id allows dots, and two of them alone would climb out of the folder.
  if (/^\.+$/.test(problemId))
    throw invalidField(
      'problem.problem_id',
      `"${problemId}" cannot name a pool: use a name with a letter or digit`,
    );
  return pattern.replaceAll('{problem}', () => problemId);
}

function rangeOf(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}
