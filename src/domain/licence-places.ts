/** Open Government Licences of Canadian provinces and cities: one text with the name of the place exchanged. */
import type { LicenceOpenness } from './dataset.ts';
import { wordKey } from './licence-keys.ts';

/** Places known to use that text; an unknown place is no proof of it. */
const PLACES = [
  ...[
    'Ontario',
    'BC',
    'Alberta',
    'Nova Scotia',
    'New Brunswick',
    'Newfoundland and Labrador',
    'Prince Edward Island',
  ],
  ...[
    'Toronto',
    'Vancouver',
    'Ottawa',
    'Edmonton',
    'Calgary',
    'Surrey',
    'Winnipeg',
    'Hamilton',
    'Kitchener',
    'Waterloo',
  ],
  ...[
    'London',
    'Guelph',
    'Niagara',
    'Burlington',
    'Oakville',
    'Brampton',
    'Mississauga',
    'Peel',
    'York Region',
    'Durham',
  ],
  ...[
    'Nanaimo',
    'Kelowna',
    'Kamloops',
    'Victoria',
    'Langley',
    'New Westminster',
    'Burnaby',
    'Coquitlam',
    'Richmond',
  ],
  ...[
    'Banff',
    'Grande Prairie',
    'Strathcona County',
    'Medicine Hat',
    'Lethbridge',
    'Red Deer',
    'Regina',
    'Saskatoon',
  ],
  ...[
    'Halifax',
    'Fredericton',
    'Moncton',
    'Windsor',
    'Kingston',
    'Barrie',
    'Cambridge',
    'Region of Waterloo',
  ],
];
const ALIASES: Readonly<Record<string, string>> = {
  'british columbia': 'BC',
  'b c': 'BC',
  novascotia: 'Nova Scotia',
};
const byKey = new Map([
  ...PLACES.map((place): [string, string] => [wordKey(place), place]),
  ...Object.entries(ALIASES),
]);
const NAMED =
  /^(?:open government|ogl|open government ogl)(?: version)?(?: \d(?: \d)?)? (?:city of |province of |town of )?([a-z ]{2,40}?)(?: \d(?: \d)?)?$/;
const PLACE_FIRST = /^(?:city of |province of )?([a-z ]{2,40}?) open government$/;

/** Pages that hold the text and do not say so in their address. */
const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['opendata.vancouver.ca/pages/licence', 'Vancouver'],
  ['open.toronto.ca/open-data-license', 'Toronto'],
  ['open.toronto.ca/open-data-licence', 'Toronto'],
]);

export interface PlaceLicence {
  /** "LicenseRef-OGL-NovaScotia" */
  readonly code: string;
  readonly openness: LicenceOpenness;
  readonly title: string;
  readonly url: null;
}

/** Reads a key of `wordKey`; null for places that no list names. */
export function placeLicence(key: string): PlaceLicence | null {
  if (key === 'ouvert canada' || key.length > 80) return null;
  const name = (NAMED.exec(key) ?? PLACE_FIRST.exec(key))?.[1];
  const place = name === undefined ? undefined : byKey.get(name);
  return place === undefined ? null : licenceOf(place);
}

/** Reads a key of `urlKey`. */
export function placeLicenceOfAddress(key: string): PlaceLicence | null {
  const place = ADDRESSES.get(key);
  return place === undefined ? null : licenceOf(place);
}

function licenceOf(place: string): PlaceLicence {
  return {
    code: `LicenseRef-OGL-${place.replaceAll(' ', '')}`,
    openness: 'OPEN',
    title: `Open Government Licence – ${place}`,
    url: null,
  };
}
