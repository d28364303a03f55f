import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { experimental } from '@grpc/grpc-js';
import { AppError, messageOf } from '../domain/app-error.ts';
import type { Logger } from '../telemetry/logger.ts';

/** Paths of PEM files: the authority's certificates, and one's own certificate chain with its key. */
export type CertificateFiles = {
  readonly authority: string;
  readonly identity?: { readonly certificate: string; readonly key: string };
};

type Certificates = {
  readonly authority: Buffer;
  readonly identity: { readonly certificate: Buffer; readonly key: Buffer } | undefined;
};

type CaListener = Parameters<experimental.CertificateProvider['addCaCertificateListener']>[0];
type IdentityListener = Parameters<
  experimental.CertificateProvider['addIdentityCertificateListener']
>[0];

/** How often the files are read again: new connections use a rotated certificate after that. */
const refreshMs = 2000;

/**
 * Certificates for gRPC that follow their files. Files that do not fit, as in the middle of a rotation,
 * change nothing, where gRPC's own file watcher would stop serving; they are logged and read again.
 * INVALID_ARGUMENT (INVALID_CONFIG) when they do not fit at the start.
 */
export function openCertificates(
  files: CertificateFiles,
  logger?: Logger,
): experimental.CertificateProvider {
  let latest = readCertificates(files);
  warnOfExpiry(files, latest, logger);
  let timer: NodeJS.Timeout | undefined;
  const caListeners = new Set<CaListener>();
  const identityListeners = new Set<IdentityListener>();
  const tellCa = (listener: CaListener): void => listener({ caCertificate: latest.authority });
  const tellIdentity = (listener: IdentityListener): void => {
    const { identity } = latest;
    listener(
      identity === undefined
        ? null
        : { certificate: identity.certificate, privateKey: identity.key },
    );
  };
  let lastFault = '';
  const refresh = (): void => {
    try {
      const read = readCertificates(files);
      lastFault = '';
      if (isSame(read, latest)) return;
      latest = read;
      logger?.info({ certificate: files.identity?.certificate }, 'certificates read again');
      warnOfExpiry(files, latest, logger);
      for (const listener of caListeners) tellCa(listener);
      for (const listener of identityListeners) tellIdentity(listener);
    } catch (error) {
      const fault = messageOf(error);
      if (fault !== lastFault)
        logger?.warn({ fault }, 'new certificates do not fit, keeping the old');
      lastFault = fault;
    }
  };
  const follow = (): void => {
    timer ??= setInterval(refresh, refreshMs).unref();
  };
  const unfollow = (): void => {
    if (caListeners.size + identityListeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  // gRPC attaches what uses the certificates after it has added its listener: hence the next tick.
  return {
    addCaCertificateListener: (listener) => {
      caListeners.add(listener);
      follow();
      process.nextTick(tellCa, listener);
    },
    removeCaCertificateListener: (listener) => {
      caListeners.delete(listener);
      unfollow();
    },
    addIdentityCertificateListener: (listener) => {
      identityListeners.add(listener);
      follow();
      process.nextTick(tellIdentity, listener);
    },
    removeIdentityCertificateListener: (listener) => {
      identityListeners.delete(listener);
      unfollow();
    },
  };
}

function readCertificates(files: CertificateFiles): Certificates {
  const authority = readPem(files.authority, 'GOLDPAN_TLS_CA', (pem) => new X509Certificate(pem));
  const { identity } = files;
  if (identity === undefined) return { authority: authority.pem, identity: undefined };
  const certificate = readPem(
    identity.certificate,
    'GOLDPAN_TLS_CERT',
    (pem) => new X509Certificate(pem),
  );
  const key = readPem(identity.key, 'GOLDPAN_TLS_KEY', (pem) => createPrivateKey(pem));
  if (!certificate.parsed.checkPrivateKey(key.parsed)) {
    throw invalidConfig(
      `GOLDPAN_TLS_KEY=${identity.key} is not the key of GOLDPAN_TLS_CERT=${identity.certificate}: give the pair`,
    );
  }
  try {
    // Reads the whole chain, as TLS will.
    createSecureContext({ ca: authority.pem, cert: certificate.pem, key: key.pem });
  } catch (error) {
    throw invalidConfig(
      `GOLDPAN_TLS_CERT=${identity.certificate} cannot be used: ${messageOf(error)}; give the chain in PEM, one's own certificate first`,
    );
  }
  return { authority: authority.pem, identity: { certificate: certificate.pem, key: key.pem } };
}

function readPem<Parsed>(
  path: string,
  variable: string,
  parse: (pem: Buffer) => Parsed,
): { readonly pem: Buffer; readonly parsed: Parsed } {
  let pem: Buffer;
  try {
    pem = readFileSync(path);
  } catch (error) {
    throw invalidConfig(`${variable}=${path} cannot be read: ${messageOf(error)}`);
  }
  try {
    return { pem, parsed: parse(pem) };
  } catch (error) {
    throw invalidConfig(`${variable}=${path} is no PEM file of its kind: ${messageOf(error)}`);
  }
}

function warnOfExpiry(files: CertificateFiles, { identity }: Certificates, logger?: Logger): void {
  if (identity === undefined || logger === undefined) return;
  const { validTo, validToDate } = new X509Certificate(identity.certificate);
  if (validToDate.getTime() < Date.now()) {
    logger.warn(
      { certificate: files.identity?.certificate, validTo },
      'the certificate has expired: callers will refuse it until it is replaced',
    );
  }
}

function isSame(one: Certificates, other: Certificates): boolean {
  const parts = ({ authority, identity }: Certificates): Buffer[] => [
    authority,
    ...(identity === undefined ? [] : [identity.certificate, identity.key]),
  ];
  return parts(one).every((part, index) => parts(other)[index]?.equals(part));
}

function invalidConfig(message: string): AppError {
  return new AppError('INVALID_ARGUMENT', 'INVALID_CONFIG', message);
}
