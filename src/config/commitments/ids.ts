/** Ids that documents declare, and where references lead. */
import { THEMES, UNCLASSIFIED } from '../../domain/commitments/partnership.ts';
import { isJsonObject, type Json } from '../../domain/json.ts';
import { suggestion } from './check-value.ts';
import type { Reference } from './check-record.ts';
import type { CommitmentProblem, Finding } from './codes.ts';
import { placed, type CommitmentDocument } from './documents.ts';

/** `subject`: commitments and milestones together, since updates speak of either. */
export type Scope =
  | 'city'
  | 'declaration'
  | 'pledge'
  | 'round'
  | 'partner'
  | 'committee'
  | 'signatory'
  | 'plan'
  | 'subject'
  | 'update'
  | 'assessment'
  | 'query';

export interface Declared {
  readonly scope: Scope;
  readonly id: string;
  readonly pointer: string;
  /** Of partners: as they may be called too. */
  readonly name: string | null;
  readonly isMilestone: boolean;
}

interface Item {
  readonly value: { readonly [key: string]: Json };
  readonly pointer: string;
}
function itemsOf(value: Json | undefined, pointer: string): readonly Item[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Json, index) =>
    isJsonObject(item) ? [{ value: item, pointer: `${pointer}/${index}` }] : [],
  );
}
function declare(scope: Scope, { value, pointer }: Item, isMilestone = false): readonly Declared[] {
  const { id, name } = value;
  if (typeof id !== 'string') return [];
  const called = typeof name === 'string' ? name.trim() : null;
  return [{ scope, id, pointer: `${pointer}/id`, name: called, isMilestone }];
}

export function declaredIn(document: CommitmentDocument): readonly Declared[] {
  const { kind, value } = document;
  const whole: Item = { value, pointer: '' };
  const all = (scope: Scope, key: string): readonly Declared[] =>
    itemsOf(value[key], `/${key}`).flatMap((item) => declare(scope, item));
  switch (kind) {
    case 'meta':
      return [];
    case 'declaration':
      return [...declare('declaration', whole), ...all('pledge', 'pledges')];
    case 'rounds':
      return all('round', 'rounds');
    case 'partners':
      return all('partner', 'partners');
    case 'committees':
      return all('committee', 'committees');
    case 'city':
      return declare('city', whole);
    case 'signatories':
      return all('signatory', 'signatories');
    case 'plan':
      return [
        ...declare('plan', whole),
        ...itemsOf(value['commitments'], '/commitments').flatMap((item) => [
          ...declare('subject', item),
          ...itemsOf(item.value['milestones'], `${item.pointer}/milestones`).flatMap((step) =>
            declare('subject', step, true),
          ),
        ]),
      ];
    case 'updates':
      return [...all('update', 'updates'), ...all('assessment', 'assessments')];
    case 'query': {
      const { id, version } = value;
      const name = `${String(id)}@${String(version)}`;
      return [{ scope: 'query', id: name, pointer: '/id', name: null, isMilestone: false }];
    }
  }
}

/** Pledges have the same ids in every declaration; everything else has an id of its own. */
export function repeatedIds(documents: readonly CommitmentDocument[]): readonly CommitmentProblem[] {
  const first = new Map<string, string>();
  return documents.flatMap((document) =>
    declaredIn(document).flatMap(({ scope, id, pointer }): readonly CommitmentProblem[] => {
      const own = scope === 'pledge' ? String(document.value['id']) : '';
      const key = `${scope}\n${own}\n${id}`;
      const place = document.placeOf(pointer);
      const before = first.get(key);
      first.set(key, before ?? `${place.file}:${place.line}`);
      if (before === undefined) return [];
      const what = scope === 'subject' ? 'commitment or milestone' : scope;
      const message = `expected an id of its own, got "${id}", that of the ${what} in ${before}`;
      return [placed(document, { code: 'E-ID-01', pointer, message, hint: null, recordId: id })];
    }),
  );
}

/** What references may lead to. */
export class Targets {
  private readonly names = new Map<string, Map<string, string>>();

  constructor(
    documents: readonly CommitmentDocument[],
    cities: readonly string[],
    portals: readonly string[],
  ) {
    for (const city of cities) this.add('city', city, city);
    for (const portal of portals) this.add('portal', portal, portal);
    for (const { id } of THEMES) this.add('theme', id, id);
    for (const document of documents) for (const declared of declaredIn(document)) this.declare(declared);
  }

  /** The id that is meant; null: there is none. */
  find(to: string, name: string): string | null {
    return this.names.get(to)?.get(name) ?? null;
  }
  known(to: string): readonly string[] {
    return [...(this.names.get(to)?.keys() ?? [])];
  }

  private declare({ scope, id, name, isMilestone }: Declared): void {
    this.add(scope, id, id);
    if (scope === 'subject' && !isMilestone) this.add('commitment', id, id);
    if (scope === 'partner' && name !== null && this.find('partner', name) === null)
      this.add(scope, name, id);
  }
  private add(to: string, name: string, id: string): void {
    const names = this.names.get(to) ?? new Map<string, string>();
    this.names.set(to, names.set(name, id));
  }
}

const MOST_SHOWN = 20;

/** Sources that are imported have other themes than ours, or none; who writes a file leaves none out. */
function mayBeUnclassified({ value }: CommitmentDocument, pointer: string): boolean {
  const [, , index] = pointer.split('/');
  const commitment = itemsOf(value['commitments'], '').find((item) => item.pointer === `/${index}`);
  return [value, commitment?.value].some((record) =>
    IMPORTED.some((origin) => record?.['recordOrigin'] === origin),
  );
}
const IMPORTED = ['OGP', 'SOCRATA', 'CKAN'];
function lost(document: CommitmentDocument, targets: Targets, reference: Reference): boolean {
  const { to, name, pointer } = reference;
  if (to === 'theme' && name === UNCLASSIFIED) return !mayBeUnclassified(document, pointer);
  return targets.find(to, name) === null;
}

function findingOf({ to, name, pointer, recordId }: Reference, targets: Targets): Finding {
  const what = to === 'subject' ? 'commitment or milestone' : to;
  const known = targets.known(to);
  const message = `expected a ${what} that there is, got "${name.slice(0, 80)}"`;
  const near = suggestion(name, known, 'Known');
  const hint = known.length > MOST_SHOWN && near?.startsWith('Known') === true ? null : near;
  return { code: 'E-REF-01', pointer, message, hint, recordId };
}

/** `unread`: what may be there all the same, in files that could not be read. */
export function lostReferences(
  document: CommitmentDocument,
  targets: Targets,
  unread: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  return document.check.references
    .filter((reference) => !unread.has(reference.to) && lost(document, targets, reference))
    .map((reference) => findingOf(reference, targets));
}
