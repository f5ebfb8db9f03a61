/** One row of the OGP export as a commitment. */
import { parseEdtf } from '../edtf.ts';
import { UNCLASSIFIED } from '../partnership.ts';
import { repairedNumber } from './cells.ts';
import { note, shown } from './columns.ts';
import { readDatePhrase, type SlashOrder } from './date-phrase.ts';
import type { ImportedCommitment, ImportNote } from './imported.ts';
import { ogpValuesOf } from './ogp-assessments.ts';
import type { OgpRow } from './ogp-cells.ts';
import { OGP_COLUMNS, OGP_POLICY_AREAS, OGP_THEME_SUGGESTIONS } from './ogp-columns.ts';

/** "ogp-sco0006"; null: no identifier of OGP. */
export function ogpId(row: OgpRow): string | null {
  const id = row.raw(OGP_COLUMNS.id);
  return /^[A-Z]{2,3}\d{4}$/i.test(id) ? `ogp-${id.toLowerCase()}` : null;
}

interface Dates {
  readonly startOn: string | undefined;
  readonly dueOn: string | undefined;
  /** What could not be read, word for word. */
  readonly kept: readonly string[];
  readonly notes: readonly ImportNote[];
}
/** A pair that contradicts itself is kept as text: nobody knows which of the two is wrong. */
function datesOf(row: OgpRow, id: string, order: SlashOrder): Dates {
  const columns = [OGP_COLUMNS.start, OGP_COLUMNS.end] as const;
  const [startOn, dueOn] = columns.map((column) => readDatePhrase(row.words(column) ?? '', order));
  const written = columns.map((column) => `${column}: ${shown(row.raw(column))}`);
  const from = parseEdtf(startOn ?? '');
  const to = parseEdtf(dueOn ?? '');
  if (from !== null && to !== null && to.to < from.from) {
    const at = { line: row.line, column: row.columnOf(OGP_COLUMNS.end), recordId: id };
    const message = `expected an end after ${shown(row.raw(OGP_COLUMNS.start))}, got ${shown(row.raw(OGP_COLUMNS.end))}; both kept as text`;
    return { startOn: undefined, dueOn: undefined, kept: written, notes: [note('W-DAT-03', at, message)] };
  }
  const unread = columns.flatMap((column, at) =>
    row.words(column) !== null && [startOn, dueOn][at] === null ? [{ column, words: written[at] ?? '' }] : [],
  );
  const notes = unread.map(({ column }) => {
    const at = { line: row.line, column: row.columnOf(column), recordId: id };
    return note('W-DAT-03', at, `expected a date, got ${shown(row.raw(column))}; kept as text`);
  });
  const kept = unread.map(({ words }) => words);
  return { startOn: startOn ?? undefined, dueOn: dueOn ?? undefined, kept, notes };
}

function areasOf(row: OgpRow): readonly string[] {
  return OGP_POLICY_AREAS.filter((area) => row.flag(area) === true);
}
function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** http and https only. */
function urlOf(row: OgpRow): readonly string[] | undefined {
  const url = row.words(OGP_COLUMNS.url);
  return url !== null && /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? [url] : undefined;
}

export interface OgpCommitment {
  readonly commitment: ImportedCommitment;
  readonly notes: readonly ImportNote[];
}
export function ogpCommitment(row: OgpRow, id: string, order: SlashOrder): OgpCommitment {
  const policyAreas = areasOf(row);
  const actionTypes = sorted(policyAreas.flatMap((area) => OGP_THEME_SUGGESTIONS[area] ?? []));
  const themes = sorted(actionTypes.map((type) => type.split('.')[0] ?? type));
  const dates = datesOf(row, id, order);
  const title = row.words(OGP_COLUMNS.title) ?? row.words(OGP_COLUMNS.shortTitle) ?? id;
  const number = row.words(OGP_COLUMNS.number);
  const supporting = row.text(OGP_COLUMNS.supporting);
  const parts = supporting?.split(';').map((part) => part.trim());
  const suggested = 'Themes are suggested by its policy areas.';
  const noText =
    row.text(OGP_COLUMNS.text) === null ? ['The export has no text; its title stands there.'] : [];
  const commitment: ImportedCommitment = {
    ...{ id, sourceUrl: urlOf(row), recordOrigin: 'OGP' },
    provenanceNote:
      [...(themes.length > 0 ? [suggested] : []), ...noText, ...dates.kept].join(' ') || undefined,
    ...{ number: number === null ? undefined : repairedNumber(number), title },
    text: row.text(OGP_COLUMNS.text) ?? title,
    ...(themes.length > 0 ? { themes, actionTypes } : { themes: [UNCLASSIFIED] }),
    ...{ ogpValues: ogpValuesOf(row), policyAreas },
    leadInstitution: row.text(OGP_COLUMNS.lead) ?? undefined,
    supportingInstitutions: parts?.filter((part) => part !== ''),
    ...{ startOn: dates.startOn, dueOn: dates.dueOn },
    dueBasis: dates.dueOn === undefined ? undefined : 'STATED',
  };
  return { commitment, notes: dates.notes };
}
