/** The importers by name. */
import type {
  ImportContext,
  ImportResult,
  ImportTable,
} from '../../../domain/commitments/import/imported.ts';
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
];
