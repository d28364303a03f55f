import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { AppError, messageOf } from '../domain/app-error.ts';
import type { Logger } from '../telemetry/logger.ts';
import { isRole, roles, type Caller } from './authorisation.ts';

/** Callers known by bearer tokens. */
export type Tokens = {
  /** Whose token this is; undefined when nobody's. Takes as long for a wrong token as for a right one. */
  readonly callerOf: (token: string) => Caller | undefined;
};

type Entry = { readonly digest: Buffer; readonly caller: Caller };

/** Bytes of a tokens file; some hundred thousand callers. */
const fileBytesMax = 16 * 1024 * 1024;

/**
 * Tokens of a file with a line `<SHA-256 of the token in hex> <role> <name>` each; `#` begins a comment.
 * The file never holds a token itself, and is read again when it has changed; a faulty one is then logged
 * and changes nothing. INVALID_ARGUMENT (INVALID_CONFIG) with the line when it is faulty at the start.
 */
export function openTokens(path: string, logger: Logger): Tokens {
  let version = versionOf(path);
  let entries = readEntries(path);
  const refresh = (): void => {
    try {
      const found = versionOf(path);
      if (found === version) return;
      // First, so that a faulty file is read and logged once.
      version = found;
      entries = readEntries(path);
      logger.info({ count: entries.length }, 'tokens read again');
    } catch (error) {
      logger.warn({ fault: messageOf(error) }, 'the tokens file does not fit, keeping the old');
    }
  };
  return {
    callerOf: (token) => {
      refresh();
      const digest = createHash('sha256').update(token).digest();
      let caller: Caller | undefined;
      for (const entry of entries) if (timingSafeEqual(entry.digest, digest)) ({ caller } = entry);
      return caller;
    },
  };
}

/** The token of a file, for a client. FAILED_PRECONDITION (TOKEN_UNREADABLE) names the file. */
export function readToken(path: string): string {
  let token: string;
  try {
    token = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw unreadable(path, `cannot be read: ${messageOf(error)}`);
  }
  if (!/^[\x21-\x7e]{16,4096}$/.test(token)) {
    throw unreadable(
      path,
      'must hold one token of 16 to 4096 printable characters, without blanks',
    );
  }
  return token;
}

function readEntries(path: string): readonly Entry[] {
  const { size } = statSync(path);
  if (size > fileBytesMax) throw faulty(path, `has ${size} bytes: at most ${fileBytesMax} go`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const text = line.trim();
      return text === '' || text.startsWith('#') ? [] : [entryOf(text, `${path}:${index + 1}`)];
    });
}

function entryOf(line: string, place: string): Entry {
  const [digest, role, name, ...rest] = line.split(/\s+/);
  // The line itself is never shown: somebody may have put the token there.
  if (digest === undefined || !/^[0-9a-f]{64}$/.test(digest)) {
    throw faulty(place, "must begin with a token's SHA-256 as 64 lower-case hex digits");
  }
  if (role === undefined || !isRole(role)) {
    throw faulty(place, `must name a role after the digest: ${roles.join(', ')}`);
  }
  if (name === undefined || !/^[\w.@/-]{1,128}$/.test(name) || rest.length > 0) {
    throw faulty(place, 'must end with one name of letters, digits and . @ / _ -');
  }
  return { digest: Buffer.from(digest, 'hex'), caller: { role, name } };
}

function versionOf(path: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch (error) {
    throw faulty(path, `cannot be read: ${messageOf(error)}`);
  }
}

function faulty(place: string, message: string): AppError {
  return new AppError(
    'INVALID_ARGUMENT',
    'INVALID_CONFIG',
    `GOLDPAN_TOKENS_FILE ${place} ${message}`,
  );
}

function unreadable(path: string, message: string): AppError {
  return new AppError(
    'FAILED_PRECONDITION',
    'TOKEN_UNREADABLE',
    `GOLDPAN_TOKEN_FILE ${path} ${message}`,
  );
}
