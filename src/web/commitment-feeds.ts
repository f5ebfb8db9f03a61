/** Commitments and changes of their verdicts for third parties: /commitments.jsonld and /commitments.atom. */
import type { BookIndex } from '../domain/commitments/book-index.ts';
import type { Commitment } from '../domain/commitments/book.ts';
import { commitmentsJsonLd, type ToldCommitment } from '../domain/commitments/commitment-json-ld.ts';
import { findCommitments } from '../domain/commitments/find-commitments.ts';
import { judgementsOf } from '../domain/commitments/judgements.ts';
import { reportOfAssessment, reportOfUpdate } from '../domain/commitments/status-report.ts';
import { verdictAtom, type ChangeEntry } from '../domain/commitments/verdict-atom.ts';
import { GatewayError } from '../domain/errors.ts';
import type { City } from '../domain/registry.ts';
import { nearest } from '../domain/suggest.ts';
import type { KeptEvaluation, VerdictBook } from '../ports/commitments.ts';
import { readFeedQuestion, type FeedQuestion, type FeedShape } from './feed-question.ts';
import type { FeedDocument } from './send-feed.ts';

export interface FeedParts {
  readonly index: BookIndex;
  readonly verdicts: VerdictBook;
  readonly cities: readonly City[];
  readonly now: () => Date;
}
/** By path. Throws GatewayError BAD_INPUT or BAD_CURSOR for what cannot be asked. */
export interface CommitmentFeeds {
  has(path: string): boolean;
  /** When the verdicts were last seen to change. */
  modifiedAt(): Promise<Date>;
  read(path: string, search: URLSearchParams): Promise<FeedDocument>;
}

const JSON_LD: FeedShape = { name: 'commitments.jsonld', hasKinds: false, usual: 100, most: 500 };
const ATOM: FeedShape = { name: 'commitments.atom', hasKinds: true, usual: 50, most: 100 };

function asked({ index, cities }: FeedParts, { where, commitments }: FeedQuestion): readonly Commitment[] {
  const found = findCommitments(
    index,
    cities.map(({ slug }) => slug),
    where,
  );
  if (commitments === null) return found;
  const unknown = commitments.find((id) => index.commitment(id) === null);
  if (unknown === undefined) return found.filter(({ id }) => commitments.includes(id));
  const near = nearest(
    unknown,
    index.commitments.map(({ id }) => id),
  );
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  throw new GatewayError('BAD_INPUT', `Unknown commitment ${JSON.stringify(unknown.slice(0, 100))}.${hint}`);
}

function toldOf(parts: FeedParts, commitment: Commitment, judged: KeptEvaluation | null): ToldCommitment {
  const { index, cities } = parts;
  const { id, plan, city } = commitment;
  const assessments = index.assessmentsOf(id).filter(({ completion }) => completion !== null);
  const { selfReported, independent } = judgementsOf(
    id,
    null,
    { updates: index.updatesOf(id), assessments },
    null,
  );
  return {
    ...{ commitment, judged, plan: index.plan(plan) },
    city: cities.find(({ slug }) => slug === city) ?? null,
    selfReported: selfReported === null ? null : reportOfUpdate(selfReported),
    independent: independent === null ? null : reportOfAssessment(independent),
  };
}

/** In the order of ids, so that a page goes on behind the last one whatever comes and goes. */
async function readJsonLd(parts: FeedParts, search: URLSearchParams): Promise<FeedDocument> {
  const question = readFeedQuestion(search, JSON_LD);
  const { first, after, pageAt } = question;
  const all = asked(parts, question).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rest = after === null ? all : all.filter(({ id }) => id > after);
  const page = rest.slice(0, first);
  const kept = await parts.verdicts.latest(
    page.map(({ id }) => id),
    null,
  );
  const last = page.at(-1);
  const next = last === undefined || rest.length <= page.length ? null : pageAt(last.id);
  const body = commitmentsJsonLd({
    commitments: page.map((commitment, at) => toldOf(parts, commitment, kept[at] ?? null)),
    total: all.length,
    links: { self: pageAt(after), first: pageAt(null), next },
  });
  return { type: 'application/ld+json; charset=utf-8', body: `${JSON.stringify(body)}\n`, next };
}

async function readAtom(parts: FeedParts, search: URLSearchParams, started: Date): Promise<FeedDocument> {
  const question = readFeedQuestion(search, ATOM);
  const { first, after, kinds, pageAt } = question;
  const isAll = !question.isNarrowed && question.commitments === null;
  const ids = isAll ? null : asked(parts, question).map(({ id }) => id);
  const page = await parts.verdicts.changes(kinds, ids, { first, after });
  const changed = [...new Set(page.items.map(({ item }) => item.commitment))];
  const histories = await parts.verdicts.history(changed);
  const then = new Map(changed.map((id, at) => [id, histories[at] ?? []]));
  const entries = page.items.map(({ item: { commitment: id, ...change } }): ChangeEntry => {
    const commitment = parts.index.commitment(id);
    const city = parts.cities.find(({ slug }) => slug === commitment?.city);
    const kept = then.get(id)?.find(({ validFrom }) => validFrom === change.at);
    return { ...change, id, commitment, city: city?.name ?? null, verdict: kept?.evaluation.verdict ?? null };
  });
  const end = page.items.at(-1)?.cursor;
  const next = page.hasNextPage && end !== undefined ? pageAt(end) : null;
  const body = verdictAtom({
    title: 'What became of commitments',
    question: question.canonical,
    updated: entries[0]?.at ?? started.toISOString(),
    links: { self: pageAt(after), first: pageAt(null), next },
    entries,
  });
  return { type: 'application/atom+xml; charset=utf-8', body, next };
}

/**
 * `modifiedAt` is when this process first saw the verdicts as they are, in whole seconds that never come twice: a moment
 * too late costs a reader one answer, a moment too early would hide a change.
 */
export function createCommitmentFeeds(parts: FeedParts): CommitmentFeeds {
  const started = parts.now();
  let seen: { readonly revision: number; readonly ms: number } | null = null;
  return {
    has: (path) => path === `/${JSON_LD.name}` || path === `/${ATOM.name}`,
    async modifiedAt() {
      const revision = await parts.verdicts.revision();
      if (seen?.revision !== revision)
        seen = { revision, ms: Math.max(parts.now().getTime(), (seen?.ms ?? 0) + 1_000) };
      return new Date(seen.ms);
    },
    read: (path, search) =>
      path === `/${JSON_LD.name}` ? readJsonLd(parts, search) : readAtom(parts, search, started),
  };
}
