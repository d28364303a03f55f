import { serviceMain } from '#libs/lifecycle/service-main.ts';
import { readTestGeneratorConfig } from './config.ts';
import { testGeneratorParts } from './parts.ts';

await serviceMain('test-generator', readTestGeneratorConfig, testGeneratorParts);
