/** Plausible rows of the fictional datasets: what permits, inspections and requests look like. */
import type { Cell, Row } from '../../src/domain/query/ast.ts';
import { civicCity, type CivicCity } from './civic-cities.ts';
import type { CivicColumn } from './civic.ts';
import { decimalOf, rowMaker, type RowMaker, type TwinTable } from './rows.ts';

export interface CivicRowsSubject {
  readonly columns: readonly CivicColumn[];
  /** Slug or name; its places and bounds are used. */
  readonly city: string;
}

/** What a text column of that name holds; the first that fits. */
const VOCABULARY: readonly (readonly [name: RegExp, words: readonly string[]])[] = [
  [
    /^(work_type|obra|genehmigung)$/,
    ['New construction', 'Alteration', 'Addition', 'Demolition', 'Repair', 'Change of use'],
  ],
  [/^(severity|gravedad|schwere)$/, ['Minor', 'Moderate', 'Serious', 'Fatal']],
  [/^(vote|voto)$/, ['Yes', 'No', 'Abstain', 'Absent']],
  [/^(weekday|tag)$/, ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']],
  [
    /^(species|especie)$/,
    ['Acer platanoides', 'Tilia cordata', 'Quercus robur', 'Platanus × hispanica', 'Betula pendula'],
  ],
  [
    /^(category|categoria|kategorie|reclamo|meldung)$/,
    [
      'Pothole',
      'Graffiti',
      'Street light out',
      'Missed collection',
      'Noise',
      'Fallen tree',
      'Abandoned vehicle',
    ],
  ],
  [/^(violations|observaciones)$/, ['None', 'Food temperature', 'Handwashing', 'Storage', 'Pests; storage']],
  [/^(material|materiales|stream)$/, ['Paper', 'Glass', 'Metal', 'Plastics', 'Organics']],
  [/^(phase|nivel)$/, ['Planning', 'Design', 'Tender', 'Construction', 'Complete']],
  [
    /^(department|programa|jurisdiccion|sektor|sector)$/,
    ['Parks', 'Roads', 'Police', 'Libraries', 'Water', 'Fire'],
  ],
  [
    /(supplier|proveedor|auftragnehmer|client|registrant|trade_name|comercio)/,
    [
      "O'Neil & Sons",
      'Müller Bau',
      'Nordwind Ltd',
      'Café "Luna"',
      '100% Green Inc.',
      'García Hnos.',
      'Abc, Def & Co',
    ],
  ],
];
const KINDS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const STREETS = ['Alder', 'Harbour', 'Mill', 'Queen', 'Station', "St. John's", 'Union', 'Water'] as const;

const isPlace = /^(ward|neighbourhood|zone|area|barrio|comuna|zona|stadtteil|block)$/;
const isStreet = /(address|street|direccion|calle|adresse|lugar)/;
const isCode = /(_no|_id|^permiso|^expediente|^registration|^parcel|^auftrag|^meter|^postcode|^plz|^cue)$/;

function textOf(column: CivicColumn, city: CivicCity, maker: RowMaker, index: number): string {
  const { name, title } = column;
  if (isPlace.test(name)) return maker.pick(city.places);
  if (isStreet.test(name))
    return `${1 + maker.below(980)} ${maker.pick(STREETS)} ${maker.pick(['St', 'Ave', 'Rd'])}`;
  if (isCode.test(name))
    return `${name.slice(0, 2).toUpperCase()}-2026-${String(index + 1).padStart(5, '0')}`;
  const words = VOCABULARY.find(([pattern]) => pattern.test(name))?.[1];
  return words === undefined ? `${title} ${maker.pick(KINDS)}` : maker.pick(words);
}
function two(value: number): string {
  return String(value).padStart(2, '0');
}
function dayOf(maker: RowMaker): string {
  const year = 2022 + maker.below(5);
  return `${year}-${two(1 + maker.below(year === 2026 ? 11 : 12))}-${two(1 + maker.below(28))}`;
}
function decimalFor(name: string, maker: RowMaker): Cell {
  const isMoney = /(value|amount|budget|spent|pay|valor|monto|importe|betrag|summe)/.test(name);
  const whole = isMoney ? maker.below(2_000) * 750 : maker.below(400);
  const cents = maker.pick(['', '', '.5', '.25', '.95']);
  return decimalOf(`${whole}${cents}`);
}
function pointIn(city: CivicCity, maker: RowMaker): Cell {
  const [west, south, east, north] = city.bbox;
  const at = (low: number, high: number): number =>
    Number((low + ((high - low) * maker.below(10_000)) / 10_000).toFixed(5));
  return { type: 'Point', coordinates: [at(west, east), at(south, north)] };
}

function cellOf(column: CivicColumn, city: CivicCity, maker: RowMaker, index: number): Cell {
  // Numbers of permits and requests are always there; other columns have gaps.
  if (maker.one(14) && !isCode.test(column.name)) return null;
  switch (column.type) {
    case 'text':
      return textOf(column, city, maker, index);
    case 'integer':
      return /(year|anio|jahr|built)/.test(column.name) ? 1950 + maker.below(76) : maker.below(500);
    case 'decimal':
      return decimalFor(column.name, maker);
    case 'boolean':
      return maker.below(4) > 0;
    case 'date':
      return dayOf(maker);
    case 'instant':
      return `${dayOf(maker)}T${two(maker.below(24))}:${two(maker.below(60))}:${two(maker.below(60))}`;
    case 'point':
      return pointIn(city, maker);
  }
}

/** `count` rows of a subject; the same for the same seed, and a larger count only adds to them. */
export function civicTable(subject: CivicRowsSubject, seed: number, count: number): TwinTable {
  const city = civicCity(subject.city);
  const maker = rowMaker(seed);
  const rows = Array.from({ length: count }, (_, index): Row =>
    Object.fromEntries(subject.columns.map((column) => [column.name, cellOf(column, city, maker, index)])),
  );
  const columns = subject.columns.map(({ name, type, title, description }) => ({
    name,
    type,
    title,
    description,
  }));
  return { columns, rows };
}
