import { address, boolean, oneOf, optionalAddress, text } from './read.ts';

/** How calls are protected: of every service, and of every command that calls one. Files are PEM; empty means none. */
export const securitySettings = {
  tlsCertificateFile: {
    variable: 'GOLDPAN_TLS_CERT',
    description:
      'certificate chain of this process, its own first; shown to callers and to the called',
    default: '',
    read: text,
  },
  tlsKeyFile: {
    variable: 'GOLDPAN_TLS_KEY',
    description: 'key of that certificate',
    default: '',
    read: text,
  },
  tlsAuthorityFile: {
    variable: 'GOLDPAN_TLS_CA',
    description: 'certificates of the authority that vouches for the other side',
    default: '',
    read: text,
  },
  tokenFile: {
    variable: 'GOLDPAN_TOKEN_FILE',
    description: 'file that holds the bearer token sent with calls',
    default: '',
    read: text,
  },
} as const;

/** The settings that every service has: where it listens and who may call, reflection, log level, telemetry. */
export function commonSettings(service: string, defaultPort: number) {
  const name = service.toUpperCase().replaceAll('-', '_');
  return {
    ...securitySettings,
    tokensFile: {
      variable: 'GOLDPAN_TOKENS_FILE',
      description: 'file of the bearer tokens that are accepted: `<sha256> <role> <name>` a line',
      default: '',
      read: text,
    },
    callerPrefix: {
      variable: 'GOLDPAN_CALLER_PREFIX',
      description: "what the URI name of a caller's certificate begins with, before its role",
      default: 'spiffe://goldpan/',
      read: text,
    },
    isPlainTextAllowed: {
      variable: 'GOLDPAN_INSECURE',
      description: 'whether plain text from anybody is served beyond loopback, true or false',
      default: 'false',
      read: boolean,
    },
    healthAddress: {
      variable: `GOLDPAN_${name}_HEALTH_LISTEN`,
      description:
        'host:port where health alone is served in plain text, for probes; empty means none',
      default: '',
      read: optionalAddress,
    },
    address: {
      variable: `GOLDPAN_${name}_LISTEN`,
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

/** Where the bus is, and as whom it is used; for services that use it. */
export const busSettings = {
  natsUrl: {
    variable: 'GOLDPAN_NATS_URL',
    description: 'URL of the NATS server; tls:// wants TLS',
    default: 'nats://127.0.0.1:4222',
    read: text,
  },
  natsCredentialsFile: {
    variable: 'GOLDPAN_NATS_CREDS',
    description: 'file of the seed of an nkey user, or a .creds file; empty means none',
    default: '',
    read: text,
  },
  natsUser: {
    variable: 'GOLDPAN_NATS_USER',
    description: 'user of the NATS server, with GOLDPAN_NATS_PASSWORD_FILE; empty means none',
    default: '',
    read: text,
  },
  natsPasswordFile: {
    variable: 'GOLDPAN_NATS_PASSWORD_FILE',
    description: 'file that holds the password of that user',
    default: '',
    read: text,
  },
  natsAuthorityFile: {
    variable: 'GOLDPAN_NATS_CA',
    description:
      "certificates of the NATS server's authority, for tls://; without any of the three, those of GOLDPAN_TLS_… count",
    default: '',
    read: text,
  },
  natsCertificateFile: {
    variable: 'GOLDPAN_NATS_CERT',
    description: 'certificate chain shown to the NATS server; empty shows none',
    default: '',
    read: text,
  },
  natsKeyFile: {
    variable: 'GOLDPAN_NATS_KEY',
    description: 'key of that certificate',
    default: '',
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
