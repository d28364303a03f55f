import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runGoldpan } from '../support/command.ts';
import {
  startOpenAiServer,
  type Behaviour,
  type RecordedRequest,
} from '../support/openai-server.ts';
import { projectFolder } from '../support/command.ts';

const packageFolder = join('examples', 'stair-paint');
let folder: string;
let accepted: string;
let wrong: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-endpoint-'));
  const pool = await readFile(join(projectFolder, packageFolder, 'pool.jsonl'), 'utf8');
  const entries = pool
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sourceWith = (verdict: string): string =>
    entries.find((entry) => entry.verdict === verdict && entry.language.startsWith('cpp')).source;
  accepted = sourceWith('accepted');
  wrong = sourceWith('wrong_answer');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every fourth reply is right. */
const reply = (_request: RecordedRequest, choiceIndex: number): string =>
  `Here it is:\n\`\`\`cpp\n${choiceIndex % 4 === 0 ? accepted : wrong}\n\`\`\`\n`;

const solveWith = async (
  name: string,
  behaviour: Behaviour | ((request: RecordedRequest) => Behaviour),
  samples = 16,
) => {
  const server = await startOpenAiServer({ behaviour, reply });
  try {
    const json = join(folder, `${name}.json`);
    const finished = await runGoldpan(
      [
        'solve',
        packageFolder,
        '--policy',
        `openai:test-model@${server.baseUrl}`,
        '--samples',
        String(samples),
        '--inputs',
        '5',
        '--json',
        json,
        '--out',
        join(folder, name),
      ],
      {
        environment: { GOLDPAN_POLICY_TIMEOUT_MS: '1500', GOLDPAN_POLICY_RETRY_DELAY_MS: '20' },
        timeoutMs: 120_000,
      },
    );
    return { ...finished, result: JSON.parse(await readFile(json, 'utf8')) };
  } finally {
    await server.close();
  }
};

describe('a model endpoint', () => {
  it('that answers like vLLM is sampled, and the right program among the wrong is found', async () => {
    const { status, result } = await solveWith('good', { kind: 'answer' });
    expect(status).toBe(0);
    expect(result.funnel).toMatchObject({
      sampled: 16,
      unextractable: 0,
      lost: 0,
      unique: 2,
      passed: 1,
      submissions: 1,
    });
    expect(result.usage.tokens).toBeGreaterThan(0);
  }, 120_000);

  const once =
    (behaviour: Behaviour) =>
    (request: RecordedRequest): Behaviour =>
      request.index === 0 ? behaviour : { kind: 'answer' };
  it.each<[string, Behaviour]>([
    ['rate-limits', { kind: 'rate_limit', retryAfterSeconds: 1 }],
    ['stalls', { kind: 'stall' }],
    ['cuts its body', { kind: 'cut_body' }],
    ['hangs up', { kind: 'hang_up' }],
    ['answers HTTP 500', { kind: 'http_error', status: 500 }],
    ['answers garbage', { kind: 'garbage' }],
    ['gives fewer choices than asked for', { kind: 'fewer_choices', count: 3 }],
  ])(
    'that %s is asked again, and nothing is lost',
    async (name, behaviour) => {
      const { status, result } = await solveWith(name.replaceAll(' ', '-'), once(behaviour));
      expect(status).toBe(0);
      expect(result.funnel).toMatchObject({ sampled: 16, lost: 0, passed: 1 });
      expect(result.usage.requests).toBeGreaterThan(1);
    },
    120_000,
  );

  it('that writes prose is counted, sample by sample', async () => {
    const { status, result } = await solveWith('prose', { kind: 'prose' });
    expect(status).toBe(1);
    expect(result.funnel).toMatchObject({
      sampled: 16,
      unextractable: 16,
      unique: 0,
      submissions: 0,
    });
  }, 120_000);

  it('that fails for good ends the run with the reason, and no secret in it', async () => {
    const { status, stderr, result } = await solveWith('dead', { kind: 'http_error', status: 401 });
    expect(status).toBe(2);
    expect(stderr).toContain('401');
    expect(result.state).toBe('failed');
  }, 120_000);
});
