import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '#libs/domain/random.ts';
import { mutateTokens } from './token-mutation.ts';

describe('mutateTokens', () => {
  const sample = '3\n10  20 30\nabc\t5\n';
  const texts = Array.from(
    { length: 100 },
    (_, index) => mutateTokens([sample], randomFrom(index)).text,
  );

  it('changes something most of the time', () => {
    expect(texts.filter((text) => text !== sample).length).toBeGreaterThan(80);
  });

  it('leaves white space as it was', () => {
    expect(new Set(texts.map((text) => text.replace(/\S+/g, '_')))).toEqual(
      new Set(['_\n_  _ _\n_\t_\n']),
    );
  });

  it('leaves numbers that may be counts alone', () => {
    expect(texts.every((text) => text.startsWith('3\n'))).toBe(true);
  });
});
