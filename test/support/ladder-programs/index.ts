import { extensionPrograms } from './extensions.ts';
import { namePrograms } from './names.ts';
import { openPrograms } from './open.ts';
import { outcomePrograms } from './outcomes.ts';
import { plainPrograms } from './plain.ts';
import type { LadderProgram } from './program.ts';
import { refusedPrograms } from './refused.ts';
import { undefinedPrograms } from './undefined.ts';

/** The corpus by what its programs have in common. */
export const ladderPrograms: Readonly<Record<string, readonly LadderProgram[]>> = {
  'is well-formed': plainPrograms,
  'does what C++ does not define': undefinedPrograms,
  'lets its arguments disturb each other': openPrograms,
  'depends on names': namePrograms,
  'speaks GNU': extensionPrograms,
  'is refused': refusedPrograms,
  'ends otherwise': outcomePrograms,
};
