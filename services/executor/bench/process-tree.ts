import { readFileSync, readdirSync } from 'node:fs';

/** What a process and all its descendants hold and have used, added up. */
export type ProcessTree = {
  readonly processCount: number;
  /** Open descriptors, memfds and sockets included. */
  readonly descriptorCount: number;
  /** Resident memory; pages that processes share count once for each of them. */
  readonly residentBytes: number;
  /** User and system time, that of processes that ended and were waited for included. */
  readonly cpuSeconds: number;
};

/** Clock ticks are 10 ms on every Linux we run on (proc(5), USER_HZ). */
const ticksPerSecond = 100;
/** The only size of a page on x86-64 that /proc counts in. */
const pageBytes = 4096;

/** Looks at the process `id` and all its descendants. A process that ends meanwhile counts as nothing. */
export function readProcessTree(id: number): ProcessTree {
  return idsOf(String(id))
    .map(readProcess)
    .reduce((sum, process) => ({
      processCount: sum.processCount + process.processCount,
      descriptorCount: sum.descriptorCount + process.descriptorCount,
      residentBytes: sum.residentBytes + process.residentBytes,
      cpuSeconds: sum.cpuSeconds + process.cpuSeconds,
    }));
}

function idsOf(id: string): readonly string[] {
  const children = listOrEmpty(`/proc/${id}/task`).flatMap((task) =>
    readOrEmpty(`/proc/${id}/task/${task}/children`)
      .split(' ')
      .filter((child) => child !== ''),
  );
  return [id, ...children.flatMap(idsOf)];
}

function readProcess(id: string): ProcessTree {
  const text = readOrEmpty(`/proc/${id}/stat`);
  // The name in parentheses may hold anything; fields are counted after it. utime is the 14th of all.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15);
  return {
    processCount: text === '' ? 0 : 1,
    descriptorCount: listOrEmpty(`/proc/${id}/fd`).length,
    residentBytes: (fields[21] ?? 0) * pageBytes,
    cpuSeconds: (user + system + reapedUser + reapedSystem) / ticksPerSecond,
  };
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listOrEmpty(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
