import { expect, it } from '@jest/globals';
import { hostOfAddress, isLoopback, isLoopbackTarget } from './loopback.ts';

it.each([
  ['127.0.0.1:1', true],
  ['127.8.8.8:1', true],
  ['localhost:1', true],
  ['[::1]:1', true],
  ['0.0.0.0:1', false],
  ['[::]:1', false],
  ['10.0.0.1:1', false],
  ['127.0.0.1.example:1', false],
  ['localhost.example:1', false],
])('tells whether %s stays on the machine: %s', (address, expected) => {
  expect(isLoopback(hostOfAddress(address))).toBe(expected);
});

it.each([
  ['dns:///localhost:1', true],
  ['dns://10.0.0.1/127.0.0.1:1', true],
  ['ipv4:127.0.0.1:1,10.0.0.1:1', false],
  ['unix:/run/x', true],
  ['dns:///solver.goldpan.svc:1', false],
])('tells the same of the target %s: %s', (target, expected) => {
  expect(isLoopbackTarget(target)).toBe(expected);
});
