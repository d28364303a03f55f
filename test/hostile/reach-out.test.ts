import { describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import { useSandbox } from './support/case.ts';
import { attempt, openOf, probe } from './support/probe.ts';
import {
  kernelProbes,
  networkProbes,
  pathProbes,
  processProbes,
  sharedMemoryProbes,
} from './support/probes.ts';

const groups = [
  ['the network', networkProbes],
  ['other processes', processProbes],
  ['the kernel', kernelProbes],
  ['shared memory and descriptors', sharedMemoryProbes],
  ['files', pathProbes],
] as const;

const languages = [
  ['C++', Language.Cpp20],
  ['Python', Language.Python3],
] as const;

describe.each(languages)('a program in %s that reaches for', (_name, language) => {
  const sandbox = useSandbox('own');

  it.each(groups)('%s is refused by every call', async (_group, probes) => {
    const asked = probes.filter(({ isForPython }) => isForPython || language === Language.Cpp20);
    expect(openOf(await attempt(sandbox(), language, asked))).toEqual([]);
  });

  it('what is allowed is seen to get it', async () => {
    // getpid, and a call that gets as far as the kernel, which finds fault with it.
    const probes = [probe('getpid', 39), probe('close of nothing', 3, 1000)];
    expect(openOf(await attempt(sandbox(), language, probes))).toEqual([
      expect.stringMatching(/^getpid: OPEN, returned \d+$/),
      'close of nothing: refused EBADF',
    ]);
  });
});
