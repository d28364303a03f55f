import { isIPv4 } from 'node:net';

/** Whether a host can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** The host of host:port, without the brackets of IPv6. */
export function hostOfAddress(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1');
}

/** Whether every byte to a gRPC target, such as 127.0.0.1:50051 or dns:///name:port, stays on this machine. */
export function isLoopbackTarget(target: string): boolean {
  if (target.startsWith('unix:')) return true;
  const addresses = target.replace(/^(dns:(\/\/[^/]*\/)?|ipv4:|ipv6:)/, '').split(',');
  return addresses.every((address) => isLoopback(hostOfAddress(address)));
}
