/** Commitments and their verdicts as linked data: schema.org, DCAT, SKOS and words of our own (JSON-LD 1.1). */
import type { Json, JsonObject } from '../json.ts';
import { compact, inLanguage, links, typed } from '../json-ld-values.ts';
import { JSON_LD_CONTEXT } from '../json-ld.ts';
import { isUrl } from '../web-address.ts';
import { themeOf } from './book-index.ts';
import { cityNode, type ToldCity } from './city-json-ld.ts';
import type { ActionPlan, Commitment, Localised } from './book.ts';
import { parseEdtf } from './edtf.ts';
import type { StatusReport } from './status-report.ts';
import { urnOf, VOCABULARY } from './urns.ts';
import { verdictNode, type JudgedAt } from './verdict-json-ld.ts';

export const COMMITMENT_CONTEXT = {
  '@version': 1.1,
  ...JSON_LD_CONTEXT,
  hydra: 'http://www.w3.org/ns/hydra/core#',
  schema: 'https://schema.org/',
  civic: VOCABULARY,
} as const satisfies JsonObject;

export interface ToldCommitment {
  readonly commitment: Commitment;
  readonly plan: ActionPlan | null;
  /** null: not known. */
  readonly city: ToldCity | null;
  /** null: never checked. */
  readonly judged: JudgedAt | null;
  readonly selfReported: StatusReport | null;
  readonly independent: StatusReport | null;
}
export interface CommitmentsPage {
  readonly commitments: readonly ToldCommitment[];
  /** On all pages. */
  readonly total: number;
  /** Addresses relative to the document's own; null: this is the last page. */
  readonly links: { readonly self: string; readonly first: string; readonly next: string | null };
}

/** What people typed as an address may be anything; only what leads to the web is given on. */
function webLinks(texts: readonly string[]): Json {
  return links(texts.filter((text) => /^https?:\/\//i.test(text) && isUrl(text)));
}
const TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;
function texts({ shown, by }: Localised): Json {
  const tagged = Object.entries(by).filter(([tag]) => TAG.test(tag) && tag !== 'und');
  return tagged.length === 0 ? shown : tagged.flatMap(([tag, text]) => inLanguage(text, tag) ?? []);
}
/** As exactly as it is known. */
function edtf(date: string | null): Json | undefined {
  if (date === null || parseEdtf(date) === null) return date ?? undefined;
  const type = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth', 10: 'xsd:date' }[date.length];
  return type === undefined ? date : typed(date, type);
}

function reportNode(of: string, report: StatusReport | null): Json | undefined {
  if (report === null) return undefined;
  return compact({
    '@type': ['civic:StatusReport', 'schema:Review'],
    'schema:itemReviewed': { '@id': of },
    'civic:completion': { '@id': `civic:${report.status}` },
    'civic:percent': report.percent,
    'civic:regressed': report.regressed ? true : undefined,
    'schema:datePublished': edtf(report.reportedOn),
    'schema:author': report.author,
    'civic:authorRole': { '@id': `civic:${report.role}` },
    'schema:reviewBody': report.narrative,
    'dct:source': webLinks(report.evidence.map(({ url }) => url)),
  });
}
function planNode(plan: ActionPlan): JsonObject {
  return compact({
    '@id': urnOf.plan(plan.id),
    '@type': ['civic:ActionPlan', 'schema:CreativeWork'],
    'schema:identifier': plan.id,
    'schema:name': texts(plan.title),
    'schema:publisher': { '@id': urnOf.city(plan.city) },
    'schema:datePublished': edtf(plan.publishedOn),
    'civic:periodStart': edtf(plan.periodStart),
    'civic:periodEnd': edtf(plan.periodEnd),
    'civic:planStatus': { '@id': `civic:${plan.status}` },
    'dct:source': webLinks([...plan.documentUrls, ...plan.provenance.sourceUrls]),
  });
}
function themeNode(code: string): JsonObject {
  return compact({
    '@id': urnOf.theme(code),
    '@type': 'skos:Concept',
    'skos:notation': code,
    'skos:prefLabel': themeOf(code)?.title,
  });
}
function commitmentNode({ commitment, judged, selfReported, independent }: ToldCommitment): JsonObject {
  const id = urnOf.commitment(commitment.id);
  return compact({
    '@id': id,
    '@type': ['civic:Commitment', 'schema:Action'],
    'schema:identifier': commitment.id,
    'civic:number': commitment.number,
    'schema:name': texts(commitment.title),
    'schema:description': texts(commitment.text),
    'schema:agent': { '@id': urnOf.city(commitment.city) },
    'schema:isPartOf': { '@id': urnOf.plan(commitment.plan) },
    'dcat:theme': commitment.themes.map((code) => ({ '@id': urnOf.theme(code) })),
    'civic:actionType': commitment.actionTypes,
    'civic:pledge': commitment.pledges.map((pledge) => ({ '@id': urnOf.pledge(pledge) })),
    'civic:leadInstitution': commitment.leadInstitution,
    'schema:startTime': edtf(commitment.startOn),
    'schema:endTime': edtf(commitment.dueOn),
    'dct:source': webLinks(commitment.provenance.sourceUrls),
    'dct:provenance': commitment.provenance.note,
    'civic:selfReported': reportNode(id, selfReported),
    'civic:independent': reportNode(id, independent),
    'civic:computed': judged === null ? undefined : verdictNode(commitment.id, judged),
  });
}

function onceEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/** A document whose context is in it. Nodes that several commitments refer to stand in it once. */
export function commitmentsJsonLd({ commitments, total, links: pages }: CommitmentsPage): JsonObject {
  const cities = onceEach(commitments, ({ commitment }) => commitment.city);
  const plans = onceEach(
    commitments.flatMap(({ plan }) => plan ?? []),
    ({ id }) => id,
  );
  const themes = new Set(commitments.flatMap(({ commitment }) => commitment.themes));
  return {
    '@context': COMMITMENT_CONTEXT,
    '@graph': [
      compact({
        '@id': pages.first,
        '@type': 'hydra:Collection',
        'hydra:totalItems': total,
        'hydra:member': commitments.map(({ commitment: { id } }) => ({ '@id': urnOf.commitment(id) })),
      }),
      compact({
        '@id': pages.self,
        '@type': 'hydra:PartialCollectionView',
        'hydra:first': reference(pages.first),
        'hydra:next': reference(pages.next),
      }),
      ...cities.map(({ commitment, city }) => cityNode(commitment.city, city)),
      ...plans.map(planNode),
      ...[...themes].map(themeNode),
      ...commitments.map(commitmentNode),
    ],
  };
}
/** A relative address. */
function reference(href: string | null): Json | undefined {
  return href === null ? undefined : { '@id': href };
}
