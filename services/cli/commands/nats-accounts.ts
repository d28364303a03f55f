import type { Command } from 'commander';
import { writeAccounts } from '#libs/bus/accounts.ts';
import { busUsers } from '#libs/bus/rights.ts';
import { table } from '../run-report.ts';

export function registerNatsAccounts(program: Command): void {
  program
    .command('nats-accounts')
    .description(
      'make a NATS user with a key for each service that uses the bus, with no more rights than it needs',
    )
    .requiredOption('--out <folder>', 'folder of accounts.conf and the keys; made when not there')
    .action(natsAccounts);
}

async function natsAccounts({ out }: { readonly out: string }): Promise<void> {
  const { config, seeds } = await writeAccounts(out);
  const rows = busUsers.map((user) => [user, `GOLDPAN_NATS_CREDS=${seeds[user]}`]);
  process.stdout.write(
    `${table(['user', 'setting'], rows)}\nPut ${config} beside the configuration of nats-server, and there: include "accounts.conf"\n`,
  );
}
