import { isIP } from 'node:net';
import { checkServerIdentity } from 'node:tls';
import {
  ServerCredentials,
  credentials,
  experimental,
  type ChannelCredentials,
  type ChannelOptions,
} from '@grpc/grpc-js';
import { AppError } from '../domain/app-error.ts';
import type { Logger } from '../telemetry/logger.ts';
import { openCertificates, type CertificateFiles } from './certificates.ts';
import { hostOfAddress, isLoopback } from './loopback.ts';

/**
 * How a client's calls are protected; files are PEM, and an empty text means "none". The config of any
 * service fits, since `commonSettings` carries these fields.
 */
export type ClientSecurity = {
  readonly tlsCertificateFile: string;
  readonly tlsKeyFile: string;
  readonly tlsAuthorityFile: string;
  /** The token that a client sends. */
  readonly tokenFile: string;
};

/** How a server is protected, in the same way. */
export type ServerSecurity = Omit<ClientSecurity, 'tokenFile'> & {
  /** What the URI name of a caller's certificate begins with, before its role. */
  readonly callerPrefix: string;
  /** Tokens that are accepted, as `openTokens` reads them. */
  readonly tokensFile: string;
  /** Whether plain text is served beyond loopback. */
  readonly isPlainTextAllowed: boolean;
  /** host:port where health alone is served, in plain text, for probes that have no certificate. */
  readonly healthAddress: string;
};

/** Plain text without identities, for loopback alone: a laptop, and tests. */
export const loopbackSecurity: ClientSecurity & ServerSecurity = {
  tlsCertificateFile: '',
  tlsKeyFile: '',
  tlsAuthorityFile: '',
  callerPrefix: '',
  tokensFile: '',
  tokenFile: '',
  isPlainTextAllowed: false,
  healthAddress: '',
};

/** Whether a server asks who calls it. */
export function hasIdentities(security: ServerSecurity): boolean {
  return security.tlsCertificateFile !== '' || security.tokensFile !== '';
}

/**
 * Credentials of a server on `address`. With certificate files it speaks TLS and wants a certificate of
 * every client, or, where it also knows tokens, a certificate or a token. Fails with FAILED_PRECONDITION
 * (PLAIN_TEXT_REFUSED) where plain text would leave the machine, INVALID_ARGUMENT (INVALID_CONFIG) for
 * files that do not fit.
 */
export function serverCredentials(
  security: ServerSecurity,
  address: string,
  logger: Logger,
): ServerCredentials {
  const files = certificateFiles(security);
  if (files?.identity !== undefined) {
    const certificates = openCertificates(files, logger);
    return experimental.createCertificateProviderServerCredentials(
      certificates,
      certificates,
      security.tokensFile === '',
    );
  }
  if (files !== undefined) {
    throw invalidConfig(
      'GOLDPAN_TLS_CA is set, GOLDPAN_TLS_CERT and GOLDPAN_TLS_KEY are not: a server needs all three',
    );
  }
  if (!isLoopback(hostOfAddress(address))) refusePlainText(security, address);
  return ServerCredentials.createInsecure();
}

function refusePlainText(security: ServerSecurity, address: string): void {
  if (security.tokensFile !== '') {
    throw plainTextRefused(
      address,
      `tokens would cross the network in plain text at ${address}: set GOLDPAN_TLS_CERT, GOLDPAN_TLS_KEY and GOLDPAN_TLS_CA, or listen on 127.0.0.1`,
    );
  }
  if (!security.isPlainTextAllowed) {
    throw plainTextRefused(
      address,
      `${address} can be reached from other machines, and nothing says who may call: set GOLDPAN_TLS_CERT, GOLDPAN_TLS_KEY and GOLDPAN_TLS_CA, or listen on 127.0.0.1, or set GOLDPAN_INSECURE=true where the network itself keeps strangers out`,
    );
  }
}

/**
 * How a client reaches a target: over TLS where there is an authority's file, with the client's own
 * certificate where there is one; the server's must name the host of the target. INVALID_ARGUMENT
 * (INVALID_CONFIG) for files that do not fit.
 */
export function channelSecurity(
  security: ClientSecurity,
  target: string,
): { readonly credentials: ChannelCredentials; readonly options: ChannelOptions } {
  const files = certificateFiles(security);
  if (files === undefined) return { credentials: credentials.createInsecure(), options: {} };
  const certificates = openCertificates(files);
  const address = hostOfAddress(target);
  const hasAddress = isIP(address) !== 0;
  return {
    credentials: experimental.createCertificateProviderChannelCredentials(
      certificates,
      files.identity === undefined ? null : certificates,
      hasAddress
        ? { checkServerIdentity: (_name, certificate) => checkServerIdentity(address, certificate) }
        : {},
    ),
    // TLS knows no server names that are addresses (RFC 6066, section 3); gRPC would send it as one.
    options: hasAddress ? { 'grpc.ssl_target_name_override': 'localhost' } : {},
  };
}

function certificateFiles(
  security: Omit<ClientSecurity, 'tokenFile'>,
): CertificateFiles | undefined {
  const { tlsCertificateFile, tlsKeyFile, tlsAuthorityFile } = security;
  if (tlsCertificateFile === '' && tlsKeyFile === '' && tlsAuthorityFile === '') return undefined;
  if (tlsAuthorityFile === '' || (tlsCertificateFile === '') !== (tlsKeyFile === '')) {
    throw invalidConfig(
      'GOLDPAN_TLS_CERT, GOLDPAN_TLS_KEY and GOLDPAN_TLS_CA go together: set all three; a client that has a token may set GOLDPAN_TLS_CA alone',
    );
  }
  return {
    authority: tlsAuthorityFile,
    ...(tlsCertificateFile === ''
      ? {}
      : { identity: { certificate: tlsCertificateFile, key: tlsKeyFile } }),
  };
}

function plainTextRefused(address: string, message: string): AppError {
  return new AppError('FAILED_PRECONDITION', 'PLAIN_TEXT_REFUSED', message, {
    metadata: { address },
  });
}

function invalidConfig(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', message);
}
