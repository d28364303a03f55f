// Jest strips types itself; nothing is transformed. Run through `npm test`, which sets
// NODE_OPTIONS=--experimental-vm-modules.
export default {
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs,services,test,examples}/**/*.test.ts'],
  testTimeout: 60_000,
  // Two cores: one suite computes while another waits for its servers.
  maxWorkers: 2,
};
