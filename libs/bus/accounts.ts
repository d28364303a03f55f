import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nkeys } from '@nats-io/nats-core';
import { AppError, messageOf } from '../domain/app-error.ts';
import { busRights, busUsers, type BusUser } from './rights.ts';

/** Accounts of a NATS server as files. */
export type AccountFiles = {
  /** To be included in the server's configuration: public keys and rights, nothing secret. */
  readonly config: string;
  /** The seed of each user's nkey, readable by the owner alone: what GOLDPAN_NATS_CREDS names. */
  readonly seeds: Readonly<Record<BusUser, string>>;
};

/**
 * Makes a user with a new nkey for each of `busUsers` and writes `accounts.conf` and `<user>.nk` into
 * `folder`. Never replaces a file: FAILED_PRECONDITION (FILE_EXISTS), since a running server knows the
 * keys that stand there.
 */
export async function writeAccounts(folder: string): Promise<AccountFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keys = busUsers.map((user) => ({ user, pair: nkeys.createUser() }));
  const config = join(folder, 'accounts.conf');
  await writeNew(
    config,
    configOf(keys.map(({ user, pair }) => ({ user, key: pair.getPublicKey() }))),
  );
  const seeds = keys.map(({ user, pair }) => ({
    user,
    path: join(folder, `${user}.nk`),
    seed: pair.getSeed(),
  }));
  for (const { path, seed } of seeds) await writeNew(path, `${Buffer.from(seed).toString()}\n`);
  for (const { pair } of keys) pair.clear();
  return {
    config,
    // One entry for each of busUsers.
    seeds: Object.fromEntries(seeds.map(({ user, path }) => [user, path])) as Record<
      BusUser,
      string
    >,
  };
}

/** Users with their rights, in the language of nats-server's configuration. */
function configOf(users: readonly { readonly user: BusUser; readonly key: string }[]): string {
  const entries = users.map(({ user, key }) => {
    const { publish, publishNot, subscribe } = busRights[user];
    return [
      `    # ${user}`,
      '    {',
      `      nkey: ${key}`,
      '      permissions: {',
      `        publish: { allow: [${listOf(publish)}], deny: [${listOf(publishNot)}] }`,
      `        subscribe: { allow: [${listOf(subscribe)}] }`,
      '      }',
      '    }',
    ].join('\n');
  });
  return `authorization: {\n  users: [\n${entries.join('\n')}\n  ]\n}\n`;
}

function listOf(subjects: readonly string[]): string {
  return `\n${subjects.map((subject) => `          ${JSON.stringify(subject)}\n`).join('')}        `;
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') {
      throw new AppError(
        'FAILED_PRECONDITION',
        'FILE_EXISTS',
        `${path} exists already: give an empty folder, or remove it if no server uses these keys`,
      );
    }
    throw new AppError(
      'FAILED_PRECONDITION',
      'CANNOT_WRITE',
      `cannot write ${path}: ${messageOf(error)}`,
      { cause: error },
    );
  }
}
