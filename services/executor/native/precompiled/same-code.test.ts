import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isAppError } from '#libs/domain/app-error.ts';
import { isCpp, Language } from '#libs/domain/language.ts';
import type { Program } from '#libs/domain/program.ts';
import { packagesWithPools, samplePools } from '../../bench/pool-sample.ts';
import { cppFlags } from '../../cpp-flags.ts';
import { buildPrecompiled, precompiledFolder } from '../../precompiled.ts';
import { defaultPrecompiledPath, defaultToolchain } from '../../toolchain.ts';

// With the precompiled header g++ must make the same functions as without it, instruction by
// instruction, for verdicts are g++ -O2's.

const run = promisify(execFile);
const { compilerPath } = defaultToolchain();
const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const timeoutMs = 120_000;
/** Programs of recorded pools, two of each example; compiling one without the header takes two seconds. */
const poolProgramCount = 20;
const seed = 1;

/** Programs that use what the header itself instantiates, each in one of the standards. */
const programs: readonly (readonly [string, Language, string])[] = [
  [
    'strings and streams',
    Language.Cpp20,
    `int main() {
      string s, t; getline(cin, s); stringstream out; out << hex << setw(5) << 255 << quoted(s);
      istringstream in("1 2 3"); vector<string> words{istream_iterator<string>(in), {}};
      for (auto& word : words) t += word + s; string_view view = t;
      cout << out.str() << stoi("12") << to_string(3.5) << view.substr(0, 2) << t; }`,
  ],
  [
    'containers and owners',
    Language.Cpp17,
    `struct Base { virtual ~Base() = default; virtual int f() { return 1; } };
    struct Derived : Base { int f() override { return 2; } };
    int main() {
      auto one = make_unique<Derived>(); auto two = make_shared<Derived>();
      function<int(int)> g = [&](int x) { return x ? g(x - 1) + one->f() : two->f(); };
      map<string, vector<string>> lists; lists["a"].push_back("b"); unordered_map<string, int> counts; counts["z"]++;
      priority_queue<pair<long, string>> queue; queue.push({1, "a"}); deque<pair<bool, size_t>> pairs; pairs.emplace_back(true, 1);
      optional<string> maybe = "x"; tuple<int, string> both{1, "a"}; bitset<64> bits(5); complex<double> c(1, 2);
      cout << g(3) << lists.size() << counts.size() << queue.top().second << *maybe << get<1>(both) << bits.to_string() << abs(c); }`,
  ],
  [
    'random numbers and clocks',
    Language.Cpp23,
    `int main() {
      mt19937 r(chrono::steady_clock::now().time_since_epoch().count()); mt19937_64 q(random_device{}());
      vector<unsigned> v(10); iota(v.begin(), v.end(), 0); shuffle(v.begin(), v.end(), r); vector<size_t> w(v.begin(), v.end());
      uniform_int_distribution<int> u(0, 9); normal_distribution<double> n; w.insert(w.begin(), u(r)); sort(w.begin(), w.end());
      for (auto x : w) cout << x << ' ' << n(q) << '\\n'; }`,
  ],
  [
    'sorted strings',
    Language.Cpp20,
    `int main() {
      vector<string> v; string s; while (cin >> s) v.push_back(s);
      sort(v.begin(), v.end(), [](const string& a, const string& b) { return a + b < b + a; });
      cout << accumulate(v.begin(), v.end(), string()); }`,
  ],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldpan-same-code-'));
  await buildPrecompiled(defaultPrecompiledPath, compilerPath, () => {});
}, 2 * timeoutMs);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('code of a program', () => {
  it.each(programs)(
    'is the same with the precompiled header: %s',
    async (_name, language, body) => {
      const program = {
        language,
        source: Buffer.from(`#include <bits/stdc++.h>\nusing namespace std;\n${body}\n`),
      };
      const { precompiled, plain } = await compileBoth(program);
      expect(precompiled).toBe(plain);
    },
  );

  it(
    'is the same with the precompiled header: programs of the recorded pools',
    async () => {
      const candidates = await samplePools(await packagesWithPools(examples), 200, seed);
      const differing: string[] = [];
      let comparedCount = 0;
      for (const { name, program } of candidates) {
        if (comparedCount === poolProgramCount) break;
        if (!isCpp(program.language) || !includesHeaderFirst(program)) continue;
        const both = await compileBoth(program).catch(() => undefined);
        // Some programs of a pool do not compile.
        if (both === undefined) continue;
        comparedCount += 1;
        if (both.precompiled !== both.plain) differing.push(name);
      }
      expect({ comparedCount, differing }).toEqual({
        comparedCount: poolProgramCount,
        differing: [],
      });
    },
    2 * timeoutMs,
  );

  it('shows a difference where there is one', async () => {
    const sourceOf = (value: number): Buffer =>
      Buffer.from(`#include <bits/stdc++.h>\nint main() { std::cout << ${value}; }\n`);
    const [one, two] = await Promise.all(
      [1, 2].map((value) => assemblyOf(sourceOf(value), Language.Cpp17, [])),
    );
    expect(one).not.toBe(two);
  });
});

describe('buildPrecompiled', () => {
  it('names the package to install where g++ has no headers for plugins', async () => {
    const bare = join(folder, 'bare-g++');
    const script = `#!/bin/sh
case "$1" in
  --version) echo 'g++ 12.2.0' ;;
  -dumpversion) echo 12 ;;
  *) echo plugin ;;
esac
`;
    await writeFile(bare, script, { mode: 0o755 });
    const error: unknown = await buildPrecompiled(join(folder, 'none'), bare, () => {}).catch(
      (thrown: unknown) => thrown,
    );
    expect(isAppError(error) && error.reason).toBe('PLUGIN_HEADERS_MISSING');
    expect(isAppError(error) && error.message).toMatch(/apt-get install gcc-12-plugin-dev$/);
  });
});

function includesHeaderFirst({ source }: Pick<Program, 'source'>): boolean {
  return /^\s*#include\s*<bits\/stdc\+\+\.h>/.test(Buffer.from(source).toString('latin1'));
}

async function compileBoth({
  source,
  language,
}: Pick<Program, 'source' | 'language'>): Promise<{ precompiled: string; plain: string }> {
  const include = precompiledFolder(defaultPrecompiledPath, language);
  const precompiled = await assemblyOf(source, language, ['-I', include]);
  return { precompiled, plain: await assemblyOf(source, language, []) };
}

/**
 * What g++ makes of a source, function by function: without the numbers of local labels, which count
 * all that the header declares, and in an order of its own, since g++ orders functions by when it first
 * met them.
 */
async function assemblyOf(
  source: Uint8Array,
  language: Language,
  options: readonly string[],
): Promise<string> {
  const own = await mkdtemp(join(folder, 'program-'));
  await writeFile(join(own, 'program.cpp'), source);
  const arguments_ = [...cppFlags(language), ...options, '-H', '-S', 'program.cpp', '-o', 'code.s'];
  const { stderr } = await run(compilerPath, arguments_, { cwd: own, maxBuffer: 1 << 26 });
  // -H marks a precompiled header that is used with "!" and one that does not fit with "x".
  if (stderr.includes('! ') !== options.length > 0)
    throw new Error(`the precompiled header is not used as expected: ${stderr.slice(0, 200)}`);
  const assembly = await readFile(join(own, 'code.s'), 'utf8');
  return assembly
    .replaceAll(/\.(L[A-Z]*)\d+/g, '.$1')
    .split(/(?<=\t\.size\t.*\n)|(?=\t\.(?:section|text|weak|globl)\b)/)
    .filter((piece) => piece !== '\t.text\n')
    .sort()
    .join('');
}
