import { invalidField } from '#libs/domain/app-error.ts';
import { isInteractive, type Checker } from '#libs/domain/problem.ts';
import type { CheckOutputsRequest } from '#libs/gen/goldpan/executor/v1/CheckOutputsRequest.ts';
import type { CheckOutputsResponseInput } from '#libs/gen/goldpan/executor/v1/CheckOutputsResponse.ts';
import type { ValidateInputsRequest } from '#libs/gen/goldpan/executor/v1/ValidateInputsRequest.ts';
import type { ValidateInputsResponseInput } from '#libs/gen/goldpan/executor/v1/ValidateInputsResponse.ts';
import { unary, type CallContext } from '#libs/rpc/handler.ts';
import { verdictToMessage } from '#libs/wire/enums.ts';
import { checkerFromMessage, inputValidatorFromMessage } from '#libs/wire/problem.ts';
import { checkOutputs, type OutputCheck } from './check-outputs.ts';
import { checkerRole } from './checker.ts';
import type { Executor } from './executor.ts';
import { requirePackageLanguage } from './package-program.ts';
import { itemBytesMax, itemCountMax, requireItems } from './request-limits.ts';
import { validateInputs, validatorRole } from './validate-inputs.ts';

/** Validators of one call (executor_service.proto). */
const validatorCountMax = 16;

/** The handlers that ask programs of a package and run no candidate. */
export function packageHandlers(executor: () => Executor) {
  return {
    CheckOutputs: unary(
      async (
        request: CheckOutputsRequest,
        { signal }: CallContext,
      ): Promise<CheckOutputsResponseInput> => {
        const checker = checkerFromMessage(request.checker, 'checker');
        requireChecker(checker);
        const results = await checkOutputs(executor(), checker, readChecks(request), signal);
        return {
          results: results.map(({ verdict, message }) => ({
            verdict: verdictToMessage(verdict),
            message,
          })),
        };
      },
    ),

    ValidateInputs: unary(
      async (
        request: ValidateInputsRequest,
        { signal }: CallContext,
      ): Promise<ValidateInputsResponseInput> => {
        requireItems('inputs', sizesOf(request.inputs));
        requireItems(
          'validators',
          request.validators.map(({ files }) =>
            files.reduce((sum, { content }) => sum + content.length, 0),
          ),
          validatorCountMax,
        );
        const validators = request.validators.map((message, index) => {
          const validator = inputValidatorFromMessage(message, `validators[${index}]`);
          requirePackageLanguage(validator.language, validatorRole(index));
          return validator;
        });
        const objections = await validateInputs(executor(), validators, request.inputs, signal);
        return {
          results: objections.map((objection) => ({
            isValid: objection === '',
            message: objection,
          })),
        };
      },
    ),
  };
}

function requireChecker(checker: Checker): void {
  if (checker.kind === 'token') return;
  requirePackageLanguage(checker.language, checkerRole);
  if (isInteractive(checker)) {
    throw invalidField(
      `${checkerRole.field}.convention`,
      'is interactive: its judge talks to a program and looks at no finished output; use JudgeProgram',
    );
  }
}

function readChecks({ inputs, checks }: CheckOutputsRequest): readonly OutputCheck[] {
  if (inputs.length > itemCountMax)
    throw invalidField('inputs', `has ${inputs.length} entries: allowed are 1 to ${itemCountMax}`);
  requireItems(
    'checks',
    checks.map(({ output, answer }) => output.length + answer.length),
  );
  const byteCount = [
    ...sizesOf(inputs),
    ...checks.map(({ output, answer }) => output.length + answer.length),
  ].reduce((sum, size) => sum + size, 0);
  if (byteCount > itemBytesMax) {
    throw invalidField(
      'inputs',
      `and checks have ${byteCount} bytes in all: at most ${itemBytesMax} are allowed`,
    );
  }
  return checks.map(({ inputIndex, output, answer }, index) => {
    const input = inputs[inputIndex];
    if (input === undefined) {
      throw invalidField(
        `checks[${index}].input_index`,
        `is ${inputIndex}: the request has ${inputs.length} inputs, counted from 0`,
      );
    }
    return { input, output, answer };
  });
}

function sizesOf(values: readonly Uint8Array[]): number[] {
  return values.map((value) => value.length);
}
