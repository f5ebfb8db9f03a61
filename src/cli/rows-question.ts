/** From options to a question for rows. */
import type { Predicate, RowQuery } from '../domain/query/ast.ts';
import { parsePredicate } from '../domain/query/parse.ts';
import { textOption, type Command, type Invocation } from './command.ts';
import { readArgument } from './load.ts';
import { readLimit, type RowFormat } from './row-format.ts';
import { parseColumns, parseOrder } from './row-words.ts';

export type RowsWanted = Omit<RowQuery, 'offset' | 'limit'> & {
  /** null: all. */
  readonly limit: number | null;
};

export const whereOption: Command['options'][number] = {
  flags: '--where <condition>',
  help: `such as "status = 'Open' and amount >= 10"; @file, or - for stdin`,
};

export async function readWhere({ world, options }: Invocation): Promise<Predicate | null> {
  const text = textOption(options, 'where');
  return text === null ? null : parsePredicate(await readArgument(world, text));
}

/** GatewayError BAD_INPUT or CliError 2 for what cannot be read; names and types are checked against the table later. */
export async function readRowsWanted(invocation: Invocation, format: RowFormat): Promise<RowsWanted> {
  const columns = textOption(invocation.options, 'columns');
  const order = textOption(invocation.options, 'order');
  return {
    columns: columns === null ? 'all' : parseColumns(columns),
    where: await readWhere(invocation),
    orderBy: order === null ? [] : parseOrder(order),
    limit: readLimit(invocation.options, format),
  };
}
