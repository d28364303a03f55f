// Original file: proto/goldpan/policy/v1/policy_service.proto


/**
 * Request of ListPolicies.
 */
export interface ListPoliciesRequestInput {
}

/**
 * Request of ListPolicies.
 */
export interface ListPoliciesRequest {
}
