import { describe, expect, it } from '@jest/globals';
import { parsePolicySpecs } from './spec.ts';

describe('parsePolicySpecs', () => {
  it('reads a family separated by blanks and lines', () => {
    const specs = parsePolicySpecs(
      'replay:/pools/{problem}.jsonl openai:qwen2.5:7b\n  openai:org/m@https://host:8000/v1?api=completions',
    );
    expect(specs).toMatchObject([
      { kind: 'replay', path: '/pools/{problem}.jsonl', name: 'replay' },
      { kind: 'openai', model: 'qwen2.5:7b', name: 'qwen2.5:7b', api: 'chat' },
      { kind: 'openai', model: 'org/m', baseUrl: 'https://host:8000/v1', api: 'completions' },
    ]);
  });

  it('reads every parameter of a model', () => {
    const [spec] = parsePolicySpecs(
      'openai:m?name=a&prompt-price=0.15&completion-price=0.6&max-tokens=8192&concurrency=32&stream=true&key-file=/run/key',
    );
    expect(spec).toMatchObject({
      name: 'a',
      promptPrice: 0.15,
      completionPrice: 0.6,
      maxTokens: 8192,
      concurrency: 32,
      isStreamed: true,
      keyFile: '/run/key',
    });
  });

  it('keeps a blank inside a path', () => {
    expect(parsePolicySpecs('replay:/my pools/a b.jsonl replay:/c?name=second')).toMatchObject([
      { path: '/my pools/a b.jsonl' },
      { path: '/c', name: 'second' },
    ]);
  });

  it('takes an "@" that begins no URL as part of the model', () => {
    expect(parsePolicySpecs('openai:model@001')).toMatchObject([{ model: 'model@001' }]);
  });

  it('numbers names that nobody gave', () => {
    expect(parsePolicySpecs('openai:m openai:m replay:a replay:b').map(({ name }) => name)).toEqual(
      ['m', 'm-2', 'replay', 'replay-2'],
    );
  });

  it.each([
    ['', 'no policy is given: give replay:PATH'],
    ['gguf:model.gguf', '"gguf" is no kind of policy: give replay:PATH'],
    ['pool.jsonl', 'is no kind of policy'],
    ['replay:', 'the path is missing'],
    ['openai:', 'the model is missing'],
    ['openai:m@localhost:8000/v1', 'must begin with http:// or https://'],
    ['openai:m?api=chats', 'api=chats: must be one of chat, completions'],
    ['openai:m?max-tokens=0', 'max-tokens=0: must be a number from 1 to 262144'],
    ['openai:m?concurrency=1.5', 'must be a whole number from 1 to 256'],
    ['openai:m?prompt-price=1', 'only one of prompt-price and completion-price is given'],
    ['openai:m?prompt-price=-1&completion-price=1', 'prompt-price=-1: must be a number from 0'],
    ['openai:m?api=chat&api=chat', 'api is given twice'],
    ['openai:m?name=a openai:n?name=a', 'the name "a" is taken'],
    ['openai:m?name=a,b', 'neither blanks nor commas'],
  ])('refuses %j and says what is right', (text, description) => {
    expect(() => parsePolicySpecs(text)).toThrow(
      expect.objectContaining({
        reason: 'INVALID_POLICY_SPEC',
        message: expect.stringContaining(description),
      }),
    );
  });

  it.each(['openai:m@http://me:hunter2@host/v1', 'openai:m?api-key=hunter2'])(
    'does not repeat a secret of %j',
    (text) => {
      expect(() => parsePolicySpecs(text)).toThrow(
        expect.objectContaining({ reason: 'INVALID_POLICY_SPEC' }),
      );
      expect(() => parsePolicySpecs(text)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
      );
    },
  );
});
