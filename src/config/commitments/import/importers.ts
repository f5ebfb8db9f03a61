/** The importers by name. */
import type {
  ImportContext,
  ImportResult,
  ImportTable,
} from '../../../domain/commitments/import/imported.ts';
import { importBuenosAires } from '../../../domain/commitments/import/buenos-aires.ts';
import { importCanadaNap } from '../../../domain/commitments/import/canada-nap.ts';
import { importNycReleaseTracker } from '../../../domain/commitments/import/nyc-release-tracker.ts';
import { importOgp } from '../../../domain/commitments/import/ogp.ts';

export interface Importer {
  /** As people name it, and as files of updates are called. */
  readonly name: string;
  readonly about: string;
  readonly run: (table: ImportTable, context: ImportContext) => ImportResult;
}

export const IMPORTERS: readonly Importer[] = [
  {
    name: 'ogp',
    about: 'export of commitments of the Open Government Partnership, CSV or XLSX',
    run: importOgp,
  },
  {
    name: 'nyc-release-tracker',
    about: 'planned releases of the open-data law of New York (qj2z-ibhs)',
    run: importNycReleaseTracker,
  },
  { name: 'canada-nap', about: 'reports on the National Action Plan of Canada', run: importCanadaNap },
  { name: 'buenos-aires', about: 'compromisos of Buenos Aires, 2016–2019', run: importBuenosAires },
];
