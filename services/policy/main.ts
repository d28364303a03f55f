import { serviceMain } from '#libs/lifecycle/service-main.ts';
import { readPolicyConfig } from './config.ts';
import { policyParts } from './parts.ts';

await serviceMain('policy', readPolicyConfig, policyParts);
