import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allowedRoles, rolesOfMethod, type Role } from './authorisation.ts';

describe('the table of callers', () => {
  const rows = Object.entries(allowedRoles).flatMap(([service, methods]) =>
    Object.entries<readonly Role[]>(methods).map(
      ([method, allowed]) => `| \`${service}/${method}\` | ${allowed.join(', ')} |`,
    ),
  );

  it('stands in the README as it is', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    expect(readme.match(/^\| `goldpan\..*$/gm)).toEqual(rows);
  });

  it('lets the operator call everything, and says nothing of what is not ours', () => {
    expect(rolesOfMethod('/goldpan.solver.v1.SolverService/CancelRun')).toEqual([
      'operator',
      'platform',
    ]);
    expect(rolesOfMethod('/grpc.health.v1.Health/Check')).toBeUndefined();
  });
});
