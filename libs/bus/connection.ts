import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { connect } from '@nats-io/transport-node';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import {
  PermissionViolationError,
  credsAuthenticator,
  nkeyAuthenticator,
  usernamePasswordAuthenticator,
  type ConnectionOptions,
  type NatsConnection,
} from '@nats-io/nats-core';
import { AppError, messageOf } from '../domain/app-error.ts';
import type { Part } from '../lifecycle/parts.ts';
import type { Logger } from '../telemetry/logger.ts';
import { inboxOf } from './rights.ts';

/**
 * As whom the bus is used, and how it is protected; all are files or names, and an empty text means
 * "none". The config of a service that has `busSettings` fits.
 */
export type BusSecurity = {
  /** Seed of an nkey user, or a `.creds` file. */
  readonly natsCredentialsFile: string;
  readonly natsUser: string;
  readonly natsPasswordFile: string;
  /** PEM files for tls:// URLs; without any of them, those of the mesh's own TLS. */
  readonly natsAuthorityFile: string;
  readonly natsCertificateFile: string;
  readonly natsKeyFile: string;
  readonly tlsAuthorityFile: string;
  readonly tlsCertificateFile: string;
  readonly tlsKeyFile: string;
};

/** Anybody, in plain text: a server of one's own on loopback that asks for nothing. */
export const noBusSecurity: BusSecurity = {
  natsCredentialsFile: '',
  natsUser: '',
  natsPasswordFile: '',
  natsAuthorityFile: '',
  natsCertificateFile: '',
  natsKeyFile: '',
  tlsAuthorityFile: '',
  tlsCertificateFile: '',
  tlsKeyFile: '',
};

/** A connection to NATS with its JetStream context. */
export type Bus = {
  readonly connection: NatsConnection;
  readonly jetstream: JetStreamClient;
  readonly logger: Logger;
};

/** How long one JetStream request may take: publishes fail only then, not when the server goes away. */
const requestTimeoutMs = 5000;
/** How long the first connection may take; later ones are retried for ever. */
const connectTimeoutMs = 5000;

/**
 * Connects to NATS as a client of this name. Secrets are read from their files at every connection, so
 * they can be rotated. UNAVAILABLE (NATS_UNAVAILABLE) names the server and the remedy, UNAUTHENTICATED
 * (NATS_REFUSED) the settings, INVALID_ARGUMENT (INVALID_CONFIG) a file or URL that does not fit.
 */
export async function connectBus(
  url: string,
  name: string,
  logger: Logger,
  security: BusSecurity = noBusSecurity,
): Promise<Bus> {
  const protection = { ...identityOf(security), ...tlsOf(url, security) };
  try {
    const connection = await connect({
      servers: url,
      name,
      // Not the shared one: a server may let each client listen to its own alone.
      inboxPrefix: inboxOf(name),
      timeout: connectTimeoutMs,
      maxReconnectAttempts: -1,
      // A secret that is being rotated is refused for a while.
      ignoreAuthErrorAbort: true,
      reconnectTimeWait: 500,
      reconnectJitter: 500,
      ...protection,
    });
    void logStatus(connection, logger);
    return { connection, jetstream: jetstream(connection, { timeout: requestTimeoutMs }), logger };
  } catch (error) {
    throw connectFailure(url, error);
  }
}

function connectFailure(url: string, error: unknown): AppError {
  const detail = messageOf(error);
  // By text: what comes here is wrapped in other errors, and its class differs between realms.
  if (/authorization violation|authentication/i.test(detail)) {
    const message = `the NATS server at ${url} does not let us in (${detail}): set GOLDPAN_NATS_CREDS, or GOLDPAN_NATS_USER and GOLDPAN_NATS_PASSWORD_FILE, to a user of that server`;
    return new AppError('UNAUTHENTICATED', 'NATS_REFUSED', message, {
      metadata: { url },
      cause: error,
    });
  }
  const message = `no NATS server answers at ${url} (${detail}): start one with \`nats-server -js\`, or set GOLDPAN_NATS_URL`;
  return new AppError('UNAVAILABLE', 'NATS_UNAVAILABLE', message, {
    metadata: { url },
    cause: error,
  });
}

function identityOf(security: BusSecurity): Pick<ConnectionOptions, 'authenticator'> {
  const { natsCredentialsFile, natsUser, natsPasswordFile } = security;
  if ((natsUser === '') !== (natsPasswordFile === '')) {
    throw invalidConfig(
      'GOLDPAN_NATS_USER and GOLDPAN_NATS_PASSWORD_FILE go together: set both, or neither',
    );
  }
  if (natsUser !== '' && natsCredentialsFile !== '') {
    throw invalidConfig('GOLDPAN_NATS_CREDS and GOLDPAN_NATS_USER are both set: set one of them');
  }
  if (natsUser !== '') {
    const password = (): string => readSecret('GOLDPAN_NATS_PASSWORD_FILE', natsPasswordFile);
    password();
    return { authenticator: usernamePasswordAuthenticator(natsUser, password) };
  }
  if (natsCredentialsFile === '') return {};
  const read = (): Uint8Array => Buffer.from(readSecret('GOLDPAN_NATS_CREDS', natsCredentialsFile));
  const text = Buffer.from(read()).toString();
  if (/^SU[A-Z2-7]{56}$/.test(text)) return { authenticator: nkeyAuthenticator(read) };
  if (text.includes('BEGIN NATS USER JWT')) return { authenticator: credsAuthenticator(read) };
  throw invalidConfig(
    `GOLDPAN_NATS_CREDS=${natsCredentialsFile} holds neither the seed of an nkey user (SU…) nor a NATS .creds file`,
  );
}

function tlsOf(url: string, security: BusSecurity): Pick<ConnectionOptions, 'tls'> {
  if (/^[a-z]+:\/\/[^/]*@/i.test(url)) {
    // The URL is shown in errors and tables, so it must not hold a secret; it is not shown here.
    throw invalidConfig(
      'GOLDPAN_NATS_URL holds a user: give nats://host:port or tls://host:port, and set GOLDPAN_NATS_USER and GOLDPAN_NATS_PASSWORD_FILE',
    );
  }
  if (!url.startsWith('tls://')) return {};
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !/^(127\.|::1$)/.test(host)) {
    // The client would check the certificate for the name localhost instead.
    throw invalidConfig(
      `GOLDPAN_NATS_URL=${url} has an address where TLS needs the name that stands in the server's certificate`,
    );
  }
  const { natsAuthorityFile, natsCertificateFile, natsKeyFile } = security;
  if ((natsCertificateFile === '') !== (natsKeyFile === '')) {
    throw invalidConfig('GOLDPAN_NATS_CERT and GOLDPAN_NATS_KEY go together: set both, or neither');
  }
  const isOwn = natsAuthorityFile !== '' || natsCertificateFile !== '';
  const authority = isOwn ? natsAuthorityFile : security.tlsAuthorityFile;
  const certificate = isOwn ? natsCertificateFile : security.tlsCertificateFile;
  const key = isOwn ? natsKeyFile : security.tlsKeyFile;
  return {
    tls: {
      // Without an authority of our own, the system's count.
      ...(authority === '' ? {} : { caFile: authority }),
      ...(certificate === '' ? {} : { certFile: certificate, keyFile: key }),
    },
  };
}

function readSecret(variable: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw invalidConfig(`${variable}=${path} cannot be read: ${messageOf(error)}`);
  }
  if (text === '') throw invalidConfig(`${variable}=${path} is empty: it must hold the secret`);
  return text;
}

function invalidConfig(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', message);
}

/** Closes a connection after what was published and acknowledged has gone out. */
export async function closeBus(bus: Bus): Promise<void> {
  if (!bus.connection.isClosed()) await bus.connection.drain();
}

/** A bus that connects when its part starts; reading it earlier is a bug of ours. */
export function busPart(
  url: () => string,
  name: string,
  logger: Logger,
  security?: BusSecurity,
): { part: Part; bus: () => Bus } {
  let bus: Bus | undefined;
  return {
    bus: () => {
      if (bus === undefined) throw new Error('the bus was read before it was connected');
      return bus;
    },
    part: {
      name: 'bus',
      start: async () => {
        const connected = await connectBus(url(), name, logger, security);
        bus = connected;
        return () => closeBus(connected);
      },
    },
  };
}

async function logStatus(connection: NatsConnection, logger: Logger): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'error') {
      const { error } = status;
      if (error instanceof PermissionViolationError) {
        const { operation, subject } = error;
        logger.error({ operation, subject }, 'NATS refuses: the user has no right to the subject');
      } else logger.warn({ status: status.type, detail: messageOf(error) }, 'NATS connection');
    } else if (status.type === 'disconnect' || status.type === 'reconnect') {
      logger.warn({ status: status.type }, 'NATS connection');
    }
  }
}
