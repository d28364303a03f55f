import { messageOf } from '../domain/app-error.ts';
import { makeLogger, type LogLevel, type Logger } from '../telemetry/logger.ts';
import { startTelemetry } from '../telemetry/start.ts';
import { exitStatusOf, runService, type Part } from './parts.ts';

type CommonConfig = {
  readonly address: string;
  readonly logLevel: LogLevel;
  readonly otlpEndpoint: string;
};

/**
 * The whole `main` of a service: reads its settings, starts telemetry, then its parts, and stops them
 * on SIGTERM. A fault of the settings is one line on standard error and exit status 2.
 */
export async function serviceMain<Config extends CommonConfig>(
  service: string,
  readSettings: () => Config,
  parts: (
    config: Config,
    logger: Logger,
    onListening: (address: string) => void,
  ) => readonly Part[],
): Promise<void> {
  let config: Config;
  try {
    config = readSettings();
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(exitStatusOf(error));
  }
  const logger = makeLogger(service, config.logLevel);
  const telemetry: Part = {
    name: 'telemetry',
    start: () =>
      Promise.resolve(
        startTelemetry({ serviceName: `goldpan-${service}`, otlpEndpoint: config.otlpEndpoint }),
      ),
  };
  const onListening = (address: string): void => logger.info({ address }, 'listening');
  await runService(() => [telemetry, ...parts(config, logger, onListening)], logger);
}
