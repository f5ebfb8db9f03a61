/** Package dicts as real CKANs send them, from platform-neutral facts: good ones, odd ones, and rows that are no datasets. */
import type { Json, JsonObject } from '../../src/domain/json.ts';
import { descriptionOf, isFluent, makeRandom, slugOf, stampOf, uuidOf, type Maker } from './ckan-odds.ts';
import { licenceOf } from './ckan-licences.ts';
import { resourcesOf } from './ckan-resources.ts';
import type { CivicDataset } from './civic.ts';

export interface CkanRecordOptions {
  /** The portal's address, such as "https://data.example.city". */
  readonly site: string;
  readonly seed: number;
}

function organizationOf(dataset: CivicDataset, maker: Maker): JsonObject {
  return {
    id: uuidOf(maker.seed, 'organization', dataset.department),
    name: slugOf(dataset.department),
    title: dataset.department,
    type: 'organization',
    description: '',
    image_url: maker.one(3) ? `${slugOf(dataset.department)}.png` : '',
    created: '2019-01-01T00:00:00.000000',
    is_organization: true,
    approval_status: 'approved',
    state: 'active',
  };
}

function tagsOf(dataset: CivicDataset, maker: Maker): readonly JsonObject[] {
  if (dataset.defects.includes('no-keywords')) return [];
  return dataset.keywords.map((word) => ({
    id: uuidOf(maker.seed, 'tag', word),
    name: word.toLowerCase(),
    display_name: word,
    state: 'active',
    vocabulary_id: null,
  }));
}

function groupsOf(dataset: CivicDataset, maker: Maker): readonly JsonObject[] {
  return [
    {
      id: uuidOf(maker.seed, 'group', dataset.theme),
      name: slugOf(dataset.theme),
      title: dataset.theme,
      display_name: dataset.theme,
      description: '',
      image_display_url: '',
    },
  ];
}

function frequencyOf(dataset: CivicDataset): string | null {
  return dataset.defects.includes('odd-frequency') ? 'when the committee meets' : dataset.frequency;
}

function spatialOf(dataset: CivicDataset): string | null {
  if (dataset.bbox === null) return null;
  const [west, south, east, north] = dataset.bbox;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
}

/** What sites keep in extras, or, with a schema plugin, beside the core keys. */
function additions(dataset: CivicDataset, site: string): Readonly<Record<string, string>> {
  const modified = dataset.defects.includes('bad-date')
    ? '\\'
    : dataset.defects.includes('future-date')
      ? '2199-01-01'
      : (dataset.dataModifiedAt?.toISOString().slice(0, 10) ?? null);
  const pairs: [string, string | null][] = [
    ['frequency', frequencyOf(dataset)],
    ['spatial', spatialOf(dataset)],
    ['issued', dataset.createdAt.toISOString().slice(0, 10)],
    ['modified', modified],
    ['theme', JSON.stringify([`${site}/themes/${slugOf(dataset.theme)}`])],
    ['language', '["en"]'],
    ['contact_email', `${slugOf(dataset.department)}@city.example`],
    ['publisher_name', dataset.department],
  ];
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== null));
}

function licenceFields(dataset: CivicDataset): JsonObject {
  if (dataset.defects.includes('unknown-licence'))
    return { license_id: 'city-terms', license_title: 'city-terms', isopen: false };
  const licence = dataset.licence === null ? null : licenceOf(dataset.licence);
  if (licence === null) return { license_id: dataset.licence, license_title: dataset.licence, isopen: false };
  const address = licence.url === '' ? {} : { license_url: licence.url };
  return { license_id: licence.id, license_title: licence.title, isopen: licence.isOpen, ...address };
}

function textFields(dataset: CivicDataset, maker: Maker): JsonObject {
  const title = dataset.defects.includes('empty-title') ? '' : dataset.title;
  const notes = descriptionOf(dataset);
  if (!isFluent(dataset)) return { title, notes };
  const both = (text: string): JsonObject => ({ en: text, fr: `${text} (fr)` });
  if (maker.one(2)) return { title: both(title), notes: notes === null ? null : both(notes) };
  return { title, notes, title_translated: both(title), notes_translated: both(notes ?? '') };
}

function packageOf(dataset: CivicDataset, options: CkanRecordOptions): JsonObject {
  const maker = makeRandom(options.seed, dataset.index);
  const id = uuidOf(options.seed, 'package', dataset.slug);
  const isHarvested = dataset.index % 13 === 7;
  const more = additions(dataset, options.site);
  const usesExtras = dataset.index % 4 !== 0;
  const extras = Object.entries(more).map(([key, value]) => ({ key, value }));
  const organization = dataset.index % 29 === 11 ? null : organizationOf(dataset, maker);
  const resources = resourcesOf(dataset, id, options.site, maker);
  const tags = tagsOf(dataset, maker);
  return {
    id,
    name: dataset.slug,
    ...textFields(dataset, maker),
    url: isHarvested ? `https://origin.example/${dataset.slug}` : '',
    author: dataset.department,
    author_email: `${slugOf(dataset.department)}@city.example`,
    maintainer: dataset.defects.includes('text-null') ? 'null' : dataset.department,
    maintainer_email: dataset.defects.includes('text-null') ? 'null' : null,
    version: null,
    ...licenceFields(dataset),
    type: dataset.index % 17 === 5 ? 'dataset-series' : 'dataset',
    state: 'active',
    private: false,
    owner_org: organization === null ? null : (organization['id'] ?? null),
    organization,
    metadata_created: stampOf(dataset.createdAt, true),
    metadata_modified: stampOf(dataset.metadataModifiedAt, dataset.index % 3 !== 0),
    creator_user_id: uuidOf(options.seed, 'user', 'publisher'),
    num_resources: resources.length,
    num_tags: tags.length,
    tags,
    resources,
    relationships_as_subject: [],
    relationships_as_object: [],
    // Old sites leave the empty lists out.
    ...(dataset.index % 31 === 3 ? {} : { groups: groupsOf(dataset, maker) }),
    ...(usesExtras ? { extras } : more),
  };
}

/** A harvest source: listed by search like a dataset, and none. */
function harvestSource(index: number, options: CkanRecordOptions): JsonObject {
  const id = uuidOf(options.seed, 'harvest-source', String(index));
  return {
    id,
    name: `source-${index}`,
    title: `Harvest of department ${index}`,
    notes: '',
    url: `https://origin${index}.example/csw`,
    type: 'harvest',
    source_type: 'csw',
    state: 'active',
    private: false,
    organization: null,
    metadata_created: '2020-05-01T08:00:00.000000',
    metadata_modified: '2020-05-01T08:00:00.000000',
    tags: [],
    resources: [],
    frequency: 'WEEKLY',
  };
}

/** One dict per dataset, in the given order, and one harvest source for every hundred of them (at least one). */
export function toCkanPackages(datasets: readonly CivicDataset[], options: CkanRecordOptions): Json[] {
  if (datasets.length === 0) return [];
  const sources = Array.from({ length: Math.ceil(datasets.length / 100) }, (_, index) =>
    harvestSource(index + 1, options),
  );
  return [...datasets.map((dataset) => packageOf(dataset, options)), ...sources];
}
