import { isAppError } from '../../domain/app-error.ts';
import { openPackageFolder } from '../../packages/package-folder.ts';
import type { ImportRow, ReadOptions } from '../import-row.ts';
import { problemPlaces } from '../problem-places.ts';
import { polygonDraft } from './polygon-draft.ts';

/** Reads packages of Polygon: a folder with problem.xml, a zip of one, or a folder that holds some. */
export async function* readPolygon(path: string, options: ReadOptions): AsyncGenerator<ImportRow> {
  const places = problemPlaces(path, {
    isProblem: (names) => names.includes('problem.xml'),
    hasArchives: true,
    wanted: 'problem.xml and no .zip; give a package that Polygon exported',
  });
  for await (const place of places) {
    const { where } = place;
    if (place.kind === 'refused') {
      yield { ...place, isFile: true };
      continue;
    }
    try {
      const folder = await openPackageFolder(place.folder);
      const draft = await polygonDraft(folder, options.testlibPath);
      yield { kind: 'problem', where, draft };
    } catch (error) {
      if (!isAppError(error) || error.reason === 'UNREADABLE_SOURCE') throw error;
      // A package from an archive has a path that says nothing to a person.
      const reason = error.message.replaceAll(place.folder, where);
      yield { kind: 'refused', where, nativeId: place.name, reason };
    }
  }
}
