/** Fictional municipal catalogues: plausible, in several languages, and imperfect in the ways real ones are. */
import type { CivicDataset, CivicDefect } from './civic.ts';
import { civicCity, type CivicCity } from './civic-cities.ts';
import { civicWords, type CivicSubject, type CivicWords } from './civic-subjects.ts';
import { seededRandom } from './faults.ts';

export interface CivicOptions {
  readonly seed: number;
  /** Slug or name of a city of civic-cities.ts; any other name is an English-speaking city. */
  readonly city: string;
  readonly count: number;
  readonly now: Date;
}
type Draw = () => number;

const DAY_MS = 86_400_000;
const DEFECTS: readonly CivicDefect[] = [
  'html-in-description',
  'html-in-description',
  'template-leftover',
  'text-null',
  'no-description',
  'no-description',
  'no-keywords',
  'no-keywords',
  'odd-format',
  'odd-format',
  'size-as-text',
  'future-date',
  'bad-date',
  'broken-link',
  'unknown-licence',
  'odd-frequency',
  'empty-title',
];
/** One in five datasets has something wrong with it. */
const DEFECT_SHARE = 0.2;
const LICENCES: readonly (string | null)[] = [
  'cc-by',
  'cc-by',
  'cc-by',
  'cc-zero',
  'cc-zero',
  'odc-odbl',
  'odc-pddl',
  'cc-by-sa',
  'cc-nc',
  'other-closed',
  null,
  null,
];
const AGE_DAYS: Readonly<Record<CivicSubject['frequency'], number>> = {
  D: 2,
  W: 9,
  M: 40,
  Q: 110,
  A: 420,
  N: 2_500,
  I: 900,
};

function pick<T>(of: readonly T[], draw: Draw): T {
  const value = of[Math.floor(draw() * of.length)];
  if (value === undefined) throw new Error('Nothing to choose from');
  return value;
}

function slugOf(title: string, index: number, isTaken: boolean): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return isTaken ? `${plain}-${index}` : plain;
}

interface Scope {
  readonly title: string;
  readonly scope: string | null;
  /** The year the data are about. */
  readonly year: number | null;
}

/** The first round of subjects is whole; the next ones are split by year or place. */
function scopeOf(subject: CivicSubject, round: number, city: CivicCity, words: CivicWords, now: Date): Scope {
  if (round === 0) return { title: subject.title, scope: null, year: null };
  const place = city.places[(round - 1) % city.places.length];
  const year = now.getUTCFullYear() - round;
  return subject.splitBy === 'place' && place !== undefined && round <= city.places.length
    ? { title: words.places(subject.title, place), scope: place, year: null }
    : { title: words.years(subject.title, year), scope: String(year), year };
}

type Dates = Pick<CivicDataset, 'createdAt' | 'metadataModifiedAt' | 'dataModifiedAt'>;

/** Data of a past year stand still; the others are about as old as their frequency says, and now and then older. */
function datesOf(subject: CivicSubject, year: number | null, now: Date, draw: Draw): Dates {
  const whole = (time: number): Date => new Date(Math.floor(time / 1000) * 1000);
  const newest = now.getTime() - 3_600_000;
  const start = year === null ? Date.UTC(2012, 0, 1) : Math.min(Date.UTC(year, 11, 1), newest - 90 * DAY_MS);
  const end = year === null ? newest - 60 * DAY_MS : start + 60 * DAY_MS;
  const createdAt = start + draw() * (end - start);
  const lag = AGE_DAYS[subject.frequency] * draw() * (draw() < 0.15 ? 12 : 1) * DAY_MS;
  const modified = year === null ? Math.max(createdAt, newest - lag) : createdAt + draw() * 30 * DAY_MS;
  const metadata = Math.min(newest, Math.max(createdAt, modified + draw() * 20 * DAY_MS));
  return {
    createdAt: whole(createdAt),
    metadataModifiedAt: whole(metadata),
    dataModifiedAt: draw() < 0.2 ? null : whole(Math.min(modified, newest)),
  };
}

function bboxOf(subject: CivicSubject, city: CivicCity): CivicDataset['bbox'] {
  const isSpatial =
    subject.columns.some((column) => column.type === 'point') ||
    subject.formats.some((format) => ['GeoJSON', 'SHP', 'KML'].includes(format));
  return isSpatial ? city.bbox : null;
}

function defectsOf(draw: Draw): readonly CivicDefect[] {
  if (draw() >= DEFECT_SHARE) return [];
  const first = pick(DEFECTS, draw);
  const second = draw() < 0.25 ? pick(DEFECTS, draw) : first;
  return first === second ? [first] : [first, second];
}

function datasetOf(index: number, options: CivicOptions, city: CivicCity, taken: Set<string>): CivicDataset {
  const words = civicWords[city.language];
  const subject = words.subjects[index % words.subjects.length];
  if (subject === undefined) throw new Error(`No subjects in ${city.language}`);
  const draw = seededRandom(options.seed * 7_919 + index * 104_729 + 13);
  draw();
  const round = Math.floor(index / words.subjects.length);
  const { title, scope, year } = scopeOf(subject, round, city, words, options.now);
  const slug = slugOf(title, index, taken.has(slugOf(title, index, false)));
  taken.add(slug);
  const sentences = [
    words.about(subject.about, city.name),
    ...(scope === null ? [] : [words.scopedTo(scope)]),
    words.upkeep(subject.department),
  ];
  return {
    index,
    slug,
    title,
    description: sentences.join(' '),
    department: subject.department,
    theme: subject.theme,
    keywords: subject.keywords,
    columns: draw() < 0.5 ? subject.columns : described(subject, city),
    formats: subject.formats,
    frequency: draw() < 0.15 ? null : words.frequencies[year === null ? subject.frequency : 'N'],
    licence: pick(LICENCES, draw),
    ...datesOf(subject, year, options.now, draw),
    bbox: bboxOf(subject, city),
    defects: defectsOf(draw),
  };
}

function described(subject: CivicSubject, city: CivicCity): CivicDataset['columns'] {
  return subject.columns.map((column) => ({
    ...column,
    description: `${column.title} (${subject.department}, ${city.name})`,
  }));
}

/** The same options give the same datasets; a larger `count` only adds to them. */
export function civicDatasets(options: CivicOptions): CivicDataset[] {
  const city = civicCity(options.city);
  const taken = new Set<string>();
  return Array.from({ length: options.count }, (_, index) => datasetOf(index, options, city, taken));
}
