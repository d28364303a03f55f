import { z } from 'zod';
import { AppError } from '#libs/domain/app-error.ts';

/**
 * The messages of the native runner as the executor uses them; native/README.md, "Protocol", is the
 * reference. Answers are parsed once, here; inside, the types are trusted.
 */

/** Kinds of walls, from none but the open streams to a whole toolchain. */
export type Profile = 'native' | 'validator' | 'python' | 'javascript' | 'compile';

/** Limits of one execution, all required by the runner. Threads count as processes. */
export type RunnerLimits = {
  readonly cpuNs: number;
  readonly wallNs: number;
  readonly memoryBytes: number;
  readonly stackBytes: number;
  readonly fileBytes: number;
  readonly processCountMax: number;
  readonly openFilesMax: number;
  readonly stdoutBytesMax: number;
  readonly stderrBytesMax: number;
};

/** A file to return after an execution; with `keepAs` it stays in the slot as a blob of that id. */
type Collect = {
  readonly name: string;
  readonly bytesMax: number;
  readonly keepAs: string | null;
};

/** How a program starts, and what it is given. */
export type ProgramStart = {
  readonly profile: Profile;
  readonly executable: { readonly id: string } | { readonly path: string };
  readonly argv: readonly string[];
  readonly fds?: readonly { readonly fd: number; readonly id: string }[];
  readonly files?: readonly {
    readonly name: string;
    readonly id: string;
    readonly mode: 'r' | 'rw' | 'x';
  }[];
  readonly directories?: readonly string[];
  readonly limits: RunnerLimits;
  readonly collect?: readonly Collect[];
  readonly readPaths?: readonly string[];
};

export type RunRequest = ProgramStart & {
  /** One execution an entry; null is an empty standard input. */
  readonly inputs: readonly (string | null)[];
  readonly stopOnAbnormalExit?: boolean;
  /**
   * Runs together with the program; each reads what the other writes. The answer holds its execution
   * after that of the program. After any exit code but `contentExitCode` it ends the program.
   */
  readonly interactor?: ProgramStart & { readonly contentExitCode: number };
};

const limitNames = ['cpu', 'wall', 'memory', 'stdout', 'file', 'processes'] as const;

const executionSchema = z.object({
  ok: z.literal(true),
  index: z.number(),
  exitCode: z.number().nullable(),
  signal: z.number().nullable(),
  cpuNs: z.number(),
  wallNs: z.number(),
  memoryBytesPeak: z.number(),
  stdoutBytes: z.number(),
  stderrBytes: z.number(),
  stdoutTruncated: z.boolean(),
  stderrTruncated: z.boolean(),
  limitExceeded: z.enum(limitNames).nullable(),
  securityViolation: z.object({ syscall: z.number().nullable() }).nullable(),
  /** Of a program and its interactor: whether this one ended before the other. */
  endedFirst: z.boolean().optional(),
  /** Likewise: bytes that it wrote to the other, none of which are in the answer. */
  relayedBytes: z.number().optional(),
  collected: z
    .array(
      z.object({
        name: z.string(),
        bytes: z.number(),
        truncated: z.boolean(),
        missing: z.boolean(),
        kept: z.boolean().optional(),
      }),
    )
    .optional(),
});

/** Raw facts of one execution as the runner reports them. */
export type RawExecution = z.infer<typeof executionSchema>;

const helloSchema = z.object({
  ok: z.literal(true),
  version: z.string(),
  slot: z.number(),
  tier: z.string(),
  walls: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['closed', 'absent', 'unsupported']),
      detail: z.string(),
    }),
  ),
  kernel: z.string(),
});

/** What a slot says of itself. */
export type Hello = z.infer<typeof helloSchema>;

const refusalSchema = z.object({
  ok: z.literal(false),
  reason: z.string(),
  message: z.string(),
  ids: z.array(z.string()).optional(),
});

/** A request that the runner refused. */
export type Refusal = z.infer<typeof refusalSchema>;

const doneSchema = z.object({ ok: z.literal(true), done: z.literal(true), count: z.number() });

export function parseHello(header: unknown): Hello {
  return parse(helloSchema, header);
}

/** One frame of the answer to a run: an execution, or the end. */
export function parseRunAnswer(header: unknown): RawExecution | 'done' {
  return doneSchema.safeParse(header).success ? 'done' : parse(executionSchema, header);
}

/** The refusal that a header holds, or undefined when it is an answer. */
export function parseRefusal(header: unknown): Refusal | undefined {
  const { success, data } = refusalSchema.safeParse(header);
  return success ? data : undefined;
}

function parse<T>(schema: z.ZodType<T>, header: unknown): T {
  const { success, data, error } = schema.safeParse(header);
  if (success) return data;
  throw new AppError(
    'INTERNAL',
    'SANDBOX_FAULT',
    `the runner's answer is not as its protocol says: ${z.prettifyError(error)}; is the binary as old as the executor? Run npm run setup`,
    { cause: error },
  );
}
