import { serviceMain } from '#libs/lifecycle/service-main.ts';
import { readClustererConfig } from './config.ts';
import { clustererParts } from './parts.ts';

await serviceMain('clusterer', readClustererConfig, clustererParts);
