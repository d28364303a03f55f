import { securitySettings } from '#libs/config/common.ts';
import { readConfig } from '#libs/config/read.ts';

/** The environment that commands hand to the services they start; the only place of the CLI that reads it. */
export function commandEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** How commands protect their calls and who they are: the same settings as those of services. */
export function commandSecurity() {
  return readConfig(securitySettings, process.env);
}
