import { serviceMain } from '#libs/lifecycle/service-main.ts';
import { readSolverConfig } from './config.ts';
import { solverParts } from './parts.ts';

await serviceMain('solver', readSolverConfig, solverParts);
