import type { Services } from '../wire/schema.ts';

/**
 * What callers are. Services are called by their own names; an `operator` runs the mesh, from the command
 * line; a `platform` has problems solved by it; a `viewer` looks on.
 */
export const roles = [
  'policy',
  'executor',
  'test-generator',
  'clusterer',
  'scorer',
  'solver',
  'operator',
  'platform',
  'viewer',
] as const;
export type Role = (typeof roles)[number];

/** Who calls: its role, which decides what it may, and its name, for the logs. */
export type Caller = { readonly role: Role; readonly name: string };

/** Who may call a method, beside the operator, who may call all. */
export const allowedRoles: {
  readonly [Service in keyof Services]: {
    readonly [Method in keyof Services[Service]]: readonly Role[];
  };
} = {
  'goldpan.policy.v1.PolicyService': {
    SampleCandidates: ['solver', 'platform'],
    ListPolicies: ['platform', 'viewer'],
  },
  'goldpan.executor.v1.ExecutorService': {
    RunProgram: ['test-generator', 'clusterer', 'platform'],
    JudgeProgram: ['platform'],
    TraceProgram: ['test-generator', 'platform'],
    CheckOutputs: ['test-generator', 'clusterer', 'platform'],
    ValidateInputs: ['test-generator', 'platform'],
    GetCapabilities: ['platform', 'viewer'],
  },
  'goldpan.testgen.v1.TestGeneratorService': { GenerateInputs: ['solver', 'platform'] },
  'goldpan.clusterer.v1.ClustererService': { ClusterPrograms: ['solver', 'platform'] },
  'goldpan.scorer.v1.ScorerService': { ScorePrograms: ['solver', 'platform'] },
  'goldpan.solver.v1.SolverService': {
    StartRun: ['platform'],
    GetRun: ['platform', 'viewer'],
    ListRuns: ['platform', 'viewer'],
    WatchRun: ['platform', 'viewer'],
    CancelRun: ['platform'],
  },
};

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

/**
 * The roles that may call a method by its path, such as `/goldpan.policy.v1.PolicyService/ListPolicies`;
 * undefined for what is not ours (health, reflection), which every known caller may call.
 */
export function rolesOfMethod(path: string): readonly Role[] | undefined {
  return byPath.get(path);
}

const byPath: ReadonlyMap<string, readonly Role[]> = new Map(
  Object.entries(allowedRoles).flatMap(([service, methods]) =>
    Object.entries<readonly Role[]>(methods).map(
      ([method, allowed]) => [`/${service}/${method}`, ['operator', ...allowed]] as const,
    ),
  ),
);
