/** The fictional cities of the demo: none of them exists. */
import type { CivicLanguage } from './civic-subjects.ts';

export interface CivicCity {
  readonly slug: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the country it is imagined in. */
  readonly country: string;
  readonly region: string | null;
  readonly language: CivicLanguage;
  /** Wards, barrios, Stadtteile. */
  readonly places: readonly string[];
  /** West, south, east, north in degrees. */
  readonly bbox: readonly [number, number, number, number];
}

export const civicCities: readonly CivicCity[] = [
  {
    slug: 'alder-bay',
    name: 'Alder Bay',
    country: 'CA',
    region: 'Fictional Coast',
    language: 'en',
    places: [
      'Harbour',
      'Mill Hill',
      'Old Quay',
      'Northgate',
      'Larchmont',
      'Saltmarsh',
      'Gull Point',
      'Uplands',
    ],
    bbox: [-125.31, 49.02, -125.04, 49.17],
  },
  {
    slug: 'puerto-alameda',
    name: 'Puerto Alameda',
    country: 'AR',
    region: 'Costa Ficticia',
    language: 'es',
    places: [
      'Centro',
      'La Ribera',
      'Villa Esperanza',
      'Los Álamos',
      'San Telmo Norte',
      'El Faro',
      'Las Lomas',
    ],
    bbox: [-62.41, -38.92, -62.13, -38.71],
  },
  {
    slug: 'kestrel-falls',
    name: 'Kestrel Falls',
    country: 'US',
    region: 'Fictional Plains',
    language: 'en',
    places: [
      'Downtown',
      'Eastfield',
      'Riverside',
      'Prairie View',
      'Foundry',
      'Cottonwood',
      'Lakeshore',
      'Mesa Park',
    ],
    bbox: [-98.62, 41.21, -98.33, 41.44],
  },
  {
    slug: 'sankt-brunnen',
    name: 'Sankt Brunnen',
    country: 'AT',
    region: 'Erfundenes Tal',
    language: 'de',
    places: ['Altstadt', 'Oberdorf', 'Mühlfeld', 'Am Anger', 'Neustift', 'Weinberg', 'Südbahnhof'],
    bbox: [13.91, 47.62, 14.12, 47.75],
  },
];

/** A fictional city of that slug or name; an unknown name becomes an English-speaking city of its own. */
export function civicCity(name: string): CivicCity {
  const known = civicCities.find((city) => city.slug === name || city.name === name);
  if (known !== undefined) return known;
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const places = ['North', 'South', 'East', 'West', 'Central'];
  return {
    slug,
    name,
    country: 'US',
    region: null,
    language: 'en',
    places,
    bbox: [-100.3, 40.1, -100.1, 40.3],
  };
}
