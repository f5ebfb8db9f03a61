/** docs/mapping-report.md, from what was counted. */
import { format, resolveConfig } from 'prettier';
import { packageRoot } from '../../../src/package-root.ts';
import { DATE_FIELDS, type Counts, type PortalFacts, type Reading } from './mapping-facts.ts';

type Cell = string | number;

function shown(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell.replaceAll('|', '\\|');
}
function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.map(shown).join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
function merged(all: readonly Counts[]): Counts {
  const counts = new Map<string, number>();
  for (const one of all) for (const [key, count] of one) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}
function byCount(counts: Counts): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** One row a portal, and their sum. */
function perPortal(
  facts: readonly PortalFacts[],
  head: readonly string[],
  numbersOf: (one: PortalFacts) => readonly number[],
): string {
  const rows = facts.map((one) => numbersOf(one));
  const total = head.map((_, i) => sum(rows.map((row) => row[i] ?? 0)));
  return table(
    ['Portal', ...head],
    [...facts.map((one, i) => [one.host, ...(rows[i] ?? [])]), ['**all**', ...total]],
  );
}

function three({ known, unknown, none }: Reading): readonly number[] {
  return [known, unknown, none];
}
function named(counts: Counts): string {
  return byCount(counts)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}

function records(facts: readonly PortalFacts[]): string {
  const head = ['Results', 'Distinct', 'Datasets', 'Left out', 'Rejected', 'Files'];
  const total = perPortal(facts, head, (one) => [
    one.results,
    one.distinct,
    one.datasets,
    sum(Object.values(one.leftOut)),
    sum(one.rejected.values()),
    one.distributions,
  ]);
  const leftOut = named(merged(facts.map((one) => new Map(Object.entries(one.leftOut)))));
  const rejected = named(merged(facts.map((one) => one.rejected)));
  return [
    total,
    '',
    `Left out, by kind: ${leftOut || 'none'}. Rejected, by reason: ${rejected || 'none'}.`,
  ].join('\n');
}

function dates(facts: readonly PortalFacts[]): string {
  const head = DATE_FIELDS.flatMap((field) => [field, 'refused']);
  return perPortal(facts, head, (one) =>
    DATE_FIELDS.flatMap((field) => [one.dates[field].known, one.dates[field].unknown]),
  );
}

function remarks(facts: readonly PortalFacts[]): string {
  const of = (platform: string): Counts =>
    merged(facts.filter((one) => one.platform === platform).map((one) => one.remarks));
  const [ckan, socrata] = [of('ckan'), of('socrata')];
  const rows = byCount(merged([ckan, socrata])).map(([rule]) => [
    `\`${rule}\``,
    ckan.get(rule) ?? 0,
    socrata.get(rule) ?? 0,
  ]);
  return table(['Rule', 'CKAN', 'Socrata'], rows);
}

const MOST_UNKNOWN = 12;
const MAX_SHOWN = 60;
function unknowns(facts: readonly PortalFacts[]): string {
  const all = byCount(merged(facts.map((one) => one.unknowns)));
  const rows = ['licence', 'frequency', 'format', 'date'].flatMap((kind) =>
    all
      .filter(([key]) => key.startsWith(`${kind}\t`))
      .slice(0, MOST_UNKNOWN)
      .map(([key, count]) => {
        const value = key.slice(kind.length + 1).replace(/\s+/g, ' ');
        const text = value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
        return [kind, `\`${text}\``, facts.filter((one) => one.unknowns.has(key)).length, count];
      }),
  );
  return table(['Kind', 'As the portal wrote it', 'Portals', 'Count'], rows);
}

const INTRODUCTION = `# What real catalogues became

Recorded catalogues of ${'{portals}'} portals, put behind twins that speak the platforms' protocols, harvested whole and
counted. Each record is a dataset, is left out because it is none (charts, calendars, …), or is rejected with a
reason; a record that the portal lists twice counts once. Nothing is guessed: what no table knows stays unknown, with
the portal's own words beside it. Made by \`npm run docs:mapping\` where the recordings are; a test compares it there.

Sources: Buenos Aires as of 2021-04-30 ([archivo_portales](https://github.com/lbellomo/archivo_portales), CC0); Tokyo as of
2022-09-05 ([tokyo-opendata-crawler](https://github.com/yuiseki/tokyo-opendata-crawler), data mostly CC BY 4.0); the others, on
Socrata, as of June and July 2022 ([scrape-open-data](https://github.com/simonw/scrape-open-data)): the lists of New York
City, Edmonton and New York State are partial there.`;

/** As Prettier leaves it. */
export async function renderMappingReport(facts: readonly PortalFacts[]): Promise<string> {
  const stated = ['Known', 'Unknown', 'Not stated'];
  const text = [
    INTRODUCTION.replace('{portals}', String(facts.length)),
    '## Records',
    records(facts),
    '## Licences of datasets',
    'Known: how open it is. "See Terms of Use" is a statement, but says nothing of that.',
    perPortal(facts, stated, (one) => three(one.licences)),
    '## Update frequencies',
    perPortal(facts, stated, (one) => three(one.frequencies)),
    '## Formats of files',
    perPortal(facts, stated, (one) => three(one.formats)),
    '## Dates',
    'How many were read, and how many were said but refused: not understood, before 1990, or in the future.',
    dates(facts),
    '## Remarks',
    'Repairs made while reading, by rule (see [normalisation.md](normalisation.md)); one for each field that was repaired.',
    remarks(facts),
    '## What no table knows',
    `The most frequent values of each kind, at most ${MOST_UNKNOWN}; dates that were refused, by decade.`,
    unknowns(facts),
  ].join('\n\n');
  const path = `${packageRoot()}/docs/mapping-report.md`;
  return format(`${text}\n`, { ...(await resolveConfig(path)), parser: 'markdown' });
}
