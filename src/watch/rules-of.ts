/** What the rules of commitments speak of. */
import type { Commitment, CommitmentBook } from '../domain/commitments/book.ts';
import type { DatasetRule, DocumentRule, EvidenceRule, MetricRule } from '../domain/commitments/rules.ts';
import { normaliseLink } from '../domain/links/normalise-link.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { LinkedDocument } from '../ports/links.ts';

/** Those of milestones too. */
export function rulesOf({ evidence, milestones }: Commitment): readonly EvidenceRule[] {
  return [...evidence, ...milestones.flatMap((milestone) => milestone.evidence)];
}

function isDatasetRule(rule: EvidenceRule): rule is DatasetRule {
  return rule.kind === 'dataset';
}
function isMetricRule(rule: EvidenceRule): rule is MetricRule {
  return rule.kind === 'metric';
}
function isDocumentRule(rule: EvidenceRule): rule is DocumentRule {
  return rule.kind === 'document';
}

/** Whether any of its rules, required or not, asks how many rows there are. */
export function asksForRows(commitment: Commitment): boolean {
  return rulesOf(commitment)
    .filter(isDatasetRule)
    .some(({ criteria }) => criteria.some(({ check }) => check === 'rowCount'));
}

/** Enabled portals that any rule on datasets looks into, by slug. One that a rule names and nobody has is left out. */
export function watchedPortals(
  commitments: readonly Commitment[],
  portals: readonly PortalEntry[],
): readonly PortalEntry[] {
  const cities = new Set<string>();
  const named = new Set<string>();
  for (const commitment of commitments)
    for (const { scope } of rulesOf(commitment).filter(isDatasetRule))
      if (scope !== null && scope.portals !== null) scope.portals.forEach((slug) => named.add(slug));
      else cities.add(scope?.city ?? commitment.city);
  return portals
    .filter(({ slug, city, enabled }) => enabled && (named.has(slug) || (city !== null && cities.has(city))))
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Each once, as "city:<slug>" or "portal:<slug>" with the indicator. */
export function watchedMetrics(
  commitments: readonly Commitment[],
): readonly { readonly scope: string; readonly indicator: string }[] {
  const all = commitments.flatMap((commitment) =>
    rulesOf(commitment)
      .filter(isMetricRule)
      .map(({ scope, indicator }) => ({ scope: scope ?? `city:${commitment.city}`, indicator })),
  );
  return [...new Map(all.map((one) => [`${one.scope} ${one.indicator}`, one])).values()];
}

/** Documents of all promises and evidence of all status updates, as links are checked; an address that is none is left out. */
export function linkedDocuments({
  commitments,
  updates,
}: Pick<CommitmentBook, 'commitments' | 'updates'>): readonly LinkedDocument[] {
  const linked = (raw: string, city: string, isRead: boolean): readonly LinkedDocument[] => {
    const url = normaliseLink(raw);
    return url === null ? [] : [{ url, city, isRead }];
  };
  const cities = new Map(
    commitments.flatMap(({ id, city, milestones }) =>
      [id, ...milestones.map((milestone) => milestone.id)].map((subject) => [subject, city] as const),
    ),
  );
  const documents = commitments.flatMap((commitment) =>
    watchedDocuments([commitment]).flatMap(({ url, mustContain }) =>
      linked(url, commitment.city, mustContain.length > 0),
    ),
  );
  const evidence = updates.flatMap(({ subject, evidenceLinks }) => {
    const city = cities.get(subject);
    return city === undefined ? [] : evidenceLinks.flatMap(({ url }) => linked(url, city, false));
  });
  return [...documents, ...evidence];
}

export function watchedDocuments(commitments: readonly Commitment[]): readonly DocumentRule[] {
  return commitments.flatMap((commitment) => rulesOf(commitment).filter(isDocumentRule));
}
