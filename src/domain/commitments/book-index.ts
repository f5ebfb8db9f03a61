/** The book of commitments, made ready to be asked. */
import type {
  ActionPlan,
  Assessment,
  Commitment,
  CommitmentBook,
  Declaration,
  Milestone,
  Partner,
  Pledge,
  Round,
  Signatory,
  StatusUpdate,
} from './book.ts';
import { DECLARATION, GOALS, PLEDGES, THEMES, UNCLASSIFIED, type Theme } from './partnership.ts';

export interface BookIndex {
  readonly book: CommitmentBook;
  /** The one of the partnership; as it was declared where the book has none. */
  readonly declaration: Declaration;
  /** By ordinal. */
  readonly rounds: readonly Round[];
  /** By city, then id. */
  readonly plans: readonly ActionPlan[];
  /** By city, plan, number and id. */
  readonly commitments: readonly Commitment[];
  plan(id: string): ActionPlan | null;
  commitment(id: string): Commitment | null;
  milestone(id: string): { readonly milestone: Milestone; readonly commitment: Commitment } | null;
  round(id: string): Round | null;
  pledge(id: string): Pledge | null;
  partner(id: string): Partner | null;
  plansOf(city: string): readonly ActionPlan[];
  /** Oldest first; of a commitment or a milestone. */
  updatesOf(subject: string): readonly StatusUpdate[];
  assessmentsOf(commitment: string): readonly Assessment[];
  signatoriesOf(city: string): readonly Signatory[];
}

const UNCLASSIFIED_THEME: Theme = { id: UNCLASSIFIED, title: 'Unclassified', actionTypes: [] };
const PAGE = 'http://usmayors.org/innovation/pledge.htm';

/** The partnership word for word, for books that hold no declaration. */
export const CANONICAL_DECLARATION: Declaration = {
  id: DECLARATION,
  title: 'Open Government Innovation Partnership',
  ...{ text: null, openedOn: null },
  goals: GOALS.map(({ id, text }) => ({ id, title: text })),
  pledges: PLEDGES.map(({ id, text, textSha256 }, index) => ({ id, ordinal: index + 1, text, textSha256 })),
  provenance: { origin: 'SEED', sourceUrls: [PAGE], retrievedAt: null, note: null, file: '', line: 0 },
};

/** In the words of the source where they are known; a book may hold short titles alone. */
export function goalTexts({ id, goals }: Declaration): readonly string[] {
  return goals.map((goal) => {
    const known = id === DECLARATION ? GOALS.find((one) => one.id === goal.id) : undefined;
    return known?.text ?? goal.title;
  });
}
/** null: there is no such theme. */
export function themeOf(code: string): Theme | null {
  return code === UNCLASSIFIED ? UNCLASSIFIED_THEME : (THEMES.find(({ id }) => id === code) ?? null);
}

/** Digits so that "2" comes before "10"; what has no number comes last. */
function numberKey(number: string | null): string {
  return number === null ? '~' : number.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
}
/** Where a commitment stands among all; compared member by member. */
export function commitmentPlace({
  city,
  plan,
  number,
  id,
}: Pick<Commitment, 'city' | 'plan' | 'number' | 'id'>): readonly string[] {
  return [city, plan, numberKey(number), id];
}
export function planPlace({ city, id }: ActionPlan): readonly string[] {
  return [city, id];
}
/** By code units, member by member. */
export function comparePlaces(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return a.length - b.length;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}

function byId<T extends { readonly id: string }>(all: readonly T[]): (id: string) => T | null {
  const known = new Map(all.map((one) => [one.id, one]));
  return (id) => known.get(id) ?? null;
}
function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return (key) => groups.get(key) ?? [];
}
function inOrder<T>(all: readonly T[], placeOf: (one: T) => readonly string[]): readonly T[] {
  return all.toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b)));
}

function declarationOf({ declarations }: CommitmentBook): Declaration {
  return declarations.find(({ id }) => id === DECLARATION) ?? declarations[0] ?? CANONICAL_DECLARATION;
}

/** `book` is taken as checked: what it refers to is there. */
export function indexBook(book: CommitmentBook): BookIndex {
  const declaration = declarationOf(book);
  const plans = inOrder(book.plans, planPlace);
  const commitments = inOrder(book.commitments, commitmentPlace);
  const steps = new Map(
    commitments.flatMap((commitment) =>
      commitment.milestones.map((milestone) => [milestone.id, { milestone, commitment }] as const),
    ),
  );
  return {
    ...{ book, declaration, plans, commitments },
    rounds: book.rounds.toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1)),
    plan: byId(plans),
    commitment: byId(commitments),
    milestone: (id) => steps.get(id) ?? null,
    round: byId(book.rounds),
    pledge: byId([...book.declarations, declaration].flatMap(({ pledges }) => pledges)),
    partner: byId(book.partners),
    plansOf: groupedBy(plans, ({ city }) => city),
    updatesOf: groupedBy(book.updates, ({ subject }) => subject),
    assessmentsOf: groupedBy(book.assessments, ({ subject }) => subject),
    signatoriesOf: groupedBy(book.signatories, ({ city }) => city),
  };
}
