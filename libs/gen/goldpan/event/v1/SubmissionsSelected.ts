// Original file: proto/goldpan/event/v1/run_events.proto

import type { SelectedSubmissionInput as _goldpan_event_v1_SelectedSubmissionInput, SelectedSubmission as _goldpan_event_v1_SelectedSubmission } from '../../../goldpan/event/v1/SelectedSubmission.ts';

/**
 * The answer was chosen.
 */
export interface SubmissionsSelectedInput {
  /**
   * Best first.
   */
  'submissions'?: (_goldpan_event_v1_SelectedSubmissionInput)[];
}

/**
 * The answer was chosen.
 */
export interface SubmissionsSelected {
  /**
   * Best first.
   */
  'submissions': (_goldpan_event_v1_SelectedSubmission)[];
}
