import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const python = fileURLToPath(new URL('../e2e/python/.venv/bin/python', import.meta.url));

/** The Python of the client's virtual environment; fails with the command that makes it. */
export function clientPython(): string {
  if (!existsSync(python)) {
    throw new Error(
      'the Python client has no virtual environment: run `sh services/cli/setup.sh --tests`, as `npm test` does',
    );
  }
  return python;
}
