/** Distributions: addresses, formats, sizes, dates and licences of the files of one dataset. */
import type { Distribution, Licence } from './dataset.ts';
import type { DateReader } from './date-reader.ts';
import type { DistributionDraft, LicenceDraft } from './draft.ts';
import { readFormat } from './format.ts';
import { readLicence } from './licence.ts';
import { readList, readTexts } from './normalise-lists.ts';
import type { Note } from './note.ts';
import { readChecksum, readSize } from './size.ts';
import { readProse } from './text.ts';
import { readUrl } from './url.ts';

export interface DistributionContext {
  readonly dates: DateReader;
  /** The dataset's, for those that state none. */
  readonly licence: Licence | null;
  readonly baseUrl: string | null;
}
export interface DistributionsReading {
  readonly list: readonly Distribution[];
  /** What each states for itself, aligned with `list`. */
  readonly ownLicences: readonly (Licence | null)[];
}

const MAX_DISTRIBUTIONS = 5_000;

export function normaliseDistributions(
  drafts: readonly DistributionDraft[],
  context: DistributionContext,
  note: Note,
): DistributionsReading {
  const kept = readList('distributions', drafts, MAX_DISTRIBUTIONS, note);
  const ids = new DistinctIds(note);
  const licences = new LicenceReader(note);
  const inherited = context.licence === null ? null : { ...context.licence, inherited: true };
  const ownLicences: (Licence | null)[] = [];
  const list = kept.map((draft, index) => {
    const at = `distributions[${index}]`;
    const own = licences.read(`${at}.licence`, draft.licence);
    ownLicences.push(own);
    return distributionOf(
      draft,
      { at, localId: ids.take(draft.localId, index), licence: own ?? inherited },
      context,
      note,
    );
  });
  return { list, ownLicences };
}

interface Settled {
  /** Where remarks point to: "distributions[3]". */
  readonly at: string;
  readonly localId: string;
  readonly licence: Licence | null;
}

function distributionOf(
  draft: DistributionDraft,
  { at, localId, licence }: Settled,
  context: DistributionContext,
  note: Note,
): Distribution {
  const title = readProse(draft.title, { field: `${at}.title`, max: 1_000, line: true, prose: false }, note);
  const accessUrl = urlOf(`${at}.accessUrl`, draft.accessUrl, context.baseUrl, note);
  const downloadUrl =
    draft.downloadUrl === draft.accessUrl
      ? accessUrl
      : urlOf(`${at}.downloadUrl`, draft.downloadUrl, context.baseUrl, note);
  const format = readFormat({
    format: draft.format,
    mediaType: draft.mediaType,
    url: downloadUrl ?? accessUrl,
    title,
  });
  if (format.rule !== null) note(`${at}.format`, draft.format, format.format?.code ?? null, format.rule);
  const size = readSize(draft.byteSize);
  if (size.rule !== null) note(`${at}.byteSize`, draft.byteSize, size.bytes, size.rule);
  const checksum = readChecksum(draft.checksum);
  if (checksum.rule !== null) note(`${at}.checksum`, draft.checksum, null, checksum.rule);
  const description = { field: `${at}.description`, max: 20_000, line: false, prose: true };
  return {
    localId,
    title,
    description: readProse(draft.description, description, note),
    accessUrl,
    downloadUrl,
    format: format.format,
    byteSize: size.bytes,
    checksum: checksum.checksum,
    issued: context.dates.read('distributions.issued', draft.issued),
    modified: context.dates.read('distributions.modified', draft.modified),
    licence,
    ...rightsOf(draft.rights ?? null, at, note),
    ...lawsOf(draft.applicableLegislation ?? [], at, note),
    tableId: draft.tableId === '' ? null : draft.tableId,
  };
}

function rightsOf(raw: string | null, at: string, note: Note): Pick<Distribution, 'rights'> {
  const rights = readProse(raw, { field: `${at}.rights`, max: 10_000, line: true, prose: true }, note);
  return rights === null ? {} : { rights };
}

function lawsOf(raw: readonly string[], at: string, note: Note): Pick<Distribution, 'applicableLegislation'> {
  const laws = readTexts(`${at}.applicableLegislation`, raw, 100, note);
  return laws.length === 0 ? {} : { applicableLegislation: laws };
}

function urlOf(field: string, raw: string | null, base: string | null, note: Note): string | null {
  const reading = readUrl(raw, base);
  for (const rule of reading.rules) note(field, raw, reading.url, rule);
  return reading.url;
}

/** A dataset's distributions nearly always state one and the same licence: it is read once. */
class LicenceReader {
  private readonly note: Note;
  private last: LicenceDraft | null = null;
  private reading: Licence | null = null;

  constructor(note: Note) {
    this.note = note;
  }

  read(field: string, draft: LicenceDraft | null): Licence | null {
    if (draft === null) return null;
    const { last } = this;
    if (last !== null && last.url === draft.url && last.id === draft.id && last.title === draft.title)
      return this.reading;
    const { licence, rules } = readLicence(draft);
    for (const rule of rules) this.note(field, licence?.raw ?? null, licence?.code ?? null, rule);
    this.last = draft;
    this.reading = licence;
    return licence;
  }
}

/** Ids that repeat or are empty get a number, so that each distribution can be named. */
class DistinctIds {
  private readonly note: Note;
  private readonly taken = new Set<string>();

  constructor(note: Note) {
    this.note = note;
  }

  take(raw: string, index: number): string {
    let id = raw === '' ? `#${index}` : raw;
    // The index is unique, but its spelling may be somebody else's id; a longer one cannot be for ever.
    while (this.taken.has(id)) id = `${id}#${index}`;
    if (id !== raw && raw !== '')
      this.note(`distributions[${index}].localId`, raw, id, 'duplicate-distribution-id');
    this.taken.add(id);
    return id;
  }
}
