import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Language, parseLanguage } from '#libs/domain/language.ts';
import { candidateIdOf } from '#libs/domain/program.ts';
import { randomFrom } from '#libs/domain/random.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { readCode, type Mutation } from './code.ts';
import { makeDraft, type Base } from './drafts.ts';
import type { PoolSummary } from './pool.ts';
import { pythonSlips } from './python-mutations.ts';
import { respace } from './respace.ts';
import { restyles } from './restyle.ts';
import { slips } from './slips.ts';
import { textOf, tokenize } from './token.ts';

const examples = fileURLToPath(new URL('..', import.meta.url));

const cpp = `#include <iostream>
#include <vector>
#include <algorithm>
using namespace std;

long long best(const vector<int> &values, int limit) {
    long long sum = 0, most = 0;
    for (int i = 0; i < (int)values.size(); i++) {
        if (values[i] <= limit) sum += values[i]; // "not a string
        else sum -= 1;
        most = max(most, sum);
    }
    return most;
}

int main() {
    int n, limit;
    cin >> n >> limit;
    vector<int> values(n);
    for (int i = 0; i < n; i++) {
        cin >> values[i];
    }
    sort(values.begin(), values.end());
    long long total = 0;
    for (int i = 0; i < n; i++) {
        total += values[i];
        if (total > 1000000007 && limit != 3) break;
    }
    cout << best(values, limit) << ' ' << (total % 97) << endl;
    return 0;
}
`;

const cStyle = `#include <cstdio>
int main() {
    int n, m;
    long long product = 1;
    scanf("%d %d", &n, &m);
    for (int i = 1; i <= n; ++i) product = product * m % 1009;
    printf("%lld\\n", product);
    return 0;
}
`;

const python = `import sys

def main():
    n, k = map(int, input().split())
    values = list(map(int, input().split()))
    total = 0
    for i in range(n):
        if values[i] <= k and values[i] > 0:
            total += values[i]  # sum
    print(min(total, 10 ** 9))

main()
`;

describe('the tokenizer', () => {
  it.each([
    ['C++', cpp, Language.Cpp20],
    ['C', cStyle, Language.Cpp17],
    ['Python', python, Language.Python3],
    [
      'JavaScript',
      'const a = `x ${1}`.split(/[/"]+/); print(a / 2 / 3); // "x',
      Language.JavaScript,
    ],
    ['rubbish', '"unclosed \' ` \\ \u0000 #', Language.Cpp20],
  ])('loses no character of %s', (_, source, language) => {
    expect(textOf(tokenize(source, language))).toBe(source);
  });

  it('tells strings, comments and directives from code', () => {
    const tokens = tokenize(
      '#define A "x" \\\n y\nint a = 1\'000; /* "b" */ char c = \'\\\'\'; // d',
      Language.Cpp20,
    );
    const kinds = tokens
      .filter(({ kind }) => kind !== 'space')
      .map(({ kind, text }) => `${kind} ${text}`);
    expect(kinds).toEqual([
      'directive #define A "x" \\\n y',
      'name int',
      'name a',
      'operator =',
      "number 1'000",
      'operator ;',
      'comment /* "b" */',
      'name char',
      'name c',
      'operator =',
      "string '\\''",
      'operator ;',
      'comment // d',
    ]);
  });

  it('takes a pattern of JavaScript for one word and a division for an operator', () => {
    const words = tokenize('x = a / b / c; y = s.split(/ +/g)', Language.JavaScript).map(
      ({ text }) => text,
    );
    expect(words).toContain('/ +/g');
    expect(words.filter((word) => word === '/')).toHaveLength(2);
  });

  it('tells brackets of templates from comparisons', () => {
    const code = readCode('vector<pair<int, int>> v; bool b = 1 < 2;', Language.Cpp20);
    const angles = code.words.filter((_, at) => code.isAngle[at]);
    expect(angles).toEqual(['<', '<', '>>']);
  });
});

describe('a restyle', () => {
  it('keeps what the program writes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'goldpan-restyle-'));
    try {
      const inputs = ['4 5\n3 9 -2 5\n', '1 3\n1000000000\n', '6 2\n1 1 2 2 3 3\n'];
      const expected = run(folder, cpp, inputs);
      expect(expected[0]).toMatch(/^\d+ \d+\n$/);
      for (const restyled of allAtOnce(cpp)) {
        expect({ restyled, outputs: run(folder, restyled, inputs) }).toEqual({
          restyled,
          outputs: expected,
        });
      }
      const products = run(folder, cStyle, ['10 7', '0 5']);
      for (const restyled of allAtOnce(cStyle)) {
        expect({ restyled, outputs: run(folder, restyled, ['10 7', '0 5']) }).toEqual({
          restyled,
          outputs: products,
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);

  it('renames a variable everywhere or nowhere', () => {
    const [rename] = restyles.filter(({ name }) => name === 'rename all');
    const renamed = rename?.apply(readCode(cpp, Language.Cpp20), randomFrom('rename')) ?? '';
    expect(renamed).not.toBe('');
    expect(renamed).not.toMatch(/\b(?:limit|total|sum|values|best)\b/);
  });

  it('gives other white space and comments to a repeat, and the same identity', () => {
    for (const [source, language] of [
      [cpp, Language.Cpp20],
      [python, Language.Python3],
    ] as const) {
      const before = candidateIdOf({ language, source: Buffer.from(source) });
      const texts = range(20).map((seed) =>
        respace(source, language === Language.Cpp20, randomFrom(seed)),
      );
      expect(
        new Set(texts.map((text) => candidateIdOf({ language, source: Buffer.from(text) }))),
      ).toEqual(new Set([before]));
      expect(texts.some((text) => text !== source)).toBe(true);
    }
  });
});

describe('a slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))(
    '%s changes a program or says that it does not apply',
    (_, slip) => {
      const results = range(10).map((seed) =>
        slip.apply(readCode(cpp, Language.Cpp20), randomFrom('slip', seed)),
      );
      const changed = results.flatMap((result) => (result === undefined ? [] : [result]));
      expect(changed.map(brackets)).toEqual(changed.map(() => brackets(cpp)));
    },
  );

  it('of each kind but a few applies to an ordinary program', () => {
    const applying = new Set(
      slips
        .filter((slip) =>
          range(10).some(
            (seed) => slip.apply(readCode(cpp, Language.Cpp20), randomFrom(seed)) !== undefined,
          ),
        )
        .map(({ name }) => name),
    );
    for (const name of [
      'comparison',
      'number by one',
      'narrow integer',
      'missing statement',
      'missing modulo',
      'constant',
      'other variable',
      'output',
      'sort direction',
    ]) {
      expect(applying).toContain(name);
    }
  });

  it('in Python leaves something that parses', () => {
    const texts = pythonSlips.flatMap((slip) =>
      range(5).map(
        (seed) => slip.apply(readCode(python, Language.Python3), randomFrom(seed)) ?? python,
      ),
    );
    expect(new Set(texts).size).toBeGreaterThan(10);
    const check = spawnSync(
      'python3',
      ['-c', 'import json, sys\nfor text in json.load(sys.stdin): compile(text, "slip", "exec")'],
      { input: JSON.stringify(texts), encoding: 'utf8' },
    );
    expect(check.stderr).toBe('');
  });

  it('is the same for the same seed', () => {
    const bases: readonly Base[] = [
      {
        name: 'accepted/a.cpp',
        folder: 'accepted',
        program: { language: Language.Cpp20, source: Buffer.from(cpp) },
      },
    ];
    const make = (seed: number): readonly (string | undefined)[] =>
      range(30).map((index) => makeDraft(bases, 'slipped', randomFrom(seed, index))?.candidateId);
    expect(make(1)).toEqual(make(1));
    expect(make(1)).not.toEqual(make(2));
    expect(new Set(make(1)).size).toBeGreaterThan(20);
  });
});

const pools = readdirSync(examples).filter((name) =>
  existsSync(join(examples, name, 'pool.jsonl')),
);

describe('the recorded pools', () => {
  it('exist', () => {
    expect(pools.length).toBeGreaterThanOrEqual(8);
  });

  it.each(pools)('%s has few right programs among many wrong ones', (name) => {
    const text = readFileSync(join(examples, name, 'pool.jsonl'), 'utf8');
    expect(text.length).toBeLessThan(1024 * 1024);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const verdicts = new Map<string, string>();
    for (const { source, language, verdict, model, temperature } of lines) {
      expect(Object.values(Verdict)).toContain(verdict);
      expect(model).toBe('mutation-v1');
      expect(temperature).toBeGreaterThanOrEqual(0);
      const id = candidateIdOf({
        language: parseLanguage(String(language)),
        source: Buffer.from(String(source)),
      });
      // A repeat is worth what the first of its kind is worth.
      expect(verdicts.get(id) ?? verdict).toBe(verdict);
      verdicts.set(id, String(verdict));
    }
    const summary = summaryOf(name);
    expect({ lines: lines.length, distinct: verdicts.size }).toEqual({
      lines: summary.lines,
      distinct: summary.distinct,
    });
    expect(verdicts.size).toBeGreaterThanOrEqual(200);
    expect(lines.length).toBeGreaterThan(verdicts.size);
    const count = (wanted: string): number =>
      [...verdicts.values()].filter((verdict) => verdict === wanted).length;
    expect(count(Verdict.CompileError)).toBeGreaterThanOrEqual(3);
    expect(count(Verdict.Accepted)).toBeGreaterThanOrEqual(2);
    expect(count(Verdict.Accepted)).toBeLessThanOrEqual(0.06 * verdicts.size);
    expect(count(Verdict.WrongAnswer)).toBeGreaterThan(0.5 * verdicts.size);
    expect(summary).toMatchObject({
      notCompiling: count(Verdict.CompileError),
      right: count(Verdict.Accepted),
    });
    expect(summary.wrongPastSamples.length).toBeGreaterThanOrEqual(3);
    for (const id of summary.wrongPastSamples) expect(verdicts.get(id)).toBe(Verdict.WrongAnswer);
  });
});

describe('programs of a pool that pass the samples and are wrong', () => {
  it('do pass the samples, and fail a hidden test', () => {
    const name = 'stair-paint';
    const folder = mkdtempSync(join(tmpdir(), 'goldpan-pool-'));
    const wanted = new Set(summaryOf(name).wrongPastSamples);
    const sources = readFileSync(join(examples, name, 'pool.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { source: string; language: string })
      .filter(({ language }) => language === Language.Cpp20)
      .filter(({ source }) =>
        wanted.has(candidateIdOf({ language: Language.Cpp20, source: Buffer.from(source) })),
      )
      .slice(0, 2)
      .map(({ source }) => source);
    try {
      expect(sources).toHaveLength(2);
      for (const source of sources) {
        const passes = (part: string): readonly boolean[] => {
          const data = join(examples, name, 'data', part);
          const tests = readdirSync(data).filter((file) => file.endsWith('.in'));
          const inputs = tests.map((file) => readFileSync(join(data, file), 'utf8'));
          const answers = tests.map((file) =>
            readFileSync(join(data, file.replace(/in$/, 'ans')), 'utf8'),
          );
          return run(folder, source, inputs).map(
            (output, index) => output.trim() === answers[index]?.trim(),
          );
        };
        expect(new Set(passes('sample'))).toEqual(new Set([true]));
        expect(passes('secret')).toContain(false);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);
});

function summaryOf(name: string): PoolSummary {
  // make-pool.ts writes it.
  return JSON.parse(readFileSync(join(examples, name, 'pool.summary.json'), 'utf8')) as PoolSummary;
}

/** Programs with many restyles each, so that few compilations try them all. */
function allAtOnce(source: string): readonly string[] {
  return range(3).map((seed) => {
    const random = randomFrom('restyle', seed);
    return random
      .shuffle<Mutation>(restyles)
      .reduce((text, { apply }) => apply(readCode(text, Language.Cpp20), random) ?? text, source);
  });
}

function run(folder: string, source: string, inputs: readonly string[]): readonly string[] {
  writeFileSync(join(folder, 'program.cpp'), source);
  const built = spawnSync('g++', ['-std=gnu++20', '-O0', 'program.cpp', '-o', 'program'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (built.status !== 0)
    throw new Error(`does not compile: ${built.stderr.slice(0, 2000)}\n${source}`);
  return inputs.map(
    (input) =>
      spawnSync('./program', [], { cwd: folder, input, encoding: 'utf8', timeout: 10_000 }).stdout,
  );
}

function brackets(source: string): string {
  return ['(', ')', '[', ']', '{', '}']
    .map((bracket) => source.split(bracket).length - 1)
    .reduce((sum, count, at) => sum + (at % 2 === 0 ? count : -count), 0) === 0
    ? 'balanced'
    : 'unbalanced';
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
