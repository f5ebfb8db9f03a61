/** Selectors read a second time, one dataset after another and without any index; shares no code with the first reading. */
import type { Predicate, Selector } from '../../src/domain/commitments/rules.ts';
import type { EvidenceDataset } from '../../src/domain/commitments/sweep-input.ts';
import type { Moment } from '../../src/domain/dataset.ts';

export type OracleTruth = 'true' | 'false' | 'unknown';

export function oracleTruth(selector: Selector, evidence: EvidenceDataset): OracleTruth {
  if ('not' in selector) {
    const inner = oracleTruth(selector.not, evidence);
    return inner === 'unknown' ? 'unknown' : inner === 'true' ? 'false' : 'true';
  }
  if ('all' in selector) {
    const inner = selector.all.map((one) => oracleTruth(one, evidence));
    return inner.includes('false') ? 'false' : inner.includes('unknown') ? 'unknown' : 'true';
  }
  if ('any' in selector) {
    const inner = selector.any.map((one) => oracleTruth(one, evidence));
    return inner.includes('true') ? 'true' : inner.includes('unknown') ? 'unknown' : 'false';
  }
  return predicateTruth(selector, evidence);
}

const SHOWN_BY: Readonly<Record<string, string>> = {
  ...{ title: 'title', description: 'description', keyword: 'keywords', 'publisher.name': 'publisher' },
  ...{ issued: 'issued', 'frequency.days': 'updateFrequency', 'column.name': 'columns' },
};
function predicateTruth({ field, op, value }: Predicate, evidence: EvidenceDataset): OracleTruth {
  const { dataset } = evidence;
  const shown = SHOWN_BY[field];
  if (shown !== undefined && !dataset.fieldsObserved.some((one) => one === shown)) return 'unknown';
  const negative = { ne: 'eq', notIn: 'in', absent: 'exists' } as const;
  if (op === 'ne' || op === 'notIn' || op === 'absent') {
    const same = predicateTruth(
      { field, op: negative[op], ...(value === undefined ? {} : { value }) },
      evidence,
    );
    return same === 'unknown' ? same : same === 'true' ? 'false' : 'true';
  }
  if (field === 'issued') return dateTruth(dataset.issued, op, String(value));
  if (field === 'frequency.days') return daysTruth(dataset.updateFrequency, op, Number(value));
  const wanted = (Array.isArray(value) ? value : [value]).map(String);
  if (field === 'hvd.category') {
    const sure = evidence
      .categories()
      .some((hit) => hit.verdict === 'MATCH' && wanted.includes(hit.category));
    const open = evidence.categories().some((hit) => wanted.includes(hit.category));
    return sure ? 'true' : open ? 'unknown' : 'false';
  }
  const members = membersOf(field, evidence);
  if (op === 'exists') return members.length > 0 ? 'true' : 'false';
  const isText = field !== 'identifier' && field !== 'portal';
  return members.some((member) => memberPasses(member, op, wanted, isText)) ? 'true' : 'false';
}

function membersOf(field: string, { dataset }: EvidenceDataset): readonly string[] {
  const all: Readonly<Record<string, readonly (string | null | undefined)[]>> = {
    title: [dataset.title],
    description: [dataset.description],
    keyword: dataset.keywords,
    'publisher.name': [dataset.publisher?.name],
    'column.name': dataset.columns.flatMap(({ name, title }) => [name, title]),
    identifier: [dataset.identifier ?? dataset.localId],
    portal: [dataset.portal],
  };
  return (all[field] ?? []).filter((one) => typeof one === 'string').filter((one) => one !== '');
}
function normal(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}*]+/gu, ' ').trim();
}
function memberPasses(
  member: string,
  op: Predicate['op'],
  wanted: readonly string[],
  isText: boolean,
): boolean {
  const [first = ''] = wanted;
  const own = isText ? normal(member).replaceAll('*', ' ').replace(/ +/g, ' ').trim() : member;
  switch (op) {
    case 'eq':
    case 'in':
      return wanted.some((one) => (isText ? normal(one) : one) === own);
    case 'startsWith':
      return own.toLowerCase().startsWith(isText ? normal(first) : first.toLowerCase());
    case 'matches':
      return new RegExp(first, 'u').test(member);
    default: {
      if (!isText) return own.toLowerCase().includes(first.toLowerCase());
      // A phrase between blanks; a word with a star may go on.
      const pattern = normal(first).replace(/\*/g, '[^ ]*');
      return new RegExp(`(^| )${pattern}( |$)`, 'u').test(own);
    }
  }
}
function daysTruth(
  frequency: EvidenceDataset['dataset']['updateFrequency'],
  op: Predicate['op'],
  limit: number,
): OracleTruth {
  if (frequency !== null && frequency.code === null) return 'unknown';
  const days = frequency?.periodDays ?? null;
  if (op === 'exists') return days === null ? 'false' : 'true';
  if (days === null) return 'false';
  const holds = op === 'eq' ? days === limit : op === 'lte' ? days <= limit : days > limit;
  return holds ? 'true' : 'false';
}
/** Every day that the date may be, one by one. */
function dateTruth(moment: Moment | null, op: Predicate['op'], value: string): OracleTruth {
  if (op === 'exists') return moment === null ? 'false' : 'true';
  if (moment === null) return 'false';
  const length = { year: 4, month: 7, day: 10, second: 10, millisecond: 10 }[moment.precision];
  const own = daysOf(moment.at.slice(0, length));
  const frame = daysOf(value);
  const [first = '', last = ''] = [frame[0], frame.at(-1)];
  const holds = own.map((day) => {
    if (op === 'lt') return day < first;
    if (op === 'lte') return day <= last;
    if (op === 'gt') return day > last;
    return op === 'gte' ? day >= first : day >= first && day <= last;
  });
  return holds.every(Boolean) ? 'true' : holds.some(Boolean) ? 'unknown' : 'false';
}
function daysOf(text: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.UTC(+text.slice(0, 4), 0, 1); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day.slice(0, 4) !== text.slice(0, 4)) return days;
    if (day.startsWith(text)) days.push(day);
  }
}
