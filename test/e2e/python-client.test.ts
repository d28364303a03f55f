import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { silentLogger } from '#libs/telemetry/logger.ts';
import { protoFolder } from '#libs/wire/schema.ts';
import { startMesh, type Mesh } from '../../services/cli/mesh.ts';
import { projectFolder, runCommand } from '../support/command.ts';
import { clientPython } from '../support/python-environment.ts';

const packageFolder = join(projectFolder, 'examples', 'stair-paint');
let mesh: Mesh;

beforeAll(async () => {
  mesh = await startMesh({
    environment: {
      ...process.env,
      GOLDPAN_REFLECTION: 'true',
      GOLDPAN_POLICIES: `replay:${join(projectFolder, 'examples')}/{problem}/pool.jsonl`,
    },
    isEphemeral: true,
    loggerOf: () => silentLogger,
  });
});

afterAll(() => mesh.stop());

it('lets a Python client judge a program and watch a run, from the protos alone', async () => {
  const { status, stdout, stderr } = await runCommand(clientPython(), [
    join(projectFolder, 'test/e2e/python/client.py'),
    ...['--protos', protoFolder],
    ...['--executor', mesh.addresses.executor],
    ...['--solver', mesh.addresses.solver],
    ...['--package', packageFolder],
  ]);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(result.services.executor).toContain('goldpan.executor.v1.ExecutorService');
  expect(result.services.solver).toContain('goldpan.solver.v1.SolverService');
  expect(result.verdicts).toEqual({
    right: 'VERDICT_ACCEPTED',
    wrong: 'VERDICT_WRONG_ANSWER',
    'empty request': 'INVALID_ARGUMENT',
  });
  expect(result.run).toMatchObject({ sampled: 24 });
  expect(result.run.filtered).toBeGreaterThan(0);
  expect(result.run.states.at(-1)).toBe('RUN_STATE_SUCCEEDED');
}, 300_000);
