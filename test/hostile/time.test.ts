import { describe } from '@jest/globals';
import { declareCases, useSandbox } from './support/case.ts';
import { timeCases } from './support/cases/time.ts';

describe('with its time, a program that', () => {
  declareCases(useSandbox('own'), timeCases);
});
