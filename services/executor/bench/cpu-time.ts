import { readFileSync, readdirSync } from 'node:fs';

/** CPU time in seconds; clock ticks are 10 ms on every Linux we run on (proc(5), USER_HZ). */
const ticksPerSecond = 100;

/** CPU of this process and, with `includeReaped`, of the children it has waited for. */
export function ownCpuSeconds(includeReaped: boolean): number {
  return cpuSecondsOf('self', includeReaped);
}

/** CPU of all descendants of this process with the given name, and of what they have waited for. */
export function descendantCpuSeconds(name: string): number {
  const seconds = (id: string): number =>
    childrenOf(id).reduce(
      (sum, child) =>
        sum + (nameOf(child) === name ? cpuSecondsOf(child, true) : 0) + seconds(child),
      0,
    );
  return seconds(String(process.pid));
}

function cpuSecondsOf(id: string, includeReaped: boolean): number {
  const text = readOrEmpty(`/proc/${id}/stat`);
  // The name in parentheses may hold anything; fields are counted after it. utime is the 14th of all.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = fields.slice(11, 15);
  return (user + system + (includeReaped ? reapedUser + reapedSystem : 0)) / ticksPerSecond;
}

function childrenOf(id: string): readonly string[] {
  let tasks: readonly string[];
  try {
    tasks = readdirSync(`/proc/${id}/task`);
  } catch {
    // It has ended meanwhile.
    return [];
  }
  return tasks.flatMap((task) =>
    readOrEmpty(`/proc/${id}/task/${task}/children`)
      .split(' ')
      .filter((child) => child !== ''),
  );
}

function nameOf(id: string): string {
  return readOrEmpty(`/proc/${id}/comm`).trim();
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
