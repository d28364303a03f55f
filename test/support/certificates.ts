import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Paths of the PEM files of a certificate and its key. */
export type IssuedFiles = { readonly certificate: string; readonly key: string };

export type IssueOptions = {
  /** Names the files, and is the common name. */
  readonly name: string;
  /** Entries of subjectAltName, such as `URI:spiffe://goldpan/solver`; none by default. */
  readonly names?: readonly string[];
  readonly isExpired?: boolean;
};

export type Authority = {
  /** PEM file of the authority's own certificate. */
  readonly file: string;
  /** Issues a certificate for clients and servers; the same name again replaces the files. */
  readonly issue: (options: IssueOptions) => Promise<IssuedFiles>;
};

const run = promisify(execFile);
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes a certificate authority with openssl, in a folder of its own. */
export async function makeAuthority(folder: string): Promise<Authority> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'authority.pem');
  const authorityKey = join(folder, 'authority.key');
  await openssl(
    ...['req', '-x509', ...newKey, '-subj', '/CN=goldpan test authority', '-days', '2'],
    ...['-keyout', authorityKey, '-out', file],
  );
  return {
    file,
    issue: async ({ name, names = [], isExpired = false }) => {
      const [certificate, key, request, extensions, database] = [
        ...['pem', 'key', 'csr', 'cnf', 'db'].map((end) => join(folder, `${name}.${end}`)),
      ] as [string, string, string, string, string];
      await openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', key, '-out', request);
      await writeFile(database, '');
      await writeFile(extensions, configOf(database, folder, names));
      // `openssl ca`, since in Debian's openssl nothing else sets the day on which a certificate begins.
      await openssl(
        ...['ca', '-batch', '-notext', '-config', extensions, '-in', request, '-out', certificate],
        ...['-cert', file, '-keyfile', authorityKey],
        ...(isExpired
          ? ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z']
          : ['-days', '2']),
      );
      return { certificate, key };
    },
  };
}

function configOf(database: string, folder: string, names: readonly string[]): string {
  return [
    '[ca]',
    'default_ca = issuer',
    '[issuer]',
    `database = ${database}`,
    `new_certs_dir = ${folder}`,
    'default_md = sha256',
    'rand_serial = yes',
    'policy = any',
    'x509_extensions = extensions',
    'unique_subject = no',
    '[any]',
    'commonName = supplied',
    '[extensions]',
    'extendedKeyUsage = serverAuth, clientAuth',
    ...(names.length === 0 ? [] : [`subjectAltName = ${names.join(', ')}`]),
    '',
  ].join('\n');
}

async function openssl(...parameters: readonly string[]): Promise<void> {
  await run('openssl', [...parameters]);
}
