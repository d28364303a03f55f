import { ServerInterceptingCall, type Metadata, type ServerInterceptor } from '@grpc/grpc-js';
import type { PeerCertificate } from 'node:tls';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { Logger } from '../telemetry/logger.ts';
import { rolesOfMethod, type Caller } from './authorisation.ts';
import { statusOfError } from './errors.ts';
import { callerOfCertificate } from './identity.ts';
import type { ServerSecurity } from './security.ts';
import { openTokens, type Tokens } from './tokens.ts';

/**
 * Lets a call through to its handler only from a caller that is known and may make it. Others get
 * UNAUTHENTICATED (NO_IDENTITY, UNKNOWN_TOKEN, UNKNOWN_CALLER) or PERMISSION_DENIED (NOT_ALLOWED). Stands
 * before every method of a server, health and reflection too. INVALID_ARGUMENT (INVALID_CONFIG) for a
 * faulty tokens file.
 */
export function makeGuard(security: ServerSecurity, logger: Logger): ServerInterceptor {
  const tokens = security.tokensFile === '' ? undefined : openTokens(security.tokensFile, logger);
  const warn = throttled((fields: { method: string; reason: string; caller: string }) =>
    logger.warn(fields, 'call refused'),
  );
  return (definition, call) => {
    const method = definition.path;
    let isRefused = false;
    return new ServerInterceptingCall(call, {
      start: (next) => {
        next({
          onReceiveMetadata: (metadata, deliver) => {
            let caller: Caller | undefined;
            try {
              const certificate = call.getAuthContext().sslPeerCertificate;
              caller = callerOf(metadata, certificate, tokens, security.callerPrefix);
              allow(caller, method);
            } catch (error) {
              isRefused = true;
              const status = statusOfError(error, 'rpc.goldpan', logger);
              warn({ method, reason: reasonOf(error), caller: caller?.name ?? '' });
              call.sendStatus({ code: 13, details: '', ...status });
              return;
            }
            // The handler has no business with the token.
            metadata.remove('authorization');
            deliver(metadata);
          },
          onReceiveMessage: (message, deliver) => {
            if (!isRefused) deliver(message);
          },
          onReceiveHalfClose: (deliver) => {
            if (!isRefused) deliver();
          },
        });
      },
    });
  };
}

/** A token counts before a certificate, since it is the caller's own where a proxy holds the connection. */
function callerOf(
  metadata: Metadata,
  certificate: PeerCertificate | undefined,
  tokens: Tokens | undefined,
  callerPrefix: string,
): Caller {
  const [authorization, ...others] = metadata.get('authorization');
  if (authorization !== undefined && tokens !== undefined) {
    const token = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization.toString())?.[1];
    const caller = token === undefined || others.length > 0 ? undefined : tokens.callerOf(token);
    if (caller !== undefined) return caller;
    throw new AppError(
      'UNAUTHENTICATED',
      'UNKNOWN_TOKEN',
      'the token is not known here: send `authorization: Bearer <token>` with one whose SHA-256 stands in the tokens file of the server',
    );
  }
  if (certificate !== undefined) return callerOfCertificate(certificate, callerPrefix);
  throw new AppError(
    'UNAUTHENTICATED',
    'NO_IDENTITY',
    tokens === undefined
      ? 'nobody is known to call: present a client certificate of the authority of the server'
      : 'nobody is known to call: present a client certificate of the authority of the server, or send `authorization: Bearer <token>`',
  );
}

function allow({ name, role }: Caller, method: string): void {
  const allowed = rolesOfMethod(method);
  if (allowed === undefined || allowed.includes(role)) return;
  const methodName = method.slice(1);
  throw new AppError(
    'PERMISSION_DENIED',
    'NOT_ALLOWED',
    `${name} (${role}) may not call ${methodName}: ${allowed.join(', ')} may`,
    { metadata: { method: methodName, role } },
  );
}

function reasonOf(error: unknown): string {
  return isAppError(error) ? error.reason : 'INTERNAL_ERROR';
}

/** At most one a second, so that who is refused cannot fill the disk with it. */
function throttled<Fields>(log: (fields: Fields & { unloggedCount: number }) => void) {
  let nextMs = 0;
  let unloggedCount = 0;
  return (fields: Fields): void => {
    if (performance.now() < nextMs) {
      unloggedCount++;
      return;
    }
    log({ ...fields, unloggedCount });
    nextMs = performance.now() + 1000;
    unloggedCount = 0;
  };
}
