/** What the executor's processes hold while nothing runs. */
export type SoakSample = {
  readonly executions: number;
  /** What the executor's JavaScript holds after a garbage collection, buffers included. */
  readonly heapBytes: number;
  /** Resident memory of all processes. */
  readonly residentBytes: number;
  readonly descriptors: number;
  readonly processes: number;
  /** Files and folders in the folder for temporary files, the executor's own. */
  readonly files: number;
};

/** What the last third held at its least beyond what the first third held at its most: what comes and goes is no growth. */
export function growthOf(samples: readonly SoakSample[]): readonly string[] {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const early = samples.slice(0, third);
  const late = samples.slice(-third);
  const limits = {
    heapBytes: heapGrowthBytesMax,
    residentBytes: residentGrowthBytesMax,
    descriptors: 0,
    processes: 0,
    files: 0,
  };
  return (Object.keys(limits) as (keyof typeof limits)[]).flatMap((what) => {
    const before = Math.max(...early.map((sample) => sample[what]));
    const after = Math.min(...late.map((sample) => sample[what]));
    return after - before > limits[what] ? [`${what}: from ${before} to ${after}`] : [];
  });
}

/** The cache and what is under way differ by a few binaries; a leak of 700 bytes an execution exceeds this in 50,000. */
const heapGrowthBytesMax = 10 * 1024 * 1024;
/** What the allocator keeps for later moves by this much. */
const residentGrowthBytesMax = 64 * 1024 * 1024;
