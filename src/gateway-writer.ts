/** Tables written out, for whoever may not know the files' own folder. */
export { createTableWriter } from './files/write/table-writer.ts';
