import { serviceMain } from '#libs/lifecycle/service-main.ts';
import { readExecutorConfig } from './config.ts';
import { executorParts } from './parts.ts';

await serviceMain('executor', readExecutorConfig, executorParts);
