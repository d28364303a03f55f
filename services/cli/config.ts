/** The environment that commands hand to the services they start; the only place of the CLI that reads it. */
export function commandEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
