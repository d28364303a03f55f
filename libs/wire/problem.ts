import { assertNever } from '../domain/assert-never.ts';
import { invalidField } from '../domain/app-error.ts';
import { resolveLimits, type Limits } from '../domain/limits.ts';
import {
  defaultChecker,
  isInteractive,
  type Checker,
  type CheckerConvention,
  type InputValidator,
  type Problem,
  type SourceFile,
  type Test,
  type ValidatorConvention,
} from '../domain/problem.ts';
import type { Checker as CheckerMessage, CheckerInput } from '../gen/goldpan/common/v1/Checker.ts';
import type { CheckerConvention as CheckerConventionMessage } from '../gen/goldpan/common/v1/CheckerConvention.ts';
import type {
  InputValidator as InputValidatorMessage,
  InputValidatorInput,
} from '../gen/goldpan/common/v1/InputValidator.ts';
import type {
  SourceFile as SourceFileMessage,
  SourceFileInput,
} from '../gen/goldpan/common/v1/SourceFile.ts';
import type { ValidatorConvention as ValidatorConventionMessage } from '../gen/goldpan/common/v1/ValidatorConvention.ts';
import type { Limits as LimitsMessage, LimitsInput } from '../gen/goldpan/common/v1/Limits.ts';
import type { Problem as ProblemMessage, ProblemInput } from '../gen/goldpan/common/v1/Problem.ts';
import type { Test as TestMessage, TestInput } from '../gen/goldpan/common/v1/Test.ts';
import { durationOfMs, msOfDuration } from './duration.ts';
import { languageFromMessage, languageToMessage } from './enums.ts';

/** Longest statement, in characters. */
const statementLengthMax = 256 * 1024;

export function problemToMessage(problem: Problem): ProblemInput {
  return {
    problemId: problem.problemId,
    title: problem.title,
    statement: problem.statement,
    limits: limitsToMessage(problem.limits),
    publicTests: problem.publicTests.map(testToMessage),
    checker: checkerToMessage(problem.checker),
    rating: problem.rating,
    tags: [...problem.tags],
    inputValidators: problem.inputValidators.map(inputValidatorToMessage),
  };
}

/** INVALID_ARGUMENT names the field that is missing or wrong. `field` is the path of the problem itself. */
export function problemFromMessage(
  message: ProblemMessage | null | undefined,
  field: string,
): Problem {
  if (!message) throw invalidField(field, 'is missing');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(message.problemId)) {
    throw invalidField(
      `${field}.problem_id`,
      `"${message.problemId}" must match [A-Za-z0-9][A-Za-z0-9._-]{0,127}`,
    );
  }
  if (message.statement.trim() === '')
    throw invalidField(`${field}.statement`, 'is empty: a problem needs its statement');
  if (message.statement.length > statementLengthMax) {
    throw invalidField(
      `${field}.statement`,
      `has ${message.statement.length} characters: at most ${statementLengthMax} are allowed`,
    );
  }
  if (message.publicTests.length === 0) {
    throw invalidField(
      `${field}.public_tests`,
      'is empty: a problem needs at least one public test to filter on',
    );
  }
  const checker = checkerFromMessage(message.checker, `${field}.checker`);
  if (isInteractive(checker)) {
    throw invalidField(
      `${field}.checker.program.convention`,
      'is interactive: such problems can be judged, not solved',
    );
  }
  return {
    problemId: message.problemId,
    title: message.title,
    statement: message.statement,
    limits: limitsFromMessage(message.limits),
    publicTests: message.publicTests.map(testFromMessage),
    checker,
    rating: message.rating,
    tags: message.tags,
    inputValidators: message.inputValidators.map((validator) =>
      inputValidatorFromMessage(validator, `${field}.input_validators`),
    ),
  };
}

export function limitsToMessage(limits: Limits): LimitsInput {
  return {
    cpuTime: durationOfMs(limits.cpuTimeMs),
    wallTime: durationOfMs(limits.wallTimeMs),
    memoryBytes: limits.memoryBytes,
    outputBytes: limits.outputBytes,
  };
}

/** Fills in defaults and checks ranges: INVALID_ARGUMENT (LIMIT_OUT_OF_RANGE). */
export function limitsFromMessage(message: LimitsMessage | null | undefined): Limits {
  const cpuTimeMs = msOfDuration(message?.cpuTime);
  const wallTimeMs = msOfDuration(message?.wallTime);
  const memoryBytes = message?.memoryBytes ?? 0;
  const outputBytes = message?.outputBytes ?? 0;
  return resolveLimits({
    ...(cpuTimeMs === 0 ? {} : { cpuTimeMs }),
    ...(wallTimeMs === 0 ? {} : { wallTimeMs }),
    ...(memoryBytes === 0 ? {} : { memoryBytes }),
    ...(outputBytes === 0 ? {} : { outputBytes }),
  });
}

export function testToMessage(test: Test): TestInput {
  return { name: test.name, input: bufferOf(test.input), answer: bufferOf(test.answer) };
}

export function testFromMessage(message: TestMessage): Test {
  return { name: message.name, input: message.input, answer: message.answer };
}

const conventionMessages: Readonly<Record<CheckerConvention, CheckerConventionMessage>> = {
  kattis: 'CHECKER_CONVENTION_KATTIS',
  testlib: 'CHECKER_CONVENTION_TESTLIB',
  'kattis-interactive': 'CHECKER_CONVENTION_KATTIS_INTERACTIVE',
};
const checkerConventions = ['kattis', 'testlib', 'kattis-interactive'] as const;

export function checkerToMessage(checker: Checker): CheckerInput {
  switch (checker.kind) {
    case 'token':
      return {
        token: {
          isCaseSensitive: checker.isCaseSensitive,
          isSpaceChangeSensitive: checker.isSpaceChangeSensitive,
          ...(checker.floatRelativeTolerance === undefined
            ? {}
            : { floatRelativeTolerance: checker.floatRelativeTolerance }),
          ...(checker.floatAbsoluteTolerance === undefined
            ? {}
            : { floatAbsoluteTolerance: checker.floatAbsoluteTolerance }),
        },
      };
    case 'program':
      return {
        program: {
          files: filesToMessage(checker.files),
          language: languageToMessage(checker.language),
          convention: conventionMessages[checker.convention],
          arguments: [...checker.arguments],
        },
      };
    default:
      return assertNever(checker);
  }
}

/** Absent is the default checker. INVALID_ARGUMENT when a program checker is incomplete. */
export function checkerFromMessage(
  message: CheckerMessage | null | undefined,
  field: string,
): Checker {
  if (message?.token) {
    const {
      isCaseSensitive,
      isSpaceChangeSensitive,
      floatRelativeTolerance,
      floatAbsoluteTolerance,
    } = message.token;
    return {
      kind: 'token',
      isCaseSensitive,
      isSpaceChangeSensitive,
      ...(floatRelativeTolerance === undefined ? {} : { floatRelativeTolerance }),
      ...(floatAbsoluteTolerance === undefined ? {} : { floatAbsoluteTolerance }),
    };
  }
  if (!message?.program) return defaultChecker;
  const { files, language, convention } = message.program;
  const known = checkerConventions.find((name) => conventionMessages[name] === convention);
  if (known === undefined) {
    throw invalidField(
      `${field}.program.convention`,
      `is missing or unknown: use one of ${Object.values(conventionMessages).join(', ')}`,
    );
  }
  return {
    kind: 'program',
    files: filesFromMessage(files, `${field}.program.files`),
    language: languageFromMessage(language, `${field}.program.language`),
    convention: known,
    arguments: message.program.arguments,
  };
}

const validatorConventionMessages: Readonly<
  Record<ValidatorConvention, ValidatorConventionMessage>
> = {
  kattis: 'VALIDATOR_CONVENTION_KATTIS',
  testlib: 'VALIDATOR_CONVENTION_TESTLIB',
};
const validatorConventions = ['kattis', 'testlib'] as const;

export function inputValidatorToMessage(validator: InputValidator): InputValidatorInput {
  return {
    name: validator.name,
    files: filesToMessage(validator.files),
    language: languageToMessage(validator.language),
    convention: validatorConventionMessages[validator.convention],
    arguments: [...validator.arguments],
  };
}

/** INVALID_ARGUMENT when the validator is incomplete. */
export function inputValidatorFromMessage(
  message: InputValidatorMessage,
  field: string,
): InputValidator {
  const convention = validatorConventions.find(
    (name) => validatorConventionMessages[name] === message.convention,
  );
  if (convention === undefined) {
    throw invalidField(
      `${field}.convention`,
      `is missing or unknown: use one of ${Object.values(validatorConventionMessages).join(', ')}`,
    );
  }
  return {
    name: message.name,
    files: filesFromMessage(message.files, `${field}.files`),
    language: languageFromMessage(message.language, `${field}.language`),
    convention,
    arguments: message.arguments,
  };
}

function filesToMessage(files: readonly SourceFile[]): SourceFileInput[] {
  return files.map((file) => ({ name: file.name, content: bufferOf(file.content) }));
}

function filesFromMessage(
  files: readonly SourceFileMessage[],
  field: string,
): readonly SourceFile[] {
  if (files.length === 0) throw invalidField(field, 'is empty: give the main file first');
  for (const { name } of files) {
    if (name === '' || name.startsWith('/') || name.split('/').includes('..'))
      throw invalidField(`${field}.name`, `"${name}" must be a relative name without ".."`);
  }
  return files.map((file) => ({ name: file.name, content: file.content }));
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
