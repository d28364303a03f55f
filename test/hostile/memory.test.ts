import { describe } from '@jest/globals';
import { declareCases, useSandbox } from './support/case.ts';
import { memoryCases } from './support/cases/memory.ts';

describe('with memory, a program that', () => {
  declareCases(useSandbox('own'), memoryCases);
});
