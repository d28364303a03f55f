// Original file: proto/goldpan/executor/v1/executor_service.proto

import type { LanguageSupportInput as _goldpan_executor_v1_LanguageSupportInput, LanguageSupport as _goldpan_executor_v1_LanguageSupport } from '../../../goldpan/executor/v1/LanguageSupport.ts';
import type { WallInput as _goldpan_executor_v1_WallInput, Wall as _goldpan_executor_v1_Wall } from '../../../goldpan/executor/v1/Wall.ts';

/**
 * What an executor can do.
 */
export interface GetCapabilitiesResponseInput {
  /**
   * Languages that can be run, with the version of their tool.
   */
  'languages'?: (_goldpan_executor_v1_LanguageSupportInput)[];
  /**
   * Slots that run programs at the same time.
   */
  'slotCount'?: (number);
  /**
   * The sandbox tier.
   */
  'tier'?: (string);
  /**
   * Each wall and what stands of it.
   */
  'walls'?: (_goldpan_executor_v1_WallInput)[];
}

/**
 * What an executor can do.
 */
export interface GetCapabilitiesResponse {
  /**
   * Languages that can be run, with the version of their tool.
   */
  'languages': (_goldpan_executor_v1_LanguageSupport)[];
  /**
   * Slots that run programs at the same time.
   */
  'slotCount': (number);
  /**
   * The sandbox tier.
   */
  'tier': (string);
  /**
   * Each wall and what stands of it.
   */
  'walls': (_goldpan_executor_v1_Wall)[];
}
