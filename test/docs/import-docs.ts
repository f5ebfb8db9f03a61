/** docs/commitments-import.md, from the tables that the importers work with. */
import { format, resolveConfig } from 'prettier';
import {
  MAX_PACKED_BYTES,
  MAX_ROW_LENGTH,
  MAX_TABLE_BYTES,
} from '../../src/config/commitments/import/read-table.ts';
import { IMPORTERS } from '../../src/config/commitments/import/importers.ts';
import { CODES } from '../../src/config/commitments/codes.ts';
import { BUENOS_AIRES_REQUIRED } from '../../src/domain/commitments/import/buenos-aires.ts';
import { CANADA_REQUIRED, CANADA_STATUSES } from '../../src/domain/commitments/import/canada-nap.ts';
import { GENERIC_FIELDS } from '../../src/domain/commitments/import/generic-mapping.ts';
import { NYC_REQUIRED, NYC_STATUSES } from '../../src/domain/commitments/import/nyc-release-tracker.ts';
import { OGP_COMPLETION } from '../../src/domain/commitments/import/ogp-assessments.ts';
import {
  OGP_COLUMNS,
  OGP_KNOWN,
  OGP_NULLS,
  OGP_POLICY_AREAS,
  OGP_SCALES,
  OGP_THEME_SUGGESTIONS,
  OGP_UNUSED,
  OGP_VALUE_COLUMNS,
} from '../../src/domain/commitments/import/ogp-columns.ts';
import { statusOfPercent } from '../../src/domain/commitments/import/tracker.ts';
import { projectRoot } from '../support/cli-world.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
function code(text: string): string {
  return `\`${text}\``;
}
function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}

const FILLS: Readonly<Record<keyof typeof OGP_COLUMNS, string>> = {
  id: 'id: `ogp-` and the identifier in lower case',
  place: 'city: its name, and its slug by what stands before the comma',
  planNumber: 'title of the plan',
  number: 'number; 2.2999999999999998 is 2.3 again',
  code: 'country (first two letters; three letters are a country) and `placeIds.ogpCode`',
  level: 'National: left out unless `--include-national`',
  submitted: 'publishedOn of the plan',
  ends: 'periodEnd of the plan; it is ENDED when that year is over',
  title: 'title',
  shortTitle: 'title, where there is none',
  text: 'text',
  start: 'startOn',
  end: 'dueOn, with dueBasis STATED',
  lead: 'leadInstitution',
  supporting: 'supportingInstitutions, divided at ";"',
  url: 'sourceUrl',
  plan: 'plan: `AP_ARG01` is the plan `ap-arg01`',
  reviewedProgress: 'date of the assessment of the progress report',
  reviewedEnd: 'date of the assessment of the end of term',
  verifiable: 'verifiable',
  starredProgress: 'starred, of the progress report',
  starredEnd: 'starred, of the end of term',
};

function ogpPart(): string {
  const columns = Object.entries(FILLS).map(([key, fills]) => {
    const name = Object.entries(OGP_COLUMNS).find(([known]) => known === key)?.[1] ?? '';
    return [code(name), fills];
  });
  const scales = Object.values(OGP_SCALES).map(({ text, number, steps }) => [
    ...[code(text), code(number)],
    Object.entries(steps)
      .map(([step, value]) => `${step} ${value}`)
      .join(', '),
  ]);
  const themes = Object.entries(OGP_THEME_SUGGESTIONS).map(([area, types]) => [area, types.join(', ')]);
  return [
    '## The Open Government Partnership: `ogp`',
    `The export of commitments, ${OGP_KNOWN.length} columns, which are known by their names in any order. An unknown column is told ` +
      '(`W-OGP-01`); a table with none of those that identify commitments is refused (`E-OGP-01`).',
    table(['Column', 'Fills'], columns),
    `Values (ogpValues) are those whose flag is 1: ${codes(Object.values(OGP_VALUE_COLUMNS))}. Policy areas are those of the ` +
      `${OGP_POLICY_AREAS.length} flags that are 1, by their names.`,
    `Codes for nothing are read as not known, never as no or 0, and told once for each code: ${Object.entries(
      OGP_NULLS,
    )
      .map(([key, meaning]) => `\`${key}\` ${meaning}`)
      .join('; ')}.`,
    'Steps of the reviewers stand in two columns each, as text and as number. Where they disagree the text counts (`W-OGP-03`).',
    table(['Text', 'Number', 'Steps'], scales),
    'A row gives an assessment for each of its two reports that has a year and says something. Completion is',
    table(['In the export', 'Completion'], Object.entries(OGP_COMPLETION)),
    'Where there is none, completionReason has the meaning of the code. The scheme is `ogp-irm-2020` where there is potential for ' +
      'results, else `ogp-irm-2014` for plans since 2014, else `ogp-irm-2012`.',
    'Themes are suggested by policy areas; a commitment without one of these is marked `unclassified` (`W-OGP-04`):',
    table(['Policy area', 'Action types'], themes),
    'Four columns follow from others: High Completion, High Ambition, High DIOG and Starred (Current Formula) End of Term. ' +
      'Every import counts in how many rows they do, and tells the lines in which they do not (`W-OGP-05`).',
    'Places whose code names no country are left out, as are countries (`UNMAPPED_JURISDICTION`). What kind of place a place is, ' +
      'the export does not tell: it is read from its name ("… County", "… State"), and OTHER where that says nothing.',
    `Not used: ${codes(OGP_UNUSED)}.`,
  ].join('\n\n');
}

function trackerPart(): string {
  const percents = [100, 99, 50, 49, 1, 0].map((percent) => [`${percent} %`, statusOfPercent(percent)]);
  return [
    '## New York: `nyc-release-tracker`',
    `Planned releases of open data (Socrata ${code('qj2z-ibhs')}); required: ${codes(NYC_REQUIRED)}. A row is a commitment of theme T1.2 ` +
      'of the plan `nyc-open-data-plan`: `agency` leadInstitution, `dataset_name` (of old: `dataset`) title, `dataset_description` text, ' +
      '`original_plan_date` release.plannedOn, `latest_plan_date` dueOn, `release_date` release.releasedOn, `update_frequency` ' +
      'expectedResult, `url` (`url1`) sourceUrl, `agency_notes` narrative of its status.',
    table(['release_status', 'Status'], Object.entries(NYC_STATUSES)),
    'With a `u_id` its rule wants that dataset there (pins of mode only), alive and as fresh as it declares. Without one it looks for a ' +
      'dataset of the title, so that nothing found is NOT_FOUND. What was removed from the portal was there before ' +
      '(`regressed: true`), so that its verdict is REGRESSED where it is not found. Of rows of one dataset the one with the earliest ' +
      'release date counts.',
    '## Canada: `canada-nap`',
    `Reports on the National Action Plan; required: ${codes(CANADA_REQUIRED)}. \`--city\` says whose they are. A row is the status of an ` +
      'indicator in a period: indicators are milestones, `C01.1.1` is `canada-nap-c01-1-1`, and the day is the last one of the period. ' +
      'Progress and challenges in English, else in French; `NIL` and `NUL` say that there was none. Addresses in evidence are its links. ' +
      'The table has codes and no titles, which people add in the files.',
    table(['status', 'Status'], Object.entries(CANADA_STATUSES)),
    '## Buenos Aires: `buenos-aires`',
    `The 54 compromisos of 2016–2019 (https://github.com/datosgcba/ba_compromisos); required: ${codes(BUENOS_AIRES_REQUIRED)}. ` +
      '`numero` number, `titulo` title, `desc` text, `compromiso` expectedResult where it is not the title, `categoria` and `area1` to ' +
      '`area4` policyAreas, `cumplimiento` dueOn, `url_interna` sourceUrl. Of two goals the one that is further back says the status. ' +
      'The mapping of percentages is ours:',
    table(['porcentaje_completado', 'Status'], percents),
    'These trackers do not say when a status was reported: its day is that of the retrieval, and a later import adds a status only ' +
      'where it has changed. Their commitments have no themes of the partnership; they are marked `unclassified` but for those of New York.',
  ].join('\n\n');
}

function mappingPart(): string {
  const fields = Object.entries(GENERIC_FIELDS).map(([field, [kind, help]]) => [code(field), kind, help]);
  return [
    '## Any table: a mapping file',
    '`--from mapping.yaml` reads a table by a file of your own. The inventory of San Francisco (Socrata `y8fp-fbf5`) is read so, as is ' +
      'any other. The dry run shows the first records, and everything that is wrong with the mapping at once.',
    '```yaml\nsource: https://data.example.org/d/abcd-1234 # where the table can be had\ncolumns: # field: column, or a list of columns\n' +
      '  title: Name\n  text: [Description, Notes]\n  dueOn: Planned for\n  status: State\n  datasets: Dataset id\nvalueMaps: # field: word of ' +
      'the table: what it means\n  status: { Published: COMPLETE, In progress: LIMITED }\ndefaults: # where no column fills a field, and what holds for all\n' +
      '  city: lima\n  plan: lima-open-data-2026\n  planTitle: Open Data Plan\n  planStatus: IN_FORCE\n  language: es\n  themes: [T1]\n  dateOrder: day-first\n```',
    table(['Field', 'Read as', 'What it is'], fields),
    'A list is divided at ";" and line ends. Several columns of a text are joined by an empty line, those of a list are put together, of ' +
      'others the first that holds something counts. `origin` in defaults is SOCRATA unless it says otherwise; `dateOrder` is `either` ' +
      '(3/4/2026 covers both readings), `month-first` or `day-first`.',
    'With `preset: nyc-release-tracker` (or another importer by its name) `columns` says which column of the table is which column of the ' +
      'preset, `valueMaps` what its words are in the preset, and `defaults` has `city` and `plan` only.',
    '## The tables of the templates: `csv`',
    '`--from csv` reads `commitments.csv`, with `milestones.csv` and `updates.csv` beside it, and writes them as files. A folder of ' +
      'commitments may also hold the tables themselves.',
  ].join('\n\n');
}

export async function renderImportDocs(): Promise<string> {
  const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;
  const told = Object.entries(CODES).filter(([name]) => /^(E-SYN-01|.-CSV-..|.-OGP-..|W-DAT-03)$/.test(name));
  const text = [
    '# Importing commitments',
    '<!-- Made from the code by test/docs/import.test.ts: UPDATE_DOCS=1 npx vitest run test/docs/import.test.ts -->',
    '`civicgraph commitments import <file> --from <source> --into <folder>` makes files of a folder of commitments out of tables of others. ' +
      'It shows what it would write; `--write` writes it.',
    table(
      ['--from', 'What it reads'],
      [
        ...IMPORTERS.map(({ name, about }) => [code(name), about]),
        [code('csv'), 'the tables of `civicgraph commitments templates`'],
        [code('<mapping>.yaml'), 'any table, by a mapping file'],
      ],
    ),
    '## What holds for all',
    [
      '- **Whole or not at all.** Files are composed and checked with the rest of the folder before anything is written. An import that is ' +
        'killed while it writes is finished or taken back by the next one with `--write`; a folder that has errors is not imported into.',
      '- **Again changes nothing.** A table that was imported before has the day of retrieval of then. `.imports/ledger.json` in the folder ' +
        'remembers what was written; keep it in git with the rest.',
      '- **People first.** A file that a person changed, made or took away is left as it is; when the table has something new for it ' +
        'too, that is told, and the exit code is 1. `--force` writes over it.',
      '- **Absent is not deleted.** Commitments and plans that a table has no more stay in their files.',
      '- **What was said stays said.** Statuses and assessments are only ever added, in a file `updates/<day>-<source>.yaml`. A source that ' +
        'changes what it said of the past is quoted with the day on which that was seen.',
      '- **Refused rows** (E) are told with their lines, and keep all of it from being written unless `--skip-refused`.',
      `- **Files** are CSV (",", ";" or tab; UTF-8 or UTF-16 with its mark) or XLSX, packed with gzip or not: at most ${megabytes(MAX_PACKED_BYTES)}, ` +
        `${megabytes(MAX_TABLE_BYTES)} unpacked, and ${MAX_ROW_LENGTH.toLocaleString('en')} characters in a row. Bytes that are no UTF-8 are read as ` +
        'Windows-1252, with a warning. Formulas of CSV are text; of a spreadsheet their value counts.',
    ].join('\n'),
    '## Dates',
    'Dates become EDTF, an interval wherever several days may be meant: `7/1/2016` (month first), `July 2014`, `Quarter 1 2014`, ' +
      '`II quarter of 2021`, `2014-2016`, `Spring 2015` (on both sides of the equator), days as numbers of a spreadsheet (`43525`). A day of 1905 ' +
      'such as `7/15/1905` is the year 2023, which a spreadsheet took for a count of days. In an OGP plan with a day such as `31/12/2014` ' +
      'other days may be meant day first too, and cover both readings. "Ongoing" names no time: it is kept as text (`W-DAT-03`).',
    ...[ogpPart(), trackerPart(), mappingPart()],
    '## Codes',
    table(
      ['Code', 'When'],
      told.map(([name, when]) => [name, when]),
    ),
  ].join('\n\n');
  const options = await resolveConfig(`${projectRoot}/docs/commitments-import.md`);
  return format(text, { ...options, parser: 'markdown' });
}
