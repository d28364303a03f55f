// Original file: proto/goldpan/executor/v1/executor_service.proto


/**
 * Request of GetCapabilities.
 */
export interface GetCapabilitiesRequestInput {
}

/**
 * Request of GetCapabilities.
 */
export interface GetCapabilitiesRequest {
}
