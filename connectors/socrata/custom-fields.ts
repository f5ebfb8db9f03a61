/** Custom metadata: each domain names its own fields, so their meaning is read from their names. */
import { isJsonObject, meaningful, type Reader } from '../../src/connector/index.ts';

export interface CustomField {
  /** "Set-Name_Key-Name", as sent. */
  readonly key: string;
  readonly value: string;
}

export function customFieldsOf(classification: Reader | null): readonly CustomField[] {
  return (classification?.list('domain_metadata') ?? []).flatMap((entry) => {
    if (!isJsonObject(entry)) return [];
    const { key, value } = entry;
    const text =
      typeof value === 'string' ? meaningful(value) : typeof value === 'number' ? String(value) : null;
    return typeof key === 'string' && text !== null ? [{ key, value: text }] : [];
  });
}

/** Lower case, no accents, words divided by single spaces. */
function plain(key: string): string {
  const bare = key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The first field, by the first pattern that any of them fits. */
function firstOf(fields: readonly CustomField[], patterns: readonly RegExp[]): CustomField | null {
  for (const pattern of patterns) {
    const field = fields.find(({ key }) => pattern.test(plain(key)));
    if (field !== undefined) return field;
  }
  return null;
}

const FREQUENCY = /frequen|frecuen|cadence|periodicit|periodicid|update cycle|refresh rate/;
/** How often the source changes, or at what step it measures: not how often it is published. */
const OF_THE_SOURCE = /source data|data change|of data change|data frequency/;
const PUBLISHED = /posting|publish|publica/;
const UPDATED = /update|refresh|actuali/;

/** Some domains state both how often data change and how often they are posted: posting is the promise. */
export function frequencyOf(fields: readonly CustomField[]): string | null {
  const stated = fields.filter(({ key }) => FREQUENCY.test(plain(key)));
  const own = stated.filter(({ key }) => !OF_THE_SOURCE.test(plain(key)));
  return (firstOf(own, [PUBLISHED, UPDATED, FREQUENCY]) ?? firstOf(stated, [FREQUENCY]))?.value ?? null;
}

/** "Common-Core_Publisher", "Dataset-Information_Agency", "City-of-Austin_Department-", … */
export function departmentOf(fields: readonly CustomField[]): string | null {
  const patterns = [
    / publisher$/,
    /publishing department$/,
    / departments?$/,
    / agency$/,
    / organi[sz]ation$/,
    /(dataset|data) owner$/,
    /^data owner owner$/,
  ];
  return firstOf(fields, patterns)?.value ?? null;
}

export function contactNameOf(fields: readonly CustomField[]): string | null {
  return firstOf(fields, [/contact name$/])?.value ?? null;
}
export function contactEmailOf(fields: readonly CustomField[]): string | null {
  const addresses = fields.filter(({ value }) => /^[^\s@]+@[^\s@]+$/.test(value));
  return firstOf(addresses, [/contact e ?mail$/, /contact information$/])?.value ?? null;
}

/** Federated assets carry their licence only here, as `Common-Core_License`. */
export function customLicenceOf(fields: readonly CustomField[]): string | null {
  const patterns = [/^common core licen[cs]e$/, / licen[cs]e url$/, / licen[cs]e$/, /^licen[cs]e name$/];
  return firstOf(fields, patterns)?.value ?? null;
}
