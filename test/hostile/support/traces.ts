import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A runner: its process, its only slot's, and where the slot's programs may leave something. */
export type RunnerPlace = {
  readonly runnerPid: number;
  readonly slotFolder: string;
  /** Of the slot's programs when it is theirs alone; undefined when they run as the runner's own user. */
  readonly uid: number | undefined;
};

/** What can be found of a runner and of what ran below it. */
export type Traces = {
  readonly runnerPid: number | undefined;
  readonly slotPids: readonly number[];
  /** Processes that nobody answers for, one line each. */
  readonly processes: readonly string[];
  /** Files in the slot's scratch folder. */
  readonly files: readonly string[];
};

type Process = {
  readonly pid: number;
  readonly parentPid: number;
  readonly name: string;
  readonly uid: number;
  readonly workingFolder: string;
};

const runnerName = /^goldpan-runner|^runner-binary/;

/** The runners whose scratch folder lies below `folder`. */
export async function runnersBelow(folder: string): Promise<readonly RunnerPlace[]> {
  const places: RunnerPlace[] = [];
  const all = await listProcesses();
  for (const { pid, parentPid, name, uid } of all) {
    if (
      !runnerName.test(name) ||
      all.some((other) => other.pid === parentPid && runnerName.test(other.name))
    )
      continue;
    const words = (await readOr(`/proc/${pid}/cmdline`)).split('\0');
    const scratch = words[words.indexOf('--scratch') + 1] ?? '';
    if (!scratch.startsWith(`${folder}/`)) continue;
    const slotFolder = join(scratch, 'slot-0');
    const owner = (await stat(slotFolder)).uid;
    places.push({ runnerPid: pid, slotFolder, uid: owner === uid ? undefined : owner });
  }
  return places;
}

/**
 * Looks for what programs left: whatever descends from the runner, belongs to the slot's user or stands in
 * its folder. Another runner that starts tries a user out for an instant, so a process is only reported
 * when it is still there a little later.
 */
export async function findTraces(place: RunnerPlace): Promise<Traces> {
  const first = await lookOnce(place);
  if (first.processes.length === 0) return first;
  await sleep(lingerMs);
  const second = await lookOnce(place);
  return { ...second, processes: second.processes.filter((one) => first.processes.includes(one)) };
}

const lingerMs = 200;

async function lookOnce({ runnerPid, slotFolder, uid }: RunnerPlace): Promise<Traces> {
  const all = await listProcesses();
  const runner = all.find(({ pid }) => pid === runnerPid);
  const slots = all.filter(
    (one) => one.parentPid === runnerPid && runnerName.test(one.name) && one.uid !== uid,
  );
  const known = new Set([runnerPid, ...slots.map(({ pid }) => pid)]);
  const below = new Set(known);
  // Parents are not always listed before their children, so this goes on until nothing is added.
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parentPid } of all) if (below.has(parentPid)) below.add(pid);
  }
  const left = all.filter(
    (one) =>
      !known.has(one.pid) &&
      (below.has(one.pid) || one.uid === uid || one.workingFolder.startsWith(slotFolder)),
  );
  return {
    runnerPid: runner?.pid,
    slotPids: slots.map(({ pid }) => pid),
    processes: left.map(({ pid, name, uid: owner }) => `${name} pid ${pid} uid ${owner}`),
    files: await readdir(slotFolder),
  };
}

/** Objects of the kernel and files in shared places that belong to the slot's user. */
export async function findBelongings(uid: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kind of ['shm', 'msg', 'sem']) {
    const [head = '', ...lines] = (await readOr(`/proc/sysvipc/${kind}`)).trim().split('\n');
    const column = head.trim().split(/\s+/).indexOf('uid');
    found.push(...lines.filter((line) => line.trim().split(/\s+/)[column] === String(uid)));
  }
  for (const folder of ['/tmp', '/var/tmp', '/dev/shm', '/dev/mqueue']) {
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const owner = await stat(path).then(
        (status) => status.uid,
        () => undefined,
      );
      if (owner === uid) found.push(path);
    }
  }
  return found;
}

async function listProcesses(): Promise<readonly Process[]> {
  const found: Process[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readOr(`/proc/${name}/stat`);
    // Name in parentheses, which may hold anything, then a letter and the parent (proc(5)).
    const fields = /^\d+ \((?<name>.*)\) \S (?<parent>\d+) /s.exec(text)?.groups;
    const owner = await stat(`/proc/${name}`).catch(() => undefined);
    // It ended while we looked.
    if (fields === undefined || owner === undefined) continue;
    found.push({
      pid: Number(name),
      parentPid: Number(fields['parent']),
      name: fields['name'] ?? '',
      uid: owner.uid,
      workingFolder: await readlink(`/proc/${name}/cwd`).catch(() => ''),
    });
  }
  return found;
}

async function readOr(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
