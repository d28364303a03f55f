// Original file: proto/goldpan/event/v1/run_events.proto

import type { TimestampInput as _google_protobuf_TimestampInput, Timestamp as _google_protobuf_Timestamp } from '../../../google/protobuf/Timestamp.ts';
import type { RunStartedInput as _goldpan_event_v1_RunStartedInput, RunStarted as _goldpan_event_v1_RunStarted } from '../../../goldpan/event/v1/RunStarted.ts';
import type { CandidatesSampledInput as _goldpan_event_v1_CandidatesSampledInput, CandidatesSampled as _goldpan_event_v1_CandidatesSampled } from '../../../goldpan/event/v1/CandidatesSampled.ts';
import type { SamplingFinishedInput as _goldpan_event_v1_SamplingFinishedInput, SamplingFinished as _goldpan_event_v1_SamplingFinished } from '../../../goldpan/event/v1/SamplingFinished.ts';
import type { CandidatesFilteredInput as _goldpan_event_v1_CandidatesFilteredInput, CandidatesFiltered as _goldpan_event_v1_CandidatesFiltered } from '../../../goldpan/event/v1/CandidatesFiltered.ts';
import type { InputsGeneratedInput as _goldpan_event_v1_InputsGeneratedInput, InputsGenerated as _goldpan_event_v1_InputsGenerated } from '../../../goldpan/event/v1/InputsGenerated.ts';
import type { CandidatesTracedInput as _goldpan_event_v1_CandidatesTracedInput, CandidatesTraced as _goldpan_event_v1_CandidatesTraced } from '../../../goldpan/event/v1/CandidatesTraced.ts';
import type { ProgramsClusteredInput as _goldpan_event_v1_ProgramsClusteredInput, ProgramsClustered as _goldpan_event_v1_ProgramsClustered } from '../../../goldpan/event/v1/ProgramsClustered.ts';
import type { ProgramsScoredInput as _goldpan_event_v1_ProgramsScoredInput, ProgramsScored as _goldpan_event_v1_ProgramsScored } from '../../../goldpan/event/v1/ProgramsScored.ts';
import type { SubmissionsSelectedInput as _goldpan_event_v1_SubmissionsSelectedInput, SubmissionsSelected as _goldpan_event_v1_SubmissionsSelected } from '../../../goldpan/event/v1/SubmissionsSelected.ts';
import type { RunCancelledInput as _goldpan_event_v1_RunCancelledInput, RunCancelled as _goldpan_event_v1_RunCancelled } from '../../../goldpan/event/v1/RunCancelled.ts';
import type { RunFailedInput as _goldpan_event_v1_RunFailedInput, RunFailed as _goldpan_event_v1_RunFailed } from '../../../goldpan/event/v1/RunFailed.ts';
import type { TraceRequestedInput as _goldpan_event_v1_TraceRequestedInput, TraceRequested as _goldpan_event_v1_TraceRequested } from '../../../goldpan/event/v1/TraceRequested.ts';

/**
 * A fact about a run. A run's state is a fold over these, in stream order, and nothing else.
 */
export interface RunEventInput {
  /**
   * The run.
   */
  'runId'?: (string);
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_TimestampInput | null);
  /**
   * The run was asked for.
   */
  'runStarted'?: (_goldpan_event_v1_RunStartedInput | null);
  /**
   * Candidates came from the policy and were put to the executors.
   */
  'candidatesSampled'?: (_goldpan_event_v1_CandidatesSampledInput | null);
  /**
   * No more samples will come.
   */
  'samplingFinished'?: (_goldpan_event_v1_SamplingFinishedInput | null);
  /**
   * A batch was judged on the public tests.
   */
  'candidatesFiltered'?: (_goldpan_event_v1_CandidatesFilteredInput | null);
  /**
   * Inputs were generated and survivors put to the executors.
   */
  'inputsGenerated'?: (_goldpan_event_v1_InputsGeneratedInput | null);
  /**
   * A batch was traced on the generated inputs.
   */
  'candidatesTraced'?: (_goldpan_event_v1_CandidatesTracedInput | null);
  /**
   * Survivors were clustered.
   */
  'programsClustered'?: (_goldpan_event_v1_ProgramsClusteredInput | null);
  /**
   * A batch of members of the largest clusters was scored.
   */
  'programsScored'?: (_goldpan_event_v1_ProgramsScoredInput | null);
  /**
   * The answer was chosen.
   */
  'submissionsSelected'?: (_goldpan_event_v1_SubmissionsSelectedInput | null);
  /**
   * Somebody asked for the run to stop.
   */
  'runCancelled'?: (_goldpan_event_v1_RunCancelledInput | null);
  /**
   * The run cannot go on.
   */
  'runFailed'?: (_goldpan_event_v1_RunFailedInput | null);
  /**
   * Survivors were put to the executors to be traced.
   */
  'traceRequested'?: (_goldpan_event_v1_TraceRequestedInput | null);
  /**
   * What happened.
   */
  'fact'?: "runStarted"|"candidatesSampled"|"samplingFinished"|"candidatesFiltered"|"inputsGenerated"|"candidatesTraced"|"programsClustered"|"programsScored"|"submissionsSelected"|"runCancelled"|"runFailed"|"traceRequested";
}

/**
 * A fact about a run. A run's state is a fold over these, in stream order, and nothing else.
 */
export interface RunEvent {
  /**
   * The run.
   */
  'runId': (string);
  /**
   * When it happened.
   */
  'eventTime': (_google_protobuf_Timestamp | null);
  /**
   * The run was asked for.
   */
  'runStarted'?: (_goldpan_event_v1_RunStarted | null);
  /**
   * Candidates came from the policy and were put to the executors.
   */
  'candidatesSampled'?: (_goldpan_event_v1_CandidatesSampled | null);
  /**
   * No more samples will come.
   */
  'samplingFinished'?: (_goldpan_event_v1_SamplingFinished | null);
  /**
   * A batch was judged on the public tests.
   */
  'candidatesFiltered'?: (_goldpan_event_v1_CandidatesFiltered | null);
  /**
   * Inputs were generated and survivors put to the executors.
   */
  'inputsGenerated'?: (_goldpan_event_v1_InputsGenerated | null);
  /**
   * A batch was traced on the generated inputs.
   */
  'candidatesTraced'?: (_goldpan_event_v1_CandidatesTraced | null);
  /**
   * Survivors were clustered.
   */
  'programsClustered'?: (_goldpan_event_v1_ProgramsClustered | null);
  /**
   * A batch of members of the largest clusters was scored.
   */
  'programsScored'?: (_goldpan_event_v1_ProgramsScored | null);
  /**
   * The answer was chosen.
   */
  'submissionsSelected'?: (_goldpan_event_v1_SubmissionsSelected | null);
  /**
   * Somebody asked for the run to stop.
   */
  'runCancelled'?: (_goldpan_event_v1_RunCancelled | null);
  /**
   * The run cannot go on.
   */
  'runFailed'?: (_goldpan_event_v1_RunFailed | null);
  /**
   * Survivors were put to the executors to be traced.
   */
  'traceRequested'?: (_goldpan_event_v1_TraceRequested | null);
  /**
   * What happened.
   */
  'fact'?: "runStarted"|"candidatesSampled"|"samplingFinished"|"candidatesFiltered"|"inputsGenerated"|"candidatesTraced"|"programsClustered"|"programsScored"|"submissionsSelected"|"runCancelled"|"runFailed"|"traceRequested";
}
