import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '#libs/domain/app-error.ts';
import { Verdict } from '#libs/domain/verdict.ts';
import { exitStatusOf } from '#libs/lifecycle/parts.ts';
import { judge } from './commands/judge.ts';
import { solve } from './commands/solve.ts';
import { formatCount } from './format.ts';
import { table } from './run-report.ts';

/** What `npm run demo` solves: an easy, a middling and a hard problem. */
const problems = ['parcel-shelves', 'toll-roads', 'twin-teams'] as const;
/** Candidates drawn from each recorded pool: enough for clusters, few enough for a laptop's patience. */
const sampleCount = 160;
const examples = fileURLToPath(new URL('../../examples', import.meta.url));

try {
  const rows: string[][] = [];
  for (const problem of problems) rows.push(await solveAndJudge(problem));
  process.stdout.write(
    `\n${table(['problem', 'sampled', 'passed public tests', 'submissions', 'accepted on hidden tests', 'first accepted'], rows)}\n`,
  );
} catch (error) {
  process.stderr.write(`demo: ${messageOf(error)}\n`);
  process.exitCode = exitStatusOf(error);
}
process.exit();

/** Solves one example from its recorded pool, then judges the answer on tests that the solver never saw. */
async function solveAndJudge(problem: string): Promise<string[]> {
  const folder = join(examples, problem);
  const out = join('runs', `demo-${problem}`);
  process.stdout.write(
    `\n== ${problem}: sampling ${sampleCount} candidates from its recorded pool\n`,
  );
  const { run, submissions } = await solve(folder, {
    policy: [],
    samples: sampleCount,
    submissions: 10,
    inputs: 50,
    strategy: 'alphacode2',
    seed: 1,
    language: [],
    maxTokens: 0,
    maxCost: 0,
    maxTime: 0,
    out,
    logLevel: 'error',
  });
  const counts = [
    problem,
    formatCount(run.funnel.sampled),
    formatCount(run.funnel.passed),
    String(submissions.length),
  ];
  if (submissions.length === 0) return [...counts, '0', 'none'];
  process.stdout.write(
    `\n== ${problem}: judging the ${submissions.length} submissions on all tests, hidden ones included\n`,
  );
  const judged = await judge(
    folder,
    submissions.map(({ path }) => path),
    { logLevel: 'error' },
  );
  const isAccepted = (path: string): boolean =>
    judged.some((one) => one.path === path && one.verdict === Verdict.Accepted);
  const accepted = submissions.filter(({ path }) => isAccepted(path));
  return [
    ...counts,
    String(accepted.length),
    accepted[0] === undefined ? 'none' : `#${accepted[0].rank}`,
  ];
}
