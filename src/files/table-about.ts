/** What is known of a table that was read out of a file; kept beside it. */
import type { Column } from '../domain/query/table.ts';
import { typeOfStorage, type Storage } from './storage.ts';

export interface TableColumn {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly sourceType: string;
  readonly storage: Storage;
  readonly nullable: boolean;
}
export interface TableAbout {
  readonly rows: number;
  /** In the order of the file. The engine's table has them as c0, c1, …; a point as c0x and c0y. */
  readonly columns: readonly TableColumn[];
}

export function columnOf(column: TableColumn): Column {
  const { name, title, description, sourceType, nullable } = column;
  return {
    name,
    type: typeOfStorage(column.storage),
    nullable,
    title,
    description,
    sourceType,
    system: false,
  };
}
