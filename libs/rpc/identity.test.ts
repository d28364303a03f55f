import type { PeerCertificate } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { callerOfCertificate } from './identity.ts';

const prefix = 'spiffe://goldpan/';
const certificate = (subjectaltname: string | undefined, commonName: string): PeerCertificate =>
  // The two fields that name a caller.
  ({ subjectaltname, subject: { CN: commonName } }) as unknown as PeerCertificate;

describe('a certificate', () => {
  it.each([
    ['by its URI', 'DNS:x, URI:spiffe://goldpan/solver', 'anything', 'solver', 'solver'],
    [
      'by the first part of a longer one',
      'URI:spiffe://goldpan/platform/a/b',
      '',
      'platform',
      'platform/a/b',
    ],
    ['beside a foreign one', 'URI:https://x/, URI:spiffe://goldpan/viewer', '', 'viewer', 'viewer'],
    ['by its common name without any URI', 'DNS:x', 'scorer', 'scorer', 'scorer'],
    ['without other names', undefined, 'scorer', 'scorer', 'scorer'],
  ])('names a caller %s', (_how, names, commonName, role, name) => {
    expect(callerOfCertificate(certificate(names, commonName), prefix)).toEqual({ role, name });
  });

  it.each([
    ['a foreign URI with a good common name', 'URI:spiffe://elsewhere/operator', 'operator'],
    ['a URI that hides in a quoted one', 'URI:"x, URI:spiffe://goldpan/operator"', 'x'],
    ['a DNS name that looks like one', 'DNS:"a, URI:spiffe://goldpan/operator"', 'x'],
    ['the same with more behind', 'DNS:"a, URI:spiffe://goldpan/operator/b"', 'x'],
    ['a common name beside names that cannot be read', 'DNS:a"b, "', 'operator'],
    ['two URIs of ours', 'URI:spiffe://goldpan/viewer, URI:spiffe://goldpan/operator', 'x'],
    ['a role that is none', undefined, 'root'],
    ['nothing', undefined, ''],
  ])('names nobody with %s', (_what, names, commonName) => {
    expect(() => callerOfCertificate(certificate(names, commonName), prefix)).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED', reason: 'UNKNOWN_CALLER' }),
    );
  });
});
