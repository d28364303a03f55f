import { describe } from '@jest/globals';
import { declareCases, useSandbox } from './support/case.ts';
import { dialogueCases } from './support/cases/dialogue.ts';

describe('in a conversation with its judge', () => {
  const sandbox = useSandbox('own');

  describe('a program that', () => {
    declareCases(sandbox, dialogueCases);
  });
});
