import { constants } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { Language } from '#libs/domain/language.ts';
import { declareCases, useSandbox } from './support/case.ts';
import { endings, processCases } from './support/cases/processes.ts';

describe('with processes and signals, a program that', () => {
  const sandbox = useSandbox('own');

  declareCases(sandbox, processCases);

  it('ends with any status is reported with that status', async () => {
    const statuses = [0, 1, 2, 42, 77, 126, 127, 128, 137, 139, 255];
    const { results } = await sandbox().run(
      endings,
      Language.Cpp20,
      statuses.map((status) => `e ${status}`),
    );
    expect(results.map(({ verdict, execution }) => [verdict, execution?.exitCode])).toEqual(
      statuses.map((status) => [status === 0 ? 'VERDICT_OK' : 'VERDICT_RUNTIME_ERROR', status]),
    );
  });

  it('ends by any fatal signal is reported with that signal', async () => {
    const { SIGSYS, ...others } = constants.signals;
    // These do not end a program: it waits after them until it is out of time.
    const harmless = [
      'SIGCHLD',
      'SIGCONT',
      'SIGURG',
      'SIGWINCH',
      'SIGSTOP',
      'SIGTSTP',
      'SIGTTIN',
      'SIGTTOU',
    ];
    const fatal = Object.entries(others).filter(([name]) => !harmless.includes(name));
    const numbers = [...new Set([SIGSYS, ...fatal.map(([, number]) => number)])];
    const { results } = await sandbox().run(
      endings,
      Language.Cpp20,
      numbers.map((number) => `s ${number}`),
    );
    expect(results.map(({ verdict, execution }) => [verdict, execution?.signal])).toEqual(
      numbers.map((number) => [
        // The filter kills with SIGSYS, and nothing innocent sends it to itself.
        number === SIGSYS ? 'VERDICT_SECURITY_VIOLATION' : 'VERDICT_RUNTIME_ERROR',
        number,
      ]),
    );
  });
});
