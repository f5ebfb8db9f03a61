/** Documents that commitments name: asked together with the links of their city, and read where phrases are wanted. */
import { htmlToText } from '../domain/html.ts';
import { isDrawDue, isDue, type LinkRecord } from '../domain/links/link-schedule.ts';
import type { LinkFact } from '../domain/links/fact.ts';
import type { DocumentText, DocumentTexts, LinkedDocument, LinkStore } from '../ports/links.ts';
import { permissionFor, type LinkTools } from './check-link.ts';
import type { PlannedLink } from './plan.ts';

/** Of a body that is read. A phrase further on is not found, so that nobody has to wait for books. */
export const DOCUMENT_BYTES = 1_048_576;
const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/i;
const TEXT = /^text\//i;

export interface PlannedDocument extends PlannedLink {
  /** What it says is wanted too. */
  readonly isRead: boolean;
}

/** Each address once. `texts` null: nobody keeps texts. Those that are due, and those whose text is still missing. */
export async function planDocuments(
  documents: readonly LinkedDocument[],
  { links, texts }: { readonly links: Pick<LinkStore, 'records'>; readonly texts: DocumentTexts | null },
  now: string,
): Promise<readonly PlannedDocument[]> {
  const urls = [...new Set(documents.map(({ url }) => url))];
  if (urls.length === 0) return [];
  const read = new Set(documents.flatMap(({ url, isRead }) => (isRead ? [url] : [])));
  const records = await links.records(urls);
  const kept = (await texts?.texts(urls)) ?? [];
  return urls.flatMap((url, place) => {
    const before = records[place] ?? null;
    const isRead = texts !== null && read.has(url);
    const isUnread = isRead && (kept[place] ?? null) === null && isReadable(before);
    const isDrawn = isDrawDue(before, now);
    if (!isUnread && !isDrawn && !isDue(before, now)) return [];
    return [{ target: { url, promisesFile: false }, before, isRead, isDrawn }];
  });
}

function isReadable(record: LinkRecord | null): boolean {
  return record !== null && record.fact.state === 'PASS' && isText(record.fact);
}
function isText({ contentType }: LinkFact): boolean {
  return contentType !== null && (HTML.test(contentType) || TEXT.test(contentType));
}

/** null: it holds no text that can be read here, or did not give it now. Throws Halt and the signal's reason. */
export async function readDocument(fact: LinkFact, tools: LinkTools): Promise<DocumentText | null> {
  if (fact.state !== 'PASS' || !isText(fact)) return null;
  const { asker, clock, limits } = tools;
  const url = fact.finalUrl ?? fact.url;
  const permission = await permissionFor(url, tools);
  if (permission.fault !== null) return null;
  const { reply } = await asker.askPatiently({
    ...{ url, method: 'GET', wanted: DOCUMENT_BYTES, minIntervalMs: permission.minIntervalMs },
    ...{ timeoutMs: limits.totalMs, checksCertificate: tools.tls === 'strict' },
  });
  if (reply.is === 'fault' || reply.status !== 200) return null;
  const text = HTML.test(fact.contentType ?? '') ? htmlToText(reply.body).text : reply.body;
  return { url: fact.url, readAt: clock.now().toISOString(), text };
}
