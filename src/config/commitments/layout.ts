/** What each file of a folder of commitments is, by its path. */
import { nearest } from '../../connector/suggest.ts';
import type { Shape } from './fields.ts';
import {
  committeesShape,
  declarationShape,
  partnersShape,
  roundsShape,
  signatoriesShape,
} from './shapes-partnership.ts';
import { planShape } from './shapes-plan.ts';
import { cityShape, metaShape, savedQueryShape, updatesShape } from './shapes.ts';

export type DocumentKind =
  | 'meta'
  | 'declaration'
  | 'rounds'
  | 'partners'
  | 'committees'
  | 'city'
  | 'signatories'
  | 'plan'
  | 'updates'
  | 'query';

export const SHAPES: Readonly<Record<DocumentKind, Shape>> = {
  meta: metaShape,
  declaration: declarationShape,
  rounds: roundsShape,
  partners: partnersShape,
  committees: committeesShape,
  city: cityShape,
  signatories: signatoriesShape,
  plan: planShape,
  updates: updatesShape,
  query: savedQueryShape,
};

export type FilePlace =
  | {
      readonly is: 'document';
      readonly kind: DocumentKind;
      /** What the path says that the document must say too. */
      readonly says: Readonly<Record<string, string | number>>;
      /** City that the file belongs to; null: none. */
      readonly city: string | null;
    }
  | { readonly is: 'table'; readonly table: string; readonly city: string | null }
  /** No file of ours, or one that is read elsewhere. */
  | { readonly is: 'other' }
  | { readonly is: 'misplaced'; readonly message: string; readonly hint: string | null };

/** With the layout as people see it. */
export const LAYOUT: readonly (readonly [path: string, kind: DocumentKind | null, what: string])[] = [
  ['_meta.yaml', 'meta', 'what the folder is; without it nothing is read'],
  ['declarations/<id>.yaml', 'declaration', 'one declaration with its pledges'],
  ['rounds.yaml', 'rounds', 'rounds of announcements'],
  ['partners.yaml', 'partners', 'third parties and what they do'],
  ['steering-committee.yaml', 'committees', 'who steers'],
  [
    'cities/<city>/city.yaml',
    'city',
    'a city that the registry has not, or what else is known of one that it has',
  ],
  ['cities/<city>/signatories.yaml', 'signatories', 'who signed, with evidence'],
  [
    'cities/<city>/plans/<id>.yaml',
    'plan',
    'one action plan with consultation, commitments, milestones, rules',
  ],
  [
    'cities/<city>/updates/<yyyy-mm-dd>-<slug>.yaml',
    'updates',
    'status updates and assessments; only ever added',
  ],
  ['queries/<id>@<version>.yaml', 'query', 'a selector that rules name as "<id>@<version>"'],
  ['overrides/<portal>.yaml', null, 'categories of datasets that people corrected, as in registry/overrides'],
  [
    'commitments.csv, milestones.csv, updates.csv',
    null,
    'the same as tables, at the top or in cities/<city>/',
  ],
];

const EXTENSION = /\.(ya?ml|json)$/;
const ROOT: Readonly<Record<string, DocumentKind>> = {
  _meta: 'meta',
  rounds: 'rounds',
  partners: 'partners',
  'steering-committee': 'committees',
};
const TABLES = ['commitments.csv', 'milestones.csv', 'updates.csv'];
const FOLDERS = ['declarations', 'cities', 'queries', 'overrides'];
const IN_CITY = ['city', 'signatories', 'plans', 'updates', ...TABLES];

function misplaced(path: string, name: string, known: readonly string[]): FilePlace {
  const near = nearest(name, known);
  const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean "${near}"?`;
  return { is: 'misplaced', message: `expected a file of the layout, got "${path}"`, hint };
}
function document(
  kind: DocumentKind,
  says: Readonly<Record<string, string | number>> = {},
  city: string | null = null,
): FilePlace {
  return { is: 'document', kind, says, city };
}

function inCity(path: string, city: string, [name = '', inner, ...more]: readonly string[]): FilePlace {
  if (inner === undefined && TABLES.includes(name)) return { is: 'table', table: name, city };
  if (inner === undefined && name === 'city') return document('city', { id: city }, city);
  if (inner === undefined && name === 'signatories') return document('signatories', {}, city);
  if (inner === undefined || more.length > 0) return misplaced(path, name, IN_CITY);
  if (name === 'plans') return document('plan', { id: inner, city }, city);
  if (name !== 'updates') return misplaced(path, name, IN_CITY);
  if (/^\d{4}-\d\d-\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(inner)) return document('updates', {}, city);
  const message = `expected a name such as "2014-03-01-first-report", got "${inner}"`;
  return { is: 'misplaced', message, hint: null };
}

function query(path: string, name: string): FilePlace {
  const [, id, version] = /^([^@]+)@(\d{1,9})$/.exec(name) ?? [];
  if (id !== undefined && version !== undefined) return document('query', { id, version: Number(version) });
  const message = `expected a name such as "311-requests@3.yaml", got "${path}"`;
  return { is: 'misplaced', message, hint: 'A saved query is named with its version.' };
}

/** `path`: from the top of the folder, with "/". */
export function placeOfFile(path: string): FilePlace {
  const isTable = path.endsWith('.csv');
  const parts = path.split('/');
  if (parts.some((part) => part.startsWith('.')) || (!isTable && !EXTENSION.test(path)))
    return { is: 'other' };
  const [first = '', second, ...rest] = path.replace(EXTENSION, '').split('/');
  if (second === undefined) {
    if (TABLES.includes(first)) return { is: 'table', table: first, city: null };
    const kind = Object.hasOwn(ROOT, first) ? ROOT[first] : undefined;
    return kind === undefined
      ? misplaced(path, first, [...Object.keys(ROOT), ...TABLES, ...FOLDERS])
      : document(kind);
  }
  if (first === 'overrides') return { is: 'other' };
  if (first === 'cities' && rest.length > 0) return inCity(path, second, rest);
  if (first === 'declarations' && rest.length === 0) return document('declaration', { id: second });
  if (first === 'queries' && rest.length === 0) return query(path, second);
  return misplaced(path, first, FOLDERS);
}
