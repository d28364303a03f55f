import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBelongings, findTraces } from './traces.ts';

// What looks for leftovers must find them.
describe('the search for traces', () => {
  it('finds a process, a file and a belonging, and nothing once they are gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'goldpan-traces-'));
    const uid = process.getuid?.() ?? 0;
    // Nobody's parent is the runner here: it is found by the folder that it stands in.
    const place = { runnerPid: 2 ** 30, slotFolder: folder, uid: undefined };
    const left = spawn('sleep', ['60'], { cwd: folder });
    try {
      await once(left, 'spawn');
      await writeFile(join(folder, 'left-behind'), '');
      expect(await findTraces(place)).toEqual({
        runnerPid: undefined,
        slotPids: [],
        processes: [expect.stringMatching(new RegExp(`^sleep pid ${left.pid} uid ${uid}$`))],
        files: ['left-behind'],
      });
      expect(await findBelongings(uid)).toContain(folder);
      const ended = once(left, 'exit');
      left.kill();
      await ended;
      expect((await findTraces(place)).processes).toEqual([]);
    } finally {
      left.kill();
      await rm(folder, { recursive: true, force: true });
    }
    expect(await findBelongings(uid)).not.toContain(folder);
  });
});
