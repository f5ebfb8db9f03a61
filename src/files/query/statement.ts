/** A statement under construction: names made here, values only as parameters. */
import { ConnectorError } from '../../connector/index.ts';
import type { Storage } from '../storage.ts';
import type { TableAbout } from '../table-about.ts';
import { ROW_COLUMN } from '../read/column-names.ts';

/** A column as a query names it, and as the engine does. */
export interface SqlColumn {
  /** Of a point its x. */
  readonly sql: string;
  readonly storage: Storage;
}
export interface Names {
  /** Throws ConnectorError UNSUPPORTED: the caller checks names against the schema. */
  of(name: string): SqlColumn;
}

/** y of the point whose x is given. */
export function latitudeOf({ sql }: SqlColumn): string {
  return sql.replace(/x$/, 'y');
}

export function namesOf({ columns }: Pick<TableAbout, 'columns'>): Names {
  const known = new Map<string, SqlColumn>([[ROW_COLUMN, { sql: 't.r', storage: { as: 'bigint' } }]]);
  for (const [index, { name, storage }] of columns.entries())
    known.set(name, { sql: `t.c${String(index)}${storage.as === 'point' ? 'x' : ''}`, storage });
  return {
    of: (name) => {
      const column = known.get(name);
      if (column === undefined)
        throw new ConnectorError(
          'UNSUPPORTED',
          `The table has no column ${JSON.stringify(name.slice(0, 100))}`,
        );
      return column;
    },
  };
}

/** Collects values; each is put in as the number of its parameter. */
export class ParameterList {
  readonly values: string[] = [];
  add(text: string): string {
    this.values.push(text);
    return `$${String(this.values.length)}`;
  }
}
