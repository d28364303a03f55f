// Original file: proto/goldpan/policy/v1/policy_service.proto

import type { PolicyInput as _goldpan_policy_v1_PolicyInput, Policy as _goldpan_policy_v1_Policy } from '../../../goldpan/policy/v1/Policy.ts';

/**
 * The family of policies.
 */
export interface ListPoliciesResponseInput {
  /**
   * All policies, in configured order.
   */
  'policies'?: (_goldpan_policy_v1_PolicyInput)[];
}

/**
 * The family of policies.
 */
export interface ListPoliciesResponse {
  /**
   * All policies, in configured order.
   */
  'policies': (_goldpan_policy_v1_Policy)[];
}
