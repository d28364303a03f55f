import { describe, expect, it } from '@jest/globals';
import { writePackage } from '#libs/packages/testing/write-package.ts';
import { checkMachine } from './checks.ts';

describe('checkMachine', () => {
  it('names what is missing below a folder, each with its command', async () => {
    await using written = await writePackage({
      'package.json': JSON.stringify({
        dependencies: { node: '0.0.1', present: '1.0.0', old: '2.0.0', absent: '1.0.0' },
      }),
      'node_modules/node/package.json': '{"version":"0.0.1"}',
      'node_modules/present/package.json': '{"version":"1.0.0"}',
      'node_modules/old/package.json': '{"version":"1.9.0"}',
    });
    const checks = new Map(
      (await checkMachine(written.folder)).map((check) => [check.name, check]),
    );
    expect(checks.get('Node.js')).toMatchObject({ isThere: false, remedy: 'npm run setup' });
    expect(checks.get('npm packages')).toEqual({
      name: 'npm packages',
      isThere: false,
      detail: 'missing or of another version: old, absent',
      remedy: 'npm ci',
    });
    for (const name of [
      'sandbox runner',
      'sandbox walls',
      'Landlock, kernel',
      'precompiled headers',
    ]) {
      expect([name, checks.get(name)?.isThere, checks.get(name)?.remedy]).toEqual([
        name,
        false,
        'npm run setup',
      ]);
    }
  });

  it('passes on what a runner says that does not start', async () => {
    await using written = await writePackage({
      'package.json': '{"dependencies":{}}',
      'services/executor/native/CMakeLists.txt': '',
      'services/executor/native/src/main.cc': '',
      'services/executor/native/build/goldpan-runner': '',
    });
    const checks = await checkMachine(written.folder);
    const walls = checks.find(({ name }) => name === 'sandbox walls');
    expect(walls).toMatchObject({ isThere: false, detail: expect.stringContaining('EACCES') });
  });
});
