import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { checkMachine, type Check } from '../doctor/checks.ts';
import { table } from '../run-report.ts';
import { writeJson } from '../write-file.ts';

/** What of a detail stands in the table; all of it stands below when something is missing. */
const detailLengthMax = 70;

type DoctorOptions = { readonly json?: string };

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('show what is missing on this machine, and the command that installs it')
    .option('--json <file>', 'write the result as JSON')
    .addHelpText('after', '\nExit status: 0 when everything is there, 1 when something is missing.')
    .action(async (options: DoctorOptions) => {
      const checks = await doctor(options);
      if (checks.some(({ isThere }) => !isThere)) process.exitCode = 1;
    });
}

/** Checks this machine, prints the table, and writes JSON: `{isReady, checks: [{name, isThere, detail, remedy}]}`. */
async function doctor(options: DoctorOptions): Promise<readonly Check[]> {
  const checks = await checkMachine(fileURLToPath(new URL('../../..', import.meta.url)));
  const missing = checks.filter(({ isThere }) => !isThere);
  if (options.json !== undefined)
    await writeJson(options.json, { isReady: missing.length === 0, checks });
  const rows = checks.map(({ name, isThere, detail }) => [
    name,
    isThere ? 'ok' : 'MISSING',
    detail.length > detailLengthMax ? `${detail.slice(0, detailLengthMax)}…` : detail,
  ]);
  const lines = [table(['needed', 'state', 'detail'], rows)];
  if (missing.length === 0) lines.push('Everything is there.');
  for (const { name, detail, remedy } of missing)
    lines.push(`${name}: ${detail}`, `  -> ${remedy}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return checks;
}
