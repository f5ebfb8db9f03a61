/** One question to one table: from what is kept, or from the portal with what its connector can really do. */
import type { Json } from '../../domain/json.ts';
import type { RowCapabilities } from '../../domain/query/ast.ts';
import type { RowsContext } from '../../ports/rows.ts';
import { attemptedOf, type Described } from './describe.ts';
import { failureOf, SourceTrouble, stopOf, troubleBehind } from './failure.ts';
import type { Kept, Loaded } from './kept-answers.ts';
import { abandonable } from './patience.ts';
import { addSpent, NOTHING, type Asking, type Spent } from './portal-calls.ts';
import type { RowKit } from './row-kit.ts';
import type { Used } from './withdrawals.ts';

/** How a question is put to a table that can do so much. */
export interface Way<T> {
  readonly used: Used;
  readonly read: (asking: Asking) => Promise<Loaded<T>>;
}
export interface TableQuestion<T> {
  readonly kind: string;
  readonly of: Json;
  readonly way: (capabilities: RowCapabilities) => Way<T>;
}
export type TableAnswer<T> =
  | { readonly is: 'answered'; readonly kept: Kept<T>; readonly spent: Spent }
  | { readonly is: 'failed'; readonly trouble: SourceTrouble; readonly spent: Spent };

/** GatewayErrors are thrown; what goes wrong with the portal is a value. */
export async function answerQuestion<T extends Json>(
  kit: RowKit,
  described: Described,
  question: TableQuestion<T>,
  context: RowsContext,
): Promise<TableAnswer<T>> {
  const { located, schema } = described;
  const asked = { kind: question.kind, of: [located.identity, question.of], version: schema.version };
  let spent = NOTHING;
  const load = (): Promise<Loaded<T>> => {
    return kit.withdrawals.attempt(attemptedOf(described), (capabilities) => {
      const { used, read } = question.way(capabilities);
      const run = async (): Promise<Loaded<T>> => {
        const answer = await kit.calls.ask(located, context, read);
        spent = addSpent(spent, answer.spent);
        if (answer.is === 'failed') throw answer.error;
        return answer.value;
      };
      return { used, run };
    });
  };
  try {
    // A portal that could not describe the table now has failed already: an older answer is as good as it gets.
    const older = described.trouble === null ? null : await kit.kept.last<T>(asked, described.trouble);
    const kept = older ?? (await abandonable(kit.kept.get(asked, load), context.signal));
    return { is: 'answered', kept, spent };
  } catch (error) {
    const trouble = troubleBehind(error) ?? stopBehind(error, context.signal);
    if (trouble === null) throw error;
    return { is: 'failed', trouble, spent };
  }
}

/** Whoever asked stopped while somebody else's load was waited for. */
function stopBehind(error: unknown, signal: AbortSignal): SourceTrouble | null {
  if (!signal.aborted || error !== signal.reason) return null;
  return new SourceTrouble(failureOf(stopOf(error)), 'given-up');
}
