import type { Part } from '#libs/lifecycle/parts.ts';
import { defaultMessageBytesMax, serverPart } from '#libs/rpc/server.ts';
import type { Logger } from '#libs/telemetry/logger.ts';
import type { PolicyBackend } from './backend.ts';
import type { ConfiguredPolicy, PolicyConfig } from './config.ts';
import { openAiBackend } from './openai-backend.ts';
import { replayBackend } from './replay-backend.ts';
import { policyHandlers } from './server.ts';

/** The policy service as parts: it needs no other service. Fails with INVALID_ARGUMENT (INVALID_ENDPOINT). */
export function policyParts(
  config: PolicyConfig,
  logger: Logger,
  onListening?: (address: string) => void,
): readonly Part[] {
  const backendOf = (policy: ConfiguredPolicy): PolicyBackend =>
    // The jitter of pauses is the one draw here that must differ between processes.
    policy.kind === 'replay'
      ? replayBackend(policy)
      : openAiBackend(policy, { ...config, logger, random: Math.random });
  return [
    serverPart({
      service: 'goldpan.policy.v1.PolicyService',
      handlers: policyHandlers(config.policies.map(backendOf)),
      address: config.address,
      reflection: config.reflection,
      security: config,
      messageBytesMax: defaultMessageBytesMax,
      logger,
      ...(onListening ? { onListening } : {}),
    }),
  ];
}
