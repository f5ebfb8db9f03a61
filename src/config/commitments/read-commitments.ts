/** Folders of commitments as a book: everything that is wrong is said at once, and nothing of a wrong file is taken. */
import { createHash } from 'node:crypto';
import { EMPTY_BOOK, type CommitmentBook } from '../../domain/commitments/book.ts';
import type { Registry, City } from '../../domain/registry.ts';
import { bookOf } from './build-book.ts';
import { foreignPins } from './check-pins.ts';
import { cityOf, placeOf } from './build-others.ts';
import { changedSince, olderThanBefore, type UpdateLedger } from './check-updates.ts';
import type { CommitmentProblem } from './codes.ts';
import { openFiles, placed, type CommitmentDocument } from './documents.ts';
import { givenOf } from './file-defaults.ts';
import { lostReferences, repeatedIds, Targets } from './ids.ts';
import { meaningFindings } from './meaning.ts';
import type { CommitmentSource } from './open-file.ts';
import { portalHosts } from './portal-hosts.ts';
import { compileRegex } from './regex.ts';
import { readDocumentRules, readQueries, type RulesRead, type SavedQuery } from './rule-reader.ts';
import { standing } from './standing.ts';
import { unreadTargets } from './unread.ts';

export interface CommitmentRules {
  readonly registry: Registry;
  /** Status updates as they stood before; null: nobody knows. */
  readonly ledger: UpdateLedger | null;
}
export interface CommitmentsReading {
  /** What files without errors hold; where they refer to what was not taken, they are not taken either. */
  readonly book: CommitmentBook;
  /** The registry's, and those that only these files have. */
  readonly cities: readonly City[];
  readonly queries: readonly SavedQuery[];
  /** In the order of folders and paths, then of lines. */
  readonly problems: readonly CommitmentProblem[];
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function inOrder(
  problems: readonly CommitmentProblem[],
  sources: readonly CommitmentSource[],
): readonly CommitmentProblem[] {
  const rank = new Map(sources.map(({ name }, index) => [name, index]));
  return [...problems].sort(
    (a, b) => (rank.get(a.file) ?? -1) - (rank.get(b.file) ?? -1) || a.line - b.line || a.column - b.column,
  );
}

/** Every folder that holds anything says which layout it has. */
function missingMeta(
  sources: readonly CommitmentSource[],
  documents: readonly CommitmentDocument[],
  unread: readonly CommitmentProblem[],
): readonly CommitmentProblem[] {
  const folders = [...new Set(sources.map(({ folder }) => folder))];
  const isThere = (folder: string): boolean =>
    documents.some((document) => document.kind === 'meta' && document.folder === folder) ||
    unread.some(({ file }) => /_meta\.(ya?ml|json)$/.test(file) && file.startsWith(folder));
  return folders
    .filter((folder) => !isThere(folder))
    .map((folder) => ({
      ...({ code: 'E-SCH-01', severity: 'E', recordId: null } as const),
      ...{ file: `${folder}/_meta.yaml`, line: 1, column: 1, pointer: '' },
      message: 'expected a file that says what the folder is, got none',
      hint: 'It holds one line at least: schemaVersion: 1',
    }));
}

/** A city is one, whoever speaks of it. */
function cityProblems(
  documents: readonly CommitmentDocument[],
  cities: readonly City[],
): readonly CommitmentProblem[] {
  return documents.flatMap((document): readonly CommitmentProblem[] => {
    if (document.kind !== 'city') return [];
    const { id, country } = document.value;
    const known = cities.find(({ slug }) => slug === id);
    if (known === undefined || country === undefined || known.country === country) return [];
    const message = `expected "${known.country}", as the registry says of "${known.slug}", got ${JSON.stringify(country)}`;
    const finding = {
      code: 'E-SCH-04',
      pointer: '/country',
      message,
      hint: null,
      recordId: known.slug,
    } as const;
    return [placed(document, finding)];
  });
}

/** Saved queries first, since rules name them. */
function readRulesOf(documents: readonly CommitmentDocument[], targets: Targets, registry: Registry) {
  const { queries, problems } = readQueries(documents, compileRegex, sha256);
  const savedQueries = new Map(queries.map((query) => [`${query.id}@${query.version}`, query.selector]));
  const read = new Map<CommitmentDocument, RulesRead>();
  const [cities, portals] = [new Set(targets.known('city')), new Set(targets.known('portal'))];
  const kit = { compileRegex, savedQueries, cities, portals, portalHosts: portalHosts(registry.portals) };
  for (const document of documents) read.set(document, readDocumentRules(document, kit));
  return { queries, read, problems: [...problems, ...[...read.values()].flatMap((one) => one.problems)] };
}

/** The registry says where a city is, its own file what it is. */
function placeIn(taken: readonly CommitmentDocument[], slug: string, all: readonly CommitmentDocument[]) {
  const document = taken.find(({ kind, value }) => kind === 'city' && value['id'] === slug);
  return document === undefined ? {} : placeOf(givenOf(document, all));
}

function updatesOf(documents: readonly CommitmentDocument[]) {
  return documents
    .filter(({ kind }) => kind === 'updates')
    .flatMap((document) =>
      givenOf(document, documents)
        .records('updates')
        .map((given) => ({ document, given })),
    );
}

/** Pure: `sources` in the order of folders, each in the order of its paths. */
export function readCommitments(
  sources: readonly CommitmentSource[],
  rules: CommitmentRules,
): CommitmentsReading {
  const { registry, ledger } = rules;
  const { documents, problems: unread } = openFiles(sources);
  const slugs = registry.cities.map(({ slug }) => slug);
  const portals = registry.portals.map(({ slug }) => slug);
  const targets = new Targets(documents, slugs, portals);
  const unreadNames = unreadTargets(sources, documents, unread);
  const ruled = readRulesOf(documents, targets, registry);
  const found = documents.flatMap((document) => {
    const given = givenOf(document, documents);
    const findings = [
      ...lostReferences(document, targets, unreadNames),
      ...meaningFindings(document, given, sha256),
      ...foreignPins(document, registry),
    ];
    return findings.map((finding) => placed(document, finding));
  });
  const problems = [
    ...missingMeta(sources, documents, unread),
    ...[...unread, ...repeatedIds(documents), ...cityProblems(documents, registry.cities), ...ruled.problems],
    ...[...found, ...olderThanBefore(updatesOf(documents))],
    ...(ledger === null ? [] : changedSince(ledger, documents, sha256)),
  ];
  const taken = standing(documents, problems, slugs, portals);
  const isTaken = new Set(
    taken
      .filter(({ kind }) => kind === 'query')
      .map(({ value }) => `${String(value['id'])}@${String(value['version'])}`),
  );
  const added = taken.filter(({ kind, value }) => kind === 'city' && !slugs.includes(String(value['id'])));
  return {
    book: sources.length === 0 ? EMPTY_BOOK : bookOf(taken, documents, ruled.read, targets, sha256),
    cities: [
      ...registry.cities.map((city) => ({ ...city, ...placeIn(taken, city.slug, documents) })),
      ...added.map((document) => cityOf(givenOf(document, documents))),
    ],
    queries: ruled.queries.filter(({ id, version }) => isTaken.has(`${id}@${version}`)),
    problems: inOrder(problems, sources),
  };
}
