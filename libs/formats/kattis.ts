import type { ImportRow } from './import-row.ts';
import { problemPlaces } from './problem-places.ts';

/** Finds packages in the Kattis/ICPC format: a folder with problem.yaml, a zip of one, or a folder that holds some. */
export async function* readKattis(path: string): AsyncGenerator<ImportRow> {
  const places = problemPlaces(path, {
    isProblem: (names) => names.includes('problem.yaml'),
    hasArchives: true,
    wanted: 'problem.yaml and no .zip; give the folder of a problem package',
  });
  for await (const place of places) {
    if (place.kind === 'refused') yield { ...place, isFile: true };
    else yield { ...place, kind: 'package' };
  }
}
