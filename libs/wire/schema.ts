import { fileURLToPath } from 'node:url';
import { loadSync, type MessageTypeDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import type {
  EndpointFailure,
  EndpointFailureInput,
} from '../gen/goldpan/error/v1/EndpointFailure.ts';
import type { LimitFailure, LimitFailureInput } from '../gen/goldpan/error/v1/LimitFailure.ts';
import type { FilterTask, FilterTaskInput } from '../gen/goldpan/event/v1/FilterTask.ts';
import type { FilterWork, FilterWorkInput } from '../gen/goldpan/event/v1/FilterWork.ts';
import type { RunEvent, RunEventInput } from '../gen/goldpan/event/v1/RunEvent.ts';
import type { TraceTask, TraceTaskInput } from '../gen/goldpan/event/v1/TraceTask.ts';
import type { TraceWork, TraceWorkInput } from '../gen/goldpan/event/v1/TraceWork.ts';
import type { RunSpec, RunSpecInput } from '../gen/goldpan/solver/v1/RunSpec.ts';
import type {
  BehaviourMerges,
  BehaviourMergesInput,
} from '../gen/goldpan/clusterer/v1/BehaviourMerges.ts';
import type { ClustererServiceDefinition } from '../gen/goldpan/clusterer/v1/ClustererService.ts';
import type { ExecutorServiceDefinition } from '../gen/goldpan/executor/v1/ExecutorService.ts';
import type { PolicyServiceDefinition } from '../gen/goldpan/policy/v1/PolicyService.ts';
import type { ScorerServiceDefinition } from '../gen/goldpan/scorer/v1/ScorerService.ts';
import type { SolverServiceDefinition } from '../gen/goldpan/solver/v1/SolverService.ts';
import type { TestGeneratorServiceDefinition } from '../gen/goldpan/testgen/v1/TestGeneratorService.ts';

/** The services of the mesh by full name, with their generated definitions. */
export type Services = {
  'goldpan.policy.v1.PolicyService': PolicyServiceDefinition;
  'goldpan.executor.v1.ExecutorService': ExecutorServiceDefinition;
  'goldpan.testgen.v1.TestGeneratorService': TestGeneratorServiceDefinition;
  'goldpan.clusterer.v1.ClustererService': ClustererServiceDefinition;
  'goldpan.scorer.v1.ScorerService': ScorerServiceDefinition;
  'goldpan.solver.v1.SolverService': SolverServiceDefinition;
};

/** Messages that travel outside gRPC (bus, object store, error details): what goes in, what comes out. */
type Messages = {
  'goldpan.event.v1.RunEvent': [RunEventInput, RunEvent];
  'goldpan.event.v1.FilterWork': [FilterWorkInput, FilterWork];
  'goldpan.event.v1.FilterTask': [FilterTaskInput, FilterTask];
  'goldpan.event.v1.TraceWork': [TraceWorkInput, TraceWork];
  'goldpan.event.v1.TraceTask': [TraceTaskInput, TraceTask];
  'goldpan.clusterer.v1.BehaviourMerges': [BehaviourMergesInput, BehaviourMerges];
  'goldpan.solver.v1.RunSpec': [RunSpecInput, RunSpec];
  'goldpan.error.v1.EndpointFailure': [EndpointFailureInput, EndpointFailure];
  'goldpan.error.v1.LimitFailure': [LimitFailureInput, LimitFailure];
};

/** The folder of our protos, for tools that load them (reflection, clients in other languages). */
export const protoFolder = fileURLToPath(new URL('../../proto', import.meta.url));

const files = [
  'goldpan/policy/v1/policy_service.proto',
  'goldpan/executor/v1/executor_service.proto',
  'goldpan/testgen/v1/test_generator_service.proto',
  'goldpan/clusterer/v1/clusterer_service.proto',
  'goldpan/scorer/v1/scorer_service.proto',
  'goldpan/solver/v1/solver_service.proto',
  'goldpan/event/v1/run_events.proto',
  'goldpan/event/v1/work_items.proto',
  'goldpan/error/v1/error_details.proto',
];

/** Everything the protos define. The options are those of libs/gen/generate.sh and must stay so. */
export const packageDefinition = loadSync(files, {
  includeDirs: [protoFolder],
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
});

/** The generated, typed definition of a service. */
export function serviceDefinition<Name extends keyof Services>(name: Name): Services[Name] {
  const definition = packageDefinition[name];
  if (definition === undefined) throw new Error(`the protos define no ${name}`);
  // The generated type describes just this definition; `npm run check` compares the two.
  return definition as ServiceDefinition as unknown as Services[Name];
}

/** Encodes and decodes one message type. */
export type Codec<Input, Output> = {
  readonly encode: (value: Input) => Buffer;
  /** Throws on bytes that are no such message. */
  readonly decode: (bytes: Uint8Array) => Output;
};

/** The codec of a message that travels outside gRPC. */
export function codec<Name extends keyof Messages>(
  name: Name,
): Codec<Messages[Name][0], Messages[Name][1]> {
  const definition = packageDefinition[name];
  if (definition === undefined) throw new Error(`the protos define no ${name}`);
  // proto-loader's message types carry their own serializers.
  const type = definition as MessageTypeDefinition<object, object>;
  return {
    encode: (value) => type.serialize(value),
    decode: (bytes) => type.deserialize(Buffer.from(bytes)) as Messages[Name][1],
  };
}
