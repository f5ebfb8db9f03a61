/** Documentation: titles, descriptions, columns. */
import { folded } from '../../text.ts';
import type { DatasetFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import {
  measuredIndicator,
  UNSEEN_IS_UNKNOWN,
  verdictIndicator,
  type DatasetIndicator,
  type GroupFacts,
} from '../indicator.ts';
import { UNSEEN, evidence, fail, pass, shareOf, resultOf, unknown, type Verdict } from '../verdict.ts';
import { presence } from './presence.ts';

const DOC: GroupFacts = {
  group: 'doc',
  source: 'CivicGraph; Toronto Data Quality Score (columns described)',
};
const LEAST_DESCRIPTION = 100;
/** A description that so many datasets carry says nothing about any of them. */
export const MOST_USES = 20;
const FILE_NAME = /^[\w.-]+\.(csv|xlsx?|zip|pdf)$/i;

/** Two descriptions with the same key are the same description. */
export function descriptionKey(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Characters by which most texts can be told apart. */
const BEGINNING = 400;

/** The first characters of a key, at least so many where the text has them. */
export function keyBeginning(text: string, length: number): string {
  for (let end = length + BEGINNING; end < text.length; end *= 4) {
    // What the cut may have torn is at the end, and dropped.
    const key = descriptionKey(text.slice(0, end));
    if (key.length > length + 8) return key.slice(0, length);
  }
  return descriptionKey(text).slice(0, length);
}
function isSameText(text: string, other: string): boolean {
  const key = descriptionKey(other);
  return keyBeginning(text, key.length + 1) === key;
}

function description(facts: DatasetFacts): Verdict {
  const text = facts.dataset.description;
  const isThere = presence(facts, 'description', text);
  if (isThere.state !== 'PASS' || text === null) return isThere;
  const plain = text.replace(/\s+/g, ' ').trim();
  const found = evidence('description', plain.slice(0, 120));
  if (plain.length < LEAST_DESCRIPTION) return fail('TOO_SHORT', found);
  if (isSameText(text, facts.dataset.title)) return fail('SAME_AS_TITLE', found);
  return facts.subject.portal.descriptionUses(text) > MOST_USES ? fail('SHARED', found) : pass(found);
}
function title(facts: DatasetFacts): Verdict {
  const text = facts.dataset.title.trim();
  const isThere = presence(facts, 'title', text);
  if (isThere.state !== 'PASS') return isThere;
  const { length } = [...text];
  if (length < 3) return fail('TOO_SHORT', isThere.evidence);
  if (length > 150) return fail('TOO_LONG', isThere.evidence);
  return FILE_NAME.test(text) ? fail('FILE_NAME', isThere.evidence) : isThere;
}
/** One that changed since the snapshot before is a slug of the title, not an identifier. */
function identifier({ dataset, subject }: DatasetFacts): Verdict {
  const now = dataset.identifier ?? dataset.localId;
  const before = subject.past.identifier;
  const found = evidence('identifier', now);
  return before !== null && before !== now ? fail('CHANGED', found) : pass(found);
}

export const DOC_INDICATORS: readonly DatasetIndicator[] = [
  verdictIndicator(
    DOC,
    {
      id: 'doc.description',
      title: 'A description that says something',
      inputs: ['dct:description'],
      definition: 'Whether the description is long enough, its own, and more than the title.',
      formula:
        'PASS with at least 100 characters, other words than the title, and at most 20 datasets of the portal with the same text.',
      weight: 1,
      missing: UNSEEN_IS_UNKNOWN,
    },
    description,
  ),
  verdictIndicator(
    DOC,
    {
      id: 'doc.title',
      title: 'A title for people',
      inputs: ['dct:title'],
      definition: 'Whether the title is a name and no file name.',
      formula: 'PASS with 3 to 150 characters that are not only a file name.',
      weight: 1,
      missing: UNSEEN_IS_UNKNOWN,
    },
    title,
  ),
  measuredIndicator(
    DOC,
    'share',
    {
      id: 'doc.schema',
      title: 'Columns described',
      inputs: ['column metadata'],
      definition: 'Share of columns with a description that is not their name.',
      formula: 'Described ÷ columns.',
      weight: 1,
      missing: 'No columns visible: UNKNOWN.',
    },
    (id, { dataset, sees }) => {
      if (dataset.columns.length === 0) return resultOf(id, sees('columns') ? unknown('NO_COLUMNS') : UNSEEN);
      const states = dataset.columns.map(({ name, description: text }) =>
        isFilled(text) && descriptionKey(text) !== descriptionKey(name)
          ? ('PASS' as const)
          : ('FAIL' as const),
      );
      return shareOf(id, states, { none: 'NO_COLUMNS' });
    },
  ),
  verdictIndicator(
    DOC,
    {
      id: 'doc.landingPage',
      title: 'A page of its own',
      inputs: ['dcat:landingPage'],
      definition: 'Whether people can look at it in a browser.',
      formula: 'PASS where there is a landing page.',
      weight: 1,
      missing: UNSEEN_IS_UNKNOWN,
    },
    (facts) => presence(facts, 'landingPage', facts.dataset.landingPage),
  ),
  verdictIndicator(
    DOC,
    {
      id: 'doc.identifier',
      title: 'A lasting identifier',
      inputs: ['dct:identifier'],
      definition: 'Whether it is known by the same identifier as in the snapshot before.',
      formula: 'PASS where there is one that has not changed.',
      weight: 1,
      missing: 'First snapshot: PASS.',
    },
    identifier,
  ),
];
