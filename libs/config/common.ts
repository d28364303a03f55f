import { address, boolean, oneOf, text } from './read.ts';

/** The settings that every service has: where it listens, reflection, log level, telemetry. */
export function commonSettings(service: string, defaultPort: number) {
  const variable = `GOLDPAN_${service.toUpperCase().replaceAll('-', '_')}_LISTEN`;
  return {
    address: {
      variable,
      description: `host:port that the ${service} listens on`,
      default: `127.0.0.1:${defaultPort}`,
      read: address,
    },
    reflection: {
      variable: 'GOLDPAN_REFLECTION',
      description: 'whether gRPC reflection is served, true or false',
      default: 'false',
      read: boolean,
    },
    logLevel: {
      variable: 'GOLDPAN_LOG_LEVEL',
      description: 'debug, info, warn, error or silent',
      default: 'info',
      read: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    },
    otlpEndpoint: {
      variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      description: 'where telemetry goes; empty turns it off',
      default: '',
      read: text,
    },
  } as const;
}

/** Where the bus is; for services that use it. */
export const busSettings = {
  natsUrl: {
    variable: 'GOLDPAN_NATS_URL',
    description: 'URL of the NATS server',
    default: 'nats://127.0.0.1:4222',
    read: text,
  },
} as const;

/** Where another service is found: host:port or a gRPC target such as dns:///name:port. */
export function targetSetting(service: string, defaultPort: number) {
  return {
    variable: `GOLDPAN_${service.toUpperCase().replaceAll('-', '_')}_TARGET`,
    description: `gRPC target of the ${service}`,
    default: `127.0.0.1:${defaultPort}`,
    read: text,
  } as const;
}

/** Ports that services listen on unless told otherwise. */
export const defaultPorts = {
  policy: 50051,
  executor: 50052,
  testGenerator: 50053,
  clusterer: 50054,
  scorer: 50055,
  solver: 50056,
} as const;
