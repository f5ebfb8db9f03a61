/** Changes of verdicts as an Atom feed (RFC 4287). */
import { xmlElement, xmlText } from '../xml.ts';
import type { Commitment } from './book.ts';
import type { CommitmentVerdict } from './evaluation.ts';
import { addressPart, urnOf } from './urns.ts';
import { explanationAt } from './explained.ts';
import type { VerdictChangeKind } from './verdict-change.ts';

export interface ChangeEntry {
  /** Id of the commitment. */
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly kind: VerdictChangeKind;
  readonly before: CommitmentVerdict['state'] | null;
  readonly after: CommitmentVerdict['state'];
  /** null: it left the registry. */
  readonly commitment: Commitment | null;
  readonly city: string | null;
  /** As it was judged then; null: it is not kept. */
  readonly verdict: CommitmentVerdict | null;
}
export interface AtomFeed {
  readonly title: string;
  /** Of the whole feed, every page of it; spelt the same for the same question. */
  readonly question: string;
  /** RFC 3339 UTC; that of its newest entry where it has any. */
  readonly updated: string;
  /** Addresses relative to the feed's own; null: this is the last page. */
  readonly links: { readonly self: string; readonly first: string; readonly next: string | null };
  readonly entries: readonly ChangeEntry[];
}

export const CHANGE_TITLES: Readonly<Record<VerdictChangeKind, string>> = {
  FIRST_JUDGED: 'First judged',
  NEWLY_FULFILLED: 'Newly fulfilled',
  GONE_STALE: 'Gone stale',
  REGRESSED: 'Regressed',
  CHANGED: 'Changed',
};
/** Sentences of a summary; the graph has them all. */
const MOST_SENTENCES = 12;

function textElement(name: string, text: string): string {
  return xmlElement(name, {}, xmlText(text));
}
function link(rel: string, href: string, type: string): string {
  return xmlElement('link', { rel, href, type }, null);
}
function summaryOf({ at, before, after, verdict, commitment }: ChangeEntry): string {
  const change = before === null ? `Judged ${after}.` : `From ${before} to ${after}.`;
  const sentences = verdict === null ? [] : explanationAt(verdict, at);
  const left = sentences.length - MOST_SENTENCES;
  return [
    change,
    ...sentences.slice(0, MOST_SENTENCES),
    ...(left > 0 ? [`And ${left} more.`] : []),
    ...(commitment === null ? ['The commitment is not in the registry any more.'] : []),
  ].join(' ');
}
/** A question to the graph that shows it, on the page of the gateway. */
function askGraph(id: string): string {
  const query = `{ commitment(id: ${JSON.stringify(id)}) { title text computed { state explanation } } }`;
  return `./?query=${addressPart(query)}`;
}

function entryOf(entry: ChangeEntry): string {
  const { id, at, kind, after, commitment, city } = entry;
  const where = city === null ? '' : ` (${city})`;
  const categories = [
    ['change', kind],
    ['state', after],
    ...(commitment?.themes ?? []).map((theme) => ['theme', theme] as const),
  ] as const;
  return xmlElement(
    'entry',
    {},
    [
      textElement('id', urnOf.verdict(id, at)),
      textElement('title', `${CHANGE_TITLES[kind]}: ${commitment?.title.shown ?? id}${where}`),
      textElement('updated', at),
      textElement('published', at),
      ...categories.map(([scheme, term]) =>
        xmlElement('category', { term, scheme: `urn:civicgraph:${scheme}` }, null),
      ),
      link('alternate', `commitments.jsonld?commitment=${addressPart(id)}`, 'application/ld+json'),
      link('related', askGraph(id), 'text/html'),
      xmlElement('summary', { type: 'text' }, xmlText(summaryOf(entry))),
    ].join('\n    '),
  );
}

/** A whole document. Nothing that people or portals wrote can become markup. */
export function verdictAtom({ title, question, updated, links, entries }: AtomFeed): string {
  const atom = 'application/atom+xml';
  const parts = [
    textElement('id', urnOf.feed('verdict-changes', question)),
    textElement('title', title),
    textElement('updated', updated),
    xmlElement('author', {}, textElement('name', 'CivicGraph')),
    textElement('generator', 'CivicGraph'),
    link('self', links.self, atom),
    link('first', links.first, atom),
    ...(links.next === null ? [] : [link('next', links.next, atom)]),
    ...entries.map(entryOf),
  ];
  const feed = xmlElement('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, `\n  ${parts.join('\n  ')}\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`;
}
