import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicyConfig } from './config.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldpan-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readPolicyConfig', () => {
  it('fills in what a SPEC leaves out', () => {
    const { policies } = readPolicyConfig({
      GOLDPAN_POLICIES: 'openai:m openai:n@http://other/v1?max-tokens=7&concurrency=3',
      GOLDPAN_OPENAI_BASE_URL: 'http://host/v1',
      GOLDPAN_OPENAI_API_KEY: 'abc',
    });
    expect(policies).toMatchObject([
      { model: 'm', baseUrl: 'http://host/v1', apiKey: 'abc', maxTokens: 4096, concurrency: 8 },
      { model: 'n', baseUrl: 'http://other/v1', apiKey: 'abc', maxTokens: 7, concurrency: 3 },
    ]);
  });

  it('reads keys from files, the own one of a policy first', () => {
    writeFileSync(join(folder, 'shared'), 'shared-key\n');
    writeFileSync(join(folder, 'own'), 'own-key\n');
    const { policies } = readPolicyConfig({
      GOLDPAN_POLICIES: `openai:m openai:n?key-file=${folder}/own`,
      GOLDPAN_OPENAI_API_KEY_FILE: join(folder, 'shared'),
    });
    expect(policies).toMatchObject([{ apiKey: 'shared-key' }, { apiKey: 'own-key' }]);
  });

  it.each([
    [{}, 'GOLDPAN_POLICIES is not set'],
    [{ GOLDPAN_POLICIES: 'replay:a', GOLDPAN_POLICY_SAMPLES_PER_REQUEST: '65' }, 'from 1 to 64'],
    [
      { GOLDPAN_POLICIES: 'replay:a', GOLDPAN_TEMPERATURE_MIN: '1.5' },
      'GOLDPAN_TEMPERATURE_MIN=1.5 is above',
    ],
    [
      {
        GOLDPAN_POLICIES: 'replay:a',
        GOLDPAN_OPENAI_API_KEY: 'abc',
        GOLDPAN_OPENAI_API_KEY_FILE: '/x',
      },
      'are both set',
    ],
    [
      { GOLDPAN_POLICIES: 'replay:a', GOLDPAN_OPENAI_API_KEY_FILE: '/nowhere/key' },
      '/nowhere/key cannot be read',
    ],
  ])('refuses %j', (environment, description) => {
    expect(() => readPolicyConfig(environment)).toThrow(
      expect.objectContaining({
        reason: 'INVALID_CONFIG',
        message: expect.stringContaining(description),
      }),
    );
  });
});
