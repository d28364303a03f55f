// Original file: proto/goldpan/solver/v1/solver_service.proto

import type { RunSpecInput as _goldpan_solver_v1_RunSpecInput, RunSpec as _goldpan_solver_v1_RunSpec } from '../../../goldpan/solver/v1/RunSpec.ts';
import type { RunStateInput as _goldpan_solver_v1_RunStateInput, RunState as _goldpan_solver_v1_RunState } from '../../../goldpan/solver/v1/RunState.ts';
import type { FunnelInput as _goldpan_solver_v1_FunnelInput, Funnel as _goldpan_solver_v1_Funnel } from '../../../goldpan/solver/v1/Funnel.ts';
import type { StageInput as _goldpan_solver_v1_StageInput, Stage as _goldpan_solver_v1_Stage } from '../../../goldpan/solver/v1/Stage.ts';
import type { SubmissionInput as _goldpan_solver_v1_SubmissionInput, Submission as _goldpan_solver_v1_Submission } from '../../../goldpan/solver/v1/Submission.ts';
import type { TimestampInput as _google_protobuf_TimestampInput, Timestamp as _google_protobuf_Timestamp } from '../../../google/protobuf/Timestamp.ts';
import type { RunUsageInput as _goldpan_solver_v1_RunUsageInput, RunUsage as _goldpan_solver_v1_RunUsage } from '../../../goldpan/solver/v1/RunUsage.ts';

/**
 * One problem being solved under one budget.
 */
export interface RunInput {
  /**
   * Id of the run.
   */
  'runId'?: (string);
  /**
   * What was asked for.
   */
  'spec'?: (_goldpan_solver_v1_RunSpecInput | null);
  /**
   * Where it stands.
   */
  'state'?: (_goldpan_solver_v1_RunStateInput);
  /**
   * Counts from samples to submissions.
   */
  'funnel'?: (_goldpan_solver_v1_FunnelInput | null);
  /**
   * Stages that have begun, in order.
   */
  'stages'?: (_goldpan_solver_v1_StageInput)[];
  /**
   * The answer, best first, when the run has succeeded.
   */
  'submissions'?: (_goldpan_solver_v1_SubmissionInput)[];
  /**
   * Why a run failed, for a person; empty unless FAILED.
   */
  'failure'?: (string);
  /**
   * When it was started.
   */
  'createTime'?: (_google_protobuf_TimestampInput | null);
  /**
   * When it ended; absent while it goes on.
   */
  'endTime'?: (_google_protobuf_TimestampInput | null);
  /**
   * What sampling cost.
   */
  'usage'?: (_goldpan_solver_v1_RunUsageInput | null);
  /**
   * Why no more samples come, as in goldpan.policy.v1.SamplingSummary; empty while they do.
   */
  'samplingStopReason'?: (string);
}

/**
 * One problem being solved under one budget.
 */
export interface Run {
  /**
   * Id of the run.
   */
  'runId': (string);
  /**
   * What was asked for.
   */
  'spec': (_goldpan_solver_v1_RunSpec | null);
  /**
   * Where it stands.
   */
  'state': (_goldpan_solver_v1_RunState);
  /**
   * Counts from samples to submissions.
   */
  'funnel': (_goldpan_solver_v1_Funnel | null);
  /**
   * Stages that have begun, in order.
   */
  'stages': (_goldpan_solver_v1_Stage)[];
  /**
   * The answer, best first, when the run has succeeded.
   */
  'submissions': (_goldpan_solver_v1_Submission)[];
  /**
   * Why a run failed, for a person; empty unless FAILED.
   */
  'failure': (string);
  /**
   * When it was started.
   */
  'createTime': (_google_protobuf_Timestamp | null);
  /**
   * When it ended; absent while it goes on.
   */
  'endTime': (_google_protobuf_Timestamp | null);
  /**
   * What sampling cost.
   */
  'usage': (_goldpan_solver_v1_RunUsage | null);
  /**
   * Why no more samples come, as in goldpan.policy.v1.SamplingSummary; empty while they do.
   */
  'samplingStopReason': (string);
}
