import { describe, expect, it } from '@jest/globals';
import { declareCases, useSandbox } from './support/case.ts';
import { checkerOf, judgeCases } from './support/cases/judge.ts';
import { cProgram } from './support/sources.ts';

describe('before its judge', () => {
  const sandbox = useSandbox('own');

  describe('a program that', () => {
    declareCases(sandbox, judgeCases);
  });

  // A checker is the problem's and not the candidate's, and gets no more trust for that. It never judges.
  it.each([
    [
      'fills the folder it may write to',
      'static char block[1 << 20]; char name[64]; for (int i = 0; i < 4096; i++) { snprintf(name, 64, "%s%d", v[3], i); int f = creat(name, 0600); for (int k = 0; k < 15; k++) write(f, block, sizeof block); close(f); } return 42;',
    ],
    [
      'writes one enormous file',
      'static char block[1 << 20]; int f = creat((std::string(v[3]) + "big").c_str(), 0600); for (int i = 0; i < 64; i++) write(f, block, sizeof block); return 42;',
    ],
    [
      'makes files without number',
      'char name[64]; for (int i = 0; i < 1000000; i++) { snprintf(name, 64, "%s%d", v[3], i); close(creat(name, 0600)); } return 42;',
    ],
    [
      'digs folders without end',
      'chdir(v[3]); for (int i = 0; i < 1000000; i++) { mkdir("d", 0700); if (chdir("d") != 0) usleep(1000); } return 42;',
    ],
    [
      'takes all memory',
      'for (;;) { char* p = (char*)malloc(1 << 26); if (p) memset(p, 1, 1 << 26); }',
    ],
    ['opens a socket', 'syscall(SYS_socket, 2, 1, 0); return 42;'],
    ['ends as no checker does', 'return 0;'],
  ])('a checker that %s fails the call, and the sandbox stands', async (_does, body) => {
    const program = cProgram('puts("safe");');
    await expect(
      sandbox().judge(program, [['', 'safe']], { checker: checkerOf(body) }),
    ).rejects.toMatchObject({
      reason: 'CHECKER_FAILED',
      message: expect.stringContaining('on test test/1 '),
    });
  });

  // What it says there is cut off, and it is heard all the same.
  it('a checker that floods its standard error judges, and the sandbox stands', async () => {
    const flood =
      'static char block[1 << 20]; for (int i = 0; i < 256; i++) write(2, block, sizeof block); return 42;';
    const judgement = await sandbox().judge(cProgram('puts("safe");'), [['', 'safe']], {
      checker: checkerOf(flood),
    });
    expect(judgement.verdict).toBe('VERDICT_ACCEPTED');
  });
});
