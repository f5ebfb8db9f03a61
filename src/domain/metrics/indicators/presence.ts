/** Whether a field has something in it, or cannot be seen on this platform. */
import type { ObservableField } from '../../draft.ts';
import type { RecordFacts, DistributionFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import { ABSENT, UNSEEN, evidence, fail, pass, unknown, type Verdict } from '../verdict.ts';
import type { LinkFact } from '../../links/fact.ts';

export function presence(
  facts: RecordFacts,
  field: ObservableField,
  value: string | null | undefined,
): Verdict {
  if (isFilled(value)) return pass(evidence(field, value));
  return facts.sees(field) ? ABSENT : UNSEEN;
}
export function presenceOfAny(
  facts: RecordFacts,
  field: ObservableField,
  isThere: boolean,
  shown: string | number | null,
): Verdict {
  if (isThere) return pass(evidence(field, shown));
  return facts.sees(field) ? ABSENT : UNSEEN;
}

/** Platforms differ in which of the two addresses they give; one that gives neither has not been seen to have none. */
export function addressField(kind: 'access' | 'download'): ObservableField {
  return kind === 'access' ? 'distribution.accessUrl' : 'distribution.downloadUrl';
}
export function addressOf({ distribution }: DistributionFacts, kind: 'access' | 'download'): string | null {
  return kind === 'access' ? distribution.accessUrl : distribution.downloadUrl;
}

/** 200 to 299 after redirects, by HEAD or GET. */
export function aliveVerdict(link: LinkFact | null, field: string, url: string): Verdict {
  if (link === null) return unknown('NOT_CHECKED', evidence(field, url, url));
  const found = evidence(field, link.status, url);
  if (link.status !== null && link.status >= 200 && link.status <= 299) return pass(found);
  if (link.state === 'UNKNOWN') return unknown(link.reason ?? 'NOT_CHECKED', found);
  return fail(link.reason ?? (link.status === null ? 'UNREACHABLE' : `HTTP_${link.status}`), found);
}
