import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckerInput } from '#libs/gen/goldpan/common/v1/Checker.ts';
import type { InputValidatorInput } from '#libs/gen/goldpan/common/v1/InputValidator.ts';
import type { CheckOutputsRequestInput } from '#libs/gen/goldpan/executor/v1/CheckOutputsRequest.ts';
import type { ValidateInputsRequestInput } from '#libs/gen/goldpan/executor/v1/ValidateInputsRequest.ts';
import { callTimeoutMs, startExecutor, type ExecutorUnderTest } from '../support/executor.ts';

// The real service with the real runner, compilers and interpreters of this machine.

let executor: ExecutorUnderTest;

beforeAll(async () => {
  executor = await startExecutor();
});

afterAll(() => executor?.stop());

const mebibyte = 1024 * 1024;
const check = (request: CheckOutputsRequestInput) =>
  executor.client.call('CheckOutputs', request, { timeoutMs: callTimeoutMs });
const validate = (request: ValidateInputsRequestInput) =>
  executor.client.call('ValidateInputs', request, { timeoutMs: callTimeoutMs });
const checkOf = (inputIndex: number, output: string, answer: string) => ({
  inputIndex,
  output: Buffer.from(output),
  answer: Buffer.from(answer),
});
const cpp = (name: string, source: string) => ({
  files: [{ name, content: Buffer.from(`#include <bits/stdc++.h>\n${source}`) }],
  language: 'LANGUAGE_CPP20' as const,
});
const python = (name: string, source: string) => ({
  files: [{ name, content: Buffer.from(source) }],
  language: 'LANGUAGE_PYTHON3' as const,
});

describe('CheckOutputs', () => {
  const kattis = (program: ReturnType<typeof cpp | typeof python>): CheckerInput => ({
    program: { ...program, convention: 'CHECKER_CONVENTION_KATTIS', arguments: [] },
  });
  /** Any split of the input into two terms; fails on an answer that is none, and says what it was called with. */
  const anySplit = `int main(int argc, char** argv) {
  std::ifstream input(argv[1]), answer(argv[2]); std::ofstream message(std::string(argv[3]) + "judgemessage.txt");
  long long n, a, b, c, d; input >> n;
  if (!(answer >> a >> b) || a + b != n) { std::cerr << "no answer"; return 1; }
  if (!(std::cin >> c >> d) || c + d != n) { message << "no split of " << n; return 43; }
  return 42; }`;

  it('judges each output against its answer, by its input', async () => {
    const { results } = await check({
      checker: kattis(cpp('check.cpp', anySplit)),
      inputs: [Buffer.from('7'), Buffer.from('10')],
      checks: [
        checkOf(0, '3 4', '6 1'),
        checkOf(1, '3 4', '6 4'),
        checkOf(1, '9 1', '6 4'),
        checkOf(0, '', '6 1'),
      ],
    });
    expect(results).toEqual([
      { verdict: 'VERDICT_ACCEPTED', message: '' },
      { verdict: 'VERDICT_WRONG_ANSWER', message: 'no split of 10' },
      { verdict: 'VERDICT_ACCEPTED', message: '' },
      { verdict: 'VERDICT_WRONG_ANSWER', message: 'no split of 7' },
    ]);
  });

  it('takes a checker that fails on one output as the result of that output', async () => {
    const { results } = await check({
      checker: kattis(cpp('check.cpp', anySplit)),
      inputs: [Buffer.from('7')],
      checks: [checkOf(0, '3 4', 'rubbish'), checkOf(0, '3 4', '6 1')],
    });
    expect(results).toEqual([
      {
        verdict: 'VERDICT_INFRASTRUCTURE_ERROR',
        message:
          'the checker exited with status 1, where 42 accepts and 43 rejects; it said: no answer',
      },
      { verdict: 'VERDICT_ACCEPTED', message: '' },
    ]);
  });

  it('says so when a checker floods its error stream or crashes, in at most 1 KiB', async () => {
    const { results } = await check({
      checker: kattis(
        python('check.py', 'import sys, os\nsys.stderr.write("x" * 100000)\nos.abort()\n'),
      ),
      inputs: [Buffer.from('7')],
      checks: [checkOf(0, 'a', 'b')],
    });
    expect(results[0]?.verdict).toBe('VERDICT_INFRASTRUCTURE_ERROR');
    expect(results[0]?.message).toMatch(/^signal 6 ended the checker; it said: x+…$/);
    expect(Buffer.byteLength(results[0]?.message ?? '')).toBeLessThanOrEqual(1024);
  });

  it('knows the testlib convention', async () => {
    const { results } = await check({
      checker: {
        program: {
          ...cpp(
            'check.cpp',
            'int main(int, char** v) { std::ifstream o(v[2]), a(v[3]); int x, y; o >> x; a >> y; std::cerr << "saw " << x; return x == y ? 0 : x < y ? 1 : 3; }',
          ),
          convention: 'CHECKER_CONVENTION_TESTLIB',
        },
      },
      inputs: [Buffer.from('')],
      checks: [checkOf(0, '5', '5'), checkOf(0, '4', '5'), checkOf(0, '6', '5')],
    });
    expect(results.map(({ verdict }) => verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
      'VERDICT_INFRASTRUCTURE_ERROR',
    ]);
    expect(results[1]?.message).toBe('saw 4');
  });

  it('compares tokens, with the tolerance relative to the answer', async () => {
    const { results } = await check({
      checker: { token: { floatRelativeTolerance: 0.1 } },
      inputs: [Buffer.from('')],
      checks: [
        checkOf(0, '1.08  YES', '1 yes'),
        checkOf(0, '90', '100'),
        checkOf(0, '100', '90'),
        checkOf(0, '1 no', '1 yes'),
      ],
    });
    expect(results.map(({ verdict }) => verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
      'VERDICT_WRONG_ANSWER',
    ]);
    expect(results[3]?.message).toBe('token 2: expected "yes", found "no"');
  });

  it('compares tokens when no checker is given', async () => {
    const { results } = await check({
      inputs: [Buffer.from('')],
      checks: [checkOf(0, 'A  b', 'a B\n'), checkOf(0, '1.0', '1')],
    });
    expect(results.map(({ verdict }) => verdict)).toEqual([
      'VERDICT_ACCEPTED',
      'VERDICT_WRONG_ANSWER',
    ]);
  });

  it('fails with the compiler’s words when the checker does not compile', async () => {
    await expect(
      check({
        checker: kattis(cpp('check.cpp', 'int main() { return nonsense; }')),
        inputs: [Buffer.from('')],
        checks: [checkOf(0, 'a', 'b')],
      }),
    ).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'CHECKER_FAILED',
      message: expect.stringMatching(/does not compile.*nonsense/),
    });
  });

  const inputs = [Buffer.from('1'), Buffer.from('2')];
  it.each<[string, CheckOutputsRequestInput, string, RegExp]>([
    ['no checks', { inputs, checks: [] }, 'checks', /has 0 entries: allowed are 1 to 1000/],
    [
      'too many checks',
      { inputs, checks: Array.from({ length: 1001 }, () => checkOf(0, '', '')) },
      'checks',
      /has 1001 entries/,
    ],
    [
      'an input that is not there',
      { inputs, checks: [checkOf(0, '', ''), checkOf(2, '', '')] },
      'checks[1].input_index',
      /is 2: the request has 2 inputs, counted from 0/,
    ],
    ['an index below 0', { inputs, checks: [checkOf(-1, '', '')] }, 'checks[0].input_index', /-1/],
    [
      'more than 64 MiB',
      {
        inputs: [Buffer.alloc(40 * mebibyte)],
        checks: [{ inputIndex: 0, output: Buffer.alloc(30 * mebibyte), answer: Buffer.alloc(0) }],
      },
      'inputs',
      /73400320 bytes in all: at most 67108864/,
    ],
    [
      'an interactive checker',
      {
        inputs,
        checks: [checkOf(0, '', '')],
        checker: {
          program: {
            ...cpp('check.cpp', 'int main() {}'),
            convention: 'CHECKER_CONVENTION_KATTIS_INTERACTIVE',
          },
        },
      },
      'checker.program.convention',
      /interactive/,
    ],
    [
      'a checker in JavaScript',
      {
        inputs,
        checks: [checkOf(0, '', '')],
        checker: {
          program: {
            files: [{ name: 'check.js', content: Buffer.from('quit(42)') }],
            language: 'LANGUAGE_JAVASCRIPT',
            convention: 'CHECKER_CONVENTION_KATTIS',
          },
        },
      },
      'checker.program.language',
      /is JavaScript: checkers are C\+\+ or Python/,
    ],
  ])('refuses %s', async (_name, request, field, description) => {
    await expect(check(request)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      violations: [{ field, description: expect.stringMatching(description) }],
    });
  });
});

describe('ValidateInputs', () => {
  const validator = (
    name: string,
    program: ReturnType<typeof cpp | typeof python>,
    changes: Partial<InputValidatorInput> = {},
  ): InputValidatorInput => ({
    name,
    ...program,
    convention: 'VALIDATOR_CONVENTION_KATTIS',
    arguments: [],
    ...changes,
  });
  const positive = validator(
    'positive.cpp',
    cpp(
      'positive.cpp',
      'int main() { int n; if (!(std::cin >> n) || n < 1) { std::cerr << "not positive"; return 43; } return 42; }',
    ),
  );
  const atMost = validator(
    'at_most.py',
    python(
      'at_most.py',
      'import sys\nfrom bound import bound\nif int(input()) > bound(): print("too large"); sys.exit(1)\nsys.exit(42)\n',
    ),
    { arguments: ['10'] },
  );
  const bound = {
    name: 'bound.py',
    content: Buffer.from('import sys\ndef bound(): return int(sys.argv[1])\n'),
  };

  it('says of each input whether all validators accept it, and names the first that does not', async () => {
    const { results } = await validate({
      validators: [positive, { ...atMost, files: [...(atMost.files ?? []), bound] }],
      inputs: ['5', '-1', '11', ''].map((text) => Buffer.from(text)),
    });
    expect(results).toEqual([
      { isValid: true, message: '' },
      {
        isValid: false,
        message: 'positive.cpp: the validator exited with status 43; it said: not positive',
      },
      {
        isValid: false,
        message: 'at_most.py: the validator exited with status 1; it said: too large',
      },
      {
        isValid: false,
        message: 'positive.cpp: the validator exited with status 43; it said: not positive',
      },
    ]);
  });

  it('knows the testlib convention, where 0 accepts', async () => {
    const { results } = await validate({
      validators: [
        validator('val.cpp', cpp('val.cpp', 'int main() { int n; std::cin >> n; return n; }'), {
          convention: 'VALIDATOR_CONVENTION_TESTLIB',
        }),
      ],
      inputs: ['0', '3', '42'].map((text) => Buffer.from(text)),
    });
    expect(results.map(({ isValid }) => isValid)).toEqual([true, false, false]);
  });

  it.each([
    ['crashes', 'int main() { abort(); }', /^v: signal 6 ended the validator/],
    [
      'takes all memory',
      'int main() { std::string s; for (;;) s.append(1 << 20, 1); }',
      /its memory limit/,
    ],
    [
      'opens a socket',
      '#include <sys/socket.h>\nint main() { socket(AF_INET, SOCK_STREAM, 0); return 42; }',
      /forbids/,
    ],
    [
      'reads a file of the machine',
      'int main() { return std::ifstream("/etc/passwd") ? 42 : 43; }',
      /status 43/,
    ],
  ])('takes a validator that %s as one that rejects', async (_name, source, message) => {
    const { results } = await validate({
      validators: [validator('v', cpp('v.cpp', source))],
      inputs: [Buffer.from('1')],
    });
    expect(results).toEqual([{ isValid: false, message: expect.stringMatching(message) }]);
  });

  it('takes more inputs than one request of the sandbox holds', async () => {
    const { results } = await validate({
      validators: [positive],
      inputs: Array.from({ length: 1000 }, (_, index) => Buffer.from(String(index % 100))),
    });
    expect(
      results.map(({ isValid }, index) => (isValid ? -1 : index)).filter((i) => i >= 0),
    ).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
  });

  it('fails with the compiler’s words when a validator does not compile, whatever the others say', async () => {
    await expect(
      validate({
        validators: [positive, validator('broken.py', python('broken.py', 'def ('))],
        inputs: [Buffer.from('-1')],
      }),
    ).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'VALIDATOR_FAILED',
      message: expect.stringMatching(/does not compile.*SyntaxError/),
    });
  });

  it.each<[string, ValidateInputsRequestInput, string, RegExp]>([
    ['no validators', { inputs: [Buffer.from('1')] }, 'validators', /has 0 entries: .* 1 to 16/],
    [
      'too many validators',
      { validators: Array.from({ length: 17 }, () => positive), inputs: [Buffer.from('1')] },
      'validators',
      /has 17 entries/,
    ],
    ['no inputs', { validators: [positive] }, 'inputs', /has 0 entries: .* 1 to 1000/],
    [
      'too many inputs',
      { validators: [positive], inputs: Array.from({ length: 1001 }, () => Buffer.from('1')) },
      'inputs',
      /has 1001 entries/,
    ],
    [
      'more than 64 MiB',
      { validators: [positive], inputs: [Buffer.alloc(65 * mebibyte)] },
      'inputs',
      /at most 67108864/,
    ],
    [
      'a validator without convention',
      {
        validators: [positive, { ...positive, convention: 'VALIDATOR_CONVENTION_UNSPECIFIED' }],
        inputs: [Buffer.from('1')],
      },
      'validators[1].convention',
      /VALIDATOR_CONVENTION_KATTIS/,
    ],
    [
      'a validator in JavaScript',
      {
        validators: [{ ...positive, language: 'LANGUAGE_JAVASCRIPT' }],
        inputs: [Buffer.from('1')],
      },
      'validators[0].language',
      /is JavaScript: validators are C\+\+ or Python/,
    ],
  ])('refuses %s', async (_name, request, field, description) => {
    await expect(validate(request)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      violations: [{ field, description: expect.stringMatching(description) }],
    });
  });
});
