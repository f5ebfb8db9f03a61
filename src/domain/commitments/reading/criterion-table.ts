/** The criteria that rules can ask for, with their parameters, as they are read and as the documentation shows them. */
import { accessRightOf } from '../../metrics/vocabulary/access-rights.ts';
import { readFormat } from '../../format.ts';
import { formatRows } from '../../format-table.ts';
import { readLicence } from '../../licence.ts';
import { durationDays } from '../../period.ts';
import { parseEdtf } from '../edtf.ts';
import type { CheckName, Criterion } from '../rules.ts';
import { didYouMean, isJsonList, type PropertyReader } from './rule-problems.ts';

type Parameters = Partial<Omit<Criterion, 'check' | 'required'>>;
interface Parameter {
  readonly name: string;
  readonly isRequired: boolean;
  /** What may stand there. */
  readonly description: string;
  /** {}: reported. */
  readonly read: (properties: PropertyReader, name: string) => Parameters;
}
export interface CriterionRow {
  readonly check: CheckName;
  /** When it passes. */
  readonly passes: string;
  readonly parameters: readonly Parameter[];
  /** At least one of its parameters has to be given. */
  readonly needsOne?: true;
}

const MOST = 50;
const MOST_GRACE = 10;
const MOST_DAYS = 36_525;
const DURATION = 'a duration: "P14D", "P3M", "P1Y"';

function daysAt(properties: PropertyReader, name: string, wanted = DURATION): number | null {
  const text = properties.text(name, wanted);
  const days = text === null ? null : durationDays(text);
  if (text === null || (days !== null && days <= MOST_DAYS)) return days;
  return properties.wrong(name, wanted);
}
function given<K extends keyof Criterion>(key: K, value: Criterion[K] | null): { [P in K]?: Criterion[K] } {
  const parts: { [P in K]?: Criterion[K] } = {};
  if (value !== null) parts[key] = value;
  return parts;
}

/** In the spelling of the table; null: reported. */
function formatsAt(properties: PropertyReader, name: string): readonly string[] | null {
  const words = properties.texts(name, 'format codes', MOST);
  const codes = words?.map(
    (word) => readFormat({ format: word, mediaType: null, url: null }).format?.code ?? null,
  );
  const at = codes?.indexOf(null) ?? -1;
  if (at < 0) return codes?.filter((code) => code !== null) ?? null;
  return properties.wrong(name, `format codes`, didYouMean(words?.[at] ?? '', [...formatRows.keys()]));
}
function licencesAt(properties: PropertyReader, name: string): readonly string[] | null {
  const words = properties.texts(name, 'codes of licences', MOST);
  const codes = words?.map((id) => readLicence({ id, url: null, title: null }).licence?.code ?? null);
  if (codes === undefined || !codes.includes(null)) return codes?.filter((code) => code !== null) ?? null;
  const unknown = words?.[codes.indexOf(null)] ?? '';
  return properties.wrong(
    name,
    'codes of licences',
    `No licence is known as "${unknown.slice(0, 80)}": SPDX ids are.`,
  );
}
/** A name, or a list of names any of which will do. */
function columnsAt(properties: PropertyReader, name: string): readonly (readonly string[])[] | null {
  const value = properties.get(name);
  const wanted = `names of columns, or lists of names any of which will do, at most ${MOST}`;
  if (value === undefined) return null;
  if (!isJsonList(value) || value.length === 0 || value.length > MOST) return properties.wrong(name, wanted);
  const all = value.map((one) => (isJsonList(one) ? one : [one]));
  const isName = (one: unknown): one is string =>
    typeof one === 'string' && one.trim() !== '' && one.length <= 200;
  const names = all.map((one) => one.filter(isName));
  const isFine = names.every(
    (one, at) => one.length > 0 && one.length <= MOST && one.length === all[at]?.length,
  );
  return isFine ? names : properties.wrong(name, wanted);
}
function dateAt(properties: PropertyReader, name: string): string | null {
  const wanted = 'a date, "2013-03-07", or dueOn';
  const text = properties.text(name, wanted);
  return text === null || text === 'dueOn' || parseEdtf(text) !== null
    ? text
    : properties.wrong(name, wanted);
}
function withinAt(properties: PropertyReader, name: string): Criterion['within'] | null {
  const value = properties.get(name);
  if (value === 'declared' || value === 'observed') return value;
  const days = daysAt(properties, name, `declared, observed, or ${DURATION}`);
  return days === null ? null : days > 0 ? { days } : properties.wrong(name, 'more than no days');
}
const atLeast = (most: number, description: string): Parameter => ({
  ...{ name: 'gte', isRequired: true, description },
  read: (properties, name) =>
    given(
      'gte',
      properties.number(name, `a number from 0 to ${most}`, (value) => value >= 0 && value <= most),
    ),
});
const onDate: Parameter = {
  ...{
    name: 'date',
    isRequired: true,
    description: 'a date, or dueOn for the day that the commitment is due',
  },
  read: (properties, name) => given('date', dateAt(properties, name)),
};
const someFormats = (name: 'anyOf' | 'allOf', description: string): Parameter => ({
  ...{ name, isRequired: false, description },
  read: (properties) => {
    const codes = formatsAt(properties, name);
    if (codes === null) return {};
    return name === 'anyOf' ? { anyOf: codes } : { allOf: codes.map((code) => [code]) };
  },
});

export const CRITERIA: readonly CriterionRow[] = [
  { check: 'exists', passes: 'It is in the catalogue, which goes without saying.', parameters: [] },
  { check: 'machineReadable', passes: 'open.machineReadable passes.', parameters: [] },
  { check: 'nonProprietary', passes: 'open.format passes.', parameters: [] },
  { check: 'bulk', passes: 'open.bulk passes.', parameters: [] },
  { check: 'api', passes: 'open.api passes.', parameters: [] },
  {
    check: 'format',
    passes: 'Distributions that are not dead are in one of these formats, and in all of those.',
    parameters: [
      someFormats('anyOf', 'format codes, one of which will do'),
      someFormats('allOf', 'format codes'),
    ],
    needsOne: true,
  },
  { check: 'openLicence', passes: 'open.licence passes.', parameters: [] },
  {
    check: 'licence',
    passes: 'The licence of the dataset or of a distribution is one of these.',
    parameters: [
      {
        ...{
          name: 'anyOf',
          isRequired: true,
          description: 'codes of licences, SPDX ids where there are any',
        },
        read: (properties, name) => given('anyOf', licencesAt(properties, name)),
      },
    ],
  },
  {
    check: 'accessRights',
    passes: 'Its access rights are these.',
    parameters: [
      {
        ...{ name: 'value', isRequired: false, description: 'a code of the EU’s list; PUBLIC unless given' },
        read: (properties, name) => {
          const text = properties.text(name, 'a code of access rights');
          const code = text === null ? null : accessRightOf(text);
          return given(
            'value',
            text !== null && code === null ? properties.wrong(name, 'a code of access rights') : code,
          );
        },
      },
    ],
  },
  {
    check: 'alive',
    passes: 'An address of any distribution answers; it fails where all are dead.',
    parameters: [],
  },
  {
    check: 'fresh',
    passes: 'The data are no older than the period and the grace.',
    parameters: [
      {
        ...{
          name: 'within',
          isRequired: false,
          description: `declared (unless given), observed, or ${DURATION}`,
        },
        read: (properties, name) => given('within', withinAt(properties, name) ?? null),
      },
      {
        name: 'grace',
        isRequired: false,
        description: 'a share of the period: 0.25 unless given, and 0 for a duration',
        read: (properties, name) =>
          given(
            'grace',
            properties.number(
              name,
              `a share from 0 to ${MOST_GRACE}`,
              (value) => value >= 0 && value <= MOST_GRACE,
            ),
          ),
      },
    ],
  },
  {
    check: 'temporalUntil',
    passes: 'The period that the data cover ends no earlier than so long before the snapshot.',
    parameters: [
      {
        ...{ name: 'lag', isRequired: false, description: `${DURATION}; none unless given` },
        read: (properties, name) => given('lagDays', daysAt(properties, name)),
      },
    ],
  },
  { check: 'temporalFrom', passes: 'The period that the data cover begins by then.', parameters: [onDate] },
  {
    check: 'columns',
    passes: 'Each is there, by its name or its title, in any spelling.',
    parameters: [
      {
        ...{ name: 'allOf', isRequired: true, description: 'names, or lists of names any of which will do' },
        read: (properties, name) => given('allOf', columnsAt(properties, name)),
      },
    ],
  },
  {
    check: 'rowCount',
    passes: 'The largest table has so many rows, as `metrics probe` counted them.',
    parameters: [atLeast(1e15, 'rows at least')],
  },
  {
    check: 'publishedBy',
    passes: 'It was published, or seen, by then and the grace.',
    parameters: [
      onDate,
      {
        ...{ name: 'grace', isRequired: false, description: `${DURATION}; P14D unless given` },
        read: (properties, name) => given('grace', daysAt(properties, name)),
      },
    ],
  },
  {
    check: 'mqa',
    passes: 'mqa.total is no less, whatever is not known.',
    parameters: [atLeast(405, 'points at least, of 405')],
  },
  {
    check: 'documented',
    passes: 'doc.schema is 0.8 or more, or a distribution is called a data dictionary.',
    parameters: [],
  },
  { check: 'contactable', passes: 'The contact has an e-mail or web address.', parameters: [] },
];
