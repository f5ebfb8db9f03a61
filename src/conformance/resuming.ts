/** catalogue/: going on where another process stopped, and reading by id. */
import { ConnectorError, type Cursor, type Json } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { differenceOf } from './catalogue.ts';
import { aCall, idsOf, open, walk, wholeWalk } from './walks.ts';

/** What no connector writes. */
const FOREIGN_CURSORS: readonly Json[] = [42, 'somewhere', [], {}, { v: 'another connector', at: -1 }];

/** As a store keeps it. */
function throughJson(cursor: Cursor): Json {
  const copy: Json = JSON.parse(JSON.stringify(cursor));
  return copy;
}

async function checkResume(subject: Subject): Promise<void> {
  const pages = await wholeWalk(subject);
  const all = idsOf(pages);
  const middle = Math.floor((pages.length - 1) / 2);
  for (const index of new Set([0, middle, pages.length - 2])) {
    const before = pages.slice(0, index + 1);
    const cursor = before.at(-1)?.next ?? null;
    if (cursor === null) continue;
    const rest = idsOf(await wholeWalk(subject, { resume: throughJson(cursor) }));
    const seen = idsOf(before);
    const difference = differenceOf(all, [...seen, ...rest]);
    demand(difference === null, `resumed after page ${index + 1}: ${difference ?? ''}`);
    const repeats = rest.filter((id) => seen.includes(id)).length;
    const { small } = subject.pageSizes;
    demand(repeats <= small, `resumed after page ${index + 1}: ${repeats} records came again`);
  }
}

async function checkForeignCursors(subject: Subject): Promise<void> {
  for (const resume of FOREIGN_CURSORS) {
    const { error } = await walk(open(subject), { pageSize: subject.pageSizes.small, resume });
    const isRefused = error instanceof ConnectorError && error.code === 'BAD_CURSOR';
    const got = error === null ? 'a walk' : nameOfError(error);
    demand(isRefused, `resume = ${JSON.stringify(resume)}: expected BAD_CURSOR, got ${got}`);
  }
}

/** Why `get` is not checked; null: it is. */
export function withoutGet(subject: Subject): string | null {
  return open(subject).portal.catalogue.get === undefined ? 'the platform has no reading by id' : null;
}

export async function getAll(
  { portal }: Pick<ReturnType<typeof open>, 'portal'>,
  ids: readonly string[],
  call = aCall(),
): Promise<readonly unknown[]> {
  const { get } = portal.catalogue;
  if (get === undefined) return [];
  return get.call(portal.catalogue, ids, call);
}

function nameOfAnswer(answer: unknown): string {
  if (answer instanceof Error) return nameOfError(answer);
  if (typeof answer === 'object' && answer !== null && 'localId' in answer)
    return `"${String(answer.localId)}"`;
  return answer === undefined ? 'nothing' : String(answer);
}

async function checkGet(subject: Subject): Promise<void> {
  const { samples, unknownId } = subject;
  // Not the same read backwards, so that answers in another order show.
  const ids = [unknownId, ...samples.toReversed(), ...samples];
  const answers = await getAll(open(subject), ids);
  demand(answers.length === ids.length, `asked for ${ids.length} ids, got ${answers.length} answers`);
  ids.forEach((id, index) => {
    const answer = answers[index];
    const isRecord = typeof answer === 'object' && answer !== null && 'localId' in answer;
    const isRight = id === unknownId ? !isRecord : isRecord && answer.localId === id;
    demand(isRight, () => `answer ${index + 1} of ${ids.length}, for "${id}": got ${nameOfAnswer(answer)}`);
  });
  const opened = open(subject);
  const before = opened.http.asked.length;
  const none = await getAll(opened, []);
  const isQuiet = opened.http.asked.length === before;
  demand(none.length === 0 && isQuiet, 'no ids: expected no answers and no requests');
}

export const resumingChecks: readonly Check[] = [
  {
    id: 'catalogue/cursor-resumes',
    promise: 'From a saved cursor a new portal object reads the rest: no gap, and at most a page again.',
    inapplicable: ({ connector }) =>
      connector.manifest.capabilities.catalogue.order === 'stable'
        ? null
        : 'the platform has no stable order, so cursors are not resumed',
    run: checkResume,
  },
  {
    id: 'catalogue/foreign-cursor-refused',
    promise: 'A cursor that it did not write is BAD_CURSOR, and the walk begins anew.',
    run: checkForeignCursors,
  },
  {
    id: 'catalogue/get-aligned',
    promise: 'Answers by id stand where their ids stand: any order, repeats, unknown ones between.',
    inapplicable: withoutGet,
    run: checkGet,
  },
];
