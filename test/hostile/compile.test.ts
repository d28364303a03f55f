import { describe } from '@jest/globals';
import { declareCases, useSandbox } from './support/case.ts';
import { compileCases } from './support/cases/compile.ts';

describe('at compile time, a program that', () => {
  declareCases(useSandbox('own'), compileCases);
});
