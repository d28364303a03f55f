import { describe } from '@jest/globals';
import { declareCases, useSandbox } from './support/case.ts';
import { fileCases, outputCases } from './support/cases/output.ts';

describe('with output and files, a program that', () => {
  declareCases(useSandbox('own'), [...outputCases, ...fileCases]);
});
