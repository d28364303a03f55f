import { describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import { declareCases, useSandbox } from './support/case.ts';
import { compileCases } from './support/cases/compile.ts';
import { dialogueCases } from './support/cases/dialogue.ts';
import { judgeCases } from './support/cases/judge.ts';
import { memoryCases } from './support/cases/memory.ts';
import { fileCases, outputCases } from './support/cases/output.ts';
import { processCases } from './support/cases/processes.ts';
import { timeCases } from './support/cases/time.ts';
import { attempt, openOf } from './support/probe.ts';
import { allProbes, networkProbes, pathProbes, processProbes } from './support/probes.ts';

// The same walls without a user of its own for each slot, as in a restricted pod.
const cases = [
  ...timeCases,
  ...memoryCases,
  ...processCases,
  ...outputCases,
  ...fileCases,
  ...judgeCases,
  ...dialogueCases,
  ...compileCases,
].filter(({ isForBothAccounts }) => isForBothAccounts === true);

describe('where the runner has no privileges, a program that', () => {
  const sandbox = useSandbox('unprivileged');

  declareCases(sandbox, cases);

  it('reaches for anything at all is refused by every call', async () => {
    expect(openOf(await attempt(sandbox(), Language.Cpp20, allProbes))).toEqual([]);
  });

  it('reaches for the network, processes and files from Python is refused by every call', async () => {
    const probes = [...networkProbes, ...processProbes, ...pathProbes].filter(
      ({ isForPython }) => isForPython,
    );
    expect(openOf(await attempt(sandbox(), Language.Python3, probes))).toEqual([]);
  });
});
