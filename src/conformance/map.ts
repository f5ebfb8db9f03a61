/** map/: from a record to a draft. */
import { isUrl } from '../connector/index.ts';
import { ConnectorError, type DatasetDraft, type Json, type SourceRecord } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { draftProblems } from './draft-shape.ts';
import { withTraps } from './traps.ts';
import { changedAt, deepFreeze, HOSTILE_VALUES, nameOfPath, pathsOf, valueAt } from './variants.ts';
import { mapped, sampleRecords } from './walks.ts';

const ANOTHER_DATE = '1999-12-31T23:59:59';

async function forEachDraft(
  subject: Subject,
  look: (draft: DatasetDraft, record: SourceRecord) => void,
): Promise<void> {
  for (const record of await sampleRecords(subject)) look(mapped(subject, record), record);
}

/** The draft, or null for a record that cannot be read; throws `Breach` for anything else. */
function attempt(subject: Subject, record: SourceRecord, when: () => string): DatasetDraft | null {
  try {
    return mapped(subject, record);
  } catch (error) {
    const isRefusal = error instanceof ConnectorError && error.code === 'BAD_SHAPE';
    demand(isRefusal, () => `${when()}: expected a draft or BAD_SHAPE, got ${nameOfError(error)}`);
    return null;
  }
}

/** `known`: slots that are wrong without any change as well, which is another check's matter. */
function tryHostile(
  subject: Subject,
  record: SourceRecord,
  raw: Json,
  known: readonly string[],
  where: () => string,
): void {
  const draft = attempt(subject, { ...record, raw }, where);
  const problems = draft === null ? [] : draftProblems(draft).filter((name) => !known.includes(name));
  demand(problems.length === 0, () => `${where()}: the draft has something else in ${problems.join(', ')}`);
}

async function checkHostile(subject: Subject): Promise<void> {
  for (const record of await sampleRecords(subject)) {
    const known = draftProblems(mapped(subject, record));
    for (const value of HOSTILE_VALUES)
      tryHostile(subject, record, value ?? null, known, () => `record = ${JSON.stringify(value)}`);
    for (const path of pathsOf(record.raw)) {
      for (const value of HOSTILE_VALUES) {
        const where = (): string =>
          `${nameOfPath(path)} = ${value === undefined ? 'absent' : JSON.stringify(value)}`;
        tryHostile(subject, record, changedAt(record.raw, path, value), known, where);
      }
    }
  }
}

async function checkPure(subject: Subject): Promise<void> {
  for (const record of await sampleRecords(subject)) {
    deepFreeze(record);
    const { result, sprung } = withTraps(() => {
      try {
        return [mapped(subject, record), mapped(subject, record)];
      } catch (error) {
        return nameOfError(error);
      }
    });
    demand(sprung.length === 0, `"${record.localId}": map used ${sprung.join(', ')}`);
    demand(typeof result !== 'string', `"${record.localId}" (frozen): ${String(result)}`);
    const [first, second] = result.map((draft) => JSON.stringify(draft));
    demand(first === second, `"${record.localId}" gives another draft the second time`);
  }
}

/** Texts in a draft, and where. */
function textsIn(draft: DatasetDraft): readonly (readonly [where: string, text: string])[] {
  const value: Json = JSON.parse(JSON.stringify(draft));
  return pathsOf(value, Infinity).flatMap((path): readonly [string, string][] => {
    const text = valueAt(value, path);
    return typeof text === 'string' && path[0] !== 'spatial' ? [[nameOfPath(path), text]] : [];
  });
}

/** No place in a record may be both: when the description changed and when the data did. */
function checkDates(subject: Subject, draft: DatasetDraft, record: SourceRecord): void {
  for (const path of pathsOf(record.raw)) {
    if (typeof valueAt(record.raw, path) !== 'string') continue;
    const raw = changedAt(record.raw, path, ANOTHER_DATE);
    const moved = attempt(subject, { ...record, raw }, () => nameOfPath(path));
    if (moved === null) continue;
    const isBoth =
      moved.metadataModified !== draft.metadataModified && moved.dataModified !== draft.dataModified;
    demand(!isBoth, `${nameOfPath(path)} is read as metadataModified and as dataModified`);
  }
}

function doubled(value: Json): Json {
  return Array.isArray(value) ? [...value, ...value] : value;
}

function checkDistributionIds(subject: Subject, record: SourceRecord): void {
  const lists = pathsOf(record.raw).filter((path) => Array.isArray(valueAt(record.raw, path)));
  const raws = [
    record.raw,
    ...lists.map((path) => changedAt(record.raw, path, doubled(valueAt(record.raw, path)))),
  ];
  for (const raw of raws) {
    const ids =
      attempt(subject, { ...record, raw }, () => record.localId)?.distributions.map((one) => one.localId) ??
      [];
    demand(new Set(ids).size === ids.length, `"${record.localId}": ids of distributions: ${ids.join(', ')}`);
    demand(!ids.includes(''), `"${record.localId}": a distribution with an empty id`);
  }
}

function isWebAddress(text: string): boolean {
  return isUrl(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What the connector makes must be whole; what a publisher wrote may be odd, but is never left relative. */
function checkAddresses(draft: DatasetDraft, { localId }: SourceRecord): void {
  const { landingPage, iri } = draft;
  demand(
    landingPage === null || isWebAddress(landingPage),
    `"${localId}": landingPage "${landingPage ?? ''}"`,
  );
  demand(iri === null || isUrl(iri), `"${localId}": iri "${iri ?? ''}"`);
  for (const { accessUrl, downloadUrl } of draft.distributions)
    for (const address of [accessUrl, downloadUrl])
      demand(
        address === null || !/^[./?#]/.test(address),
        `"${localId}": the relative address "${address ?? ''}"`,
      );
}

export const mapChecks: readonly Check[] = [
  {
    id: 'map/pure',
    promise: 'The same record gives the same draft: no clock, no chance, no writing into the record.',
    run: checkPure,
  },
  {
    id: 'map/well-formed',
    promise: 'Every slot of a draft holds what it may hold.',
    run: (subject) =>
      forEachDraft(subject, (draft, { localId }) => {
        const problems = draftProblems(draft);
        demand(problems.length === 0, `"${localId}": something else in ${problems.join(', ')}`);
      }),
  },
  {
    id: 'map/hostile',
    promise: 'With any field missing or of another type: a sound draft or BAD_SHAPE, nothing else.',
    run: checkHostile,
  },
  {
    id: 'map/no-empty-strings',
    promise: 'What says nothing is null or absent, never an empty text.',
    run: (subject) =>
      forEachDraft(subject, (draft, { localId }) => {
        const empty = textsIn(draft).find(([, text]) => text.trim() === '');
        demand(empty === undefined, `"${localId}": ${empty?.[0] ?? ''} is empty`);
      }),
  },
  {
    id: 'map/dates-not-mixed',
    promise: 'When the description changed is never taken for when the data did.',
    run: (subject) => forEachDraft(subject, (draft, record) => checkDates(subject, draft, record)),
  },
  {
    id: 'map/distribution-ids-unique',
    promise: 'Distributions of a dataset have ids of their own, even where the portal repeats them.',
    run: (subject) => forEachDraft(subject, (_draft, record) => checkDistributionIds(subject, record)),
  },
  {
    id: 'map/urls-absolute',
    promise: 'Addresses in a draft are whole: nobody after the connector knows what they are relative to.',
    run: (subject) => forEachDraft(subject, checkAddresses),
  },
];
