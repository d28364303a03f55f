import type { PeerCertificate } from 'node:tls';
import { AppError } from '../domain/app-error.ts';
import { isRole, roles, type Caller } from './authorisation.ts';

/**
 * The caller that a verified certificate names: by its URI name, `<prefix><role>` or
 * `<prefix><role>/<more>` (SPIFFE ID, section 2), or, without any URI name, by a common name that is a
 * role. UNAUTHENTICATED (UNKNOWN_CALLER) when it names none, or more than one.
 */
export function callerOfCertificate(certificate: PeerCertificate, prefix: string): Caller {
  const uris = uriNamesOf(certificate.subjectaltname ?? '');
  const names =
    uris.length > 0
      ? uris
          .filter((uri) => uri !== '' && uri.startsWith(prefix))
          .map((uri) => uri.slice(prefix.length))
      : [certificate.subject.CN].flat().filter((name) => name !== undefined);
  const [name, ...others] = names;
  const role = name?.split('/')[0];
  if (name === undefined || others.length > 0 || role === undefined || !isRole(role)) {
    throw new AppError(
      'UNAUTHENTICATED',
      'UNKNOWN_CALLER',
      `the client certificate names no caller: it must have one URI name ${prefix}<role>, or no URI name and a role as common name; roles are ${roles.join(', ')}`,
    );
  }
  return { role, name };
}

/**
 * URI names of a subjectAltName as Node prints it: `URI:a, DNS:b`, where a name that holds a comma or a
 * quote stands as a JSON string. Read from its beginning, so that no name can pass for two.
 */
function uriNamesOf(names: string): readonly string[] {
  const entry = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/y;
  const uris: string[] = [];
  while (entry.lastIndex < names.length) {
    const [, kind, name = ''] = entry.exec(names) ?? [];
    // What cannot be read names nobody: a URI of nobody's, beside which no common name counts.
    if (kind === undefined) return [''];
    if (kind === 'URI') uris.push(name.startsWith('"') ? String(JSON.parse(name)) : name);
  }
  return uris;
}
