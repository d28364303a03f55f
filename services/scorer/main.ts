import { serviceMain } from '#libs/lifecycle/service-main.ts';
import { readScorerConfig } from './config.ts';
import { scorerParts } from './parts.ts';

await serviceMain('scorer', readScorerConfig, scorerParts);
