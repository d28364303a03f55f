// Original file: proto/goldpan/event/v1/work_items.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A value in the object store.
 */
export interface BlobReferenceInput {
  /**
   * Lower-case hex SHA-256 of the value, and its name in the store.
   */
  'sha256'?: (string);
  /**
   * Size of the value.
   */
  'sizeBytes'?: (number | string | Long);
}

/**
 * A value in the object store.
 */
export interface BlobReference {
  /**
   * Lower-case hex SHA-256 of the value, and its name in the store.
   */
  'sha256': (string);
  /**
   * Size of the value.
   */
  'sizeBytes': (number);
}
