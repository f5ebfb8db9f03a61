/** From a package to DCAT's slots; extras come before core keys, which harvested catalogues overwrite with their own. */
import {
  isJsonObject,
  read,
  type DatasetDraft,
  type Json,
  type MapContext,
  type LicenceDraft,
  type SourceRecord,
} from '../../src/connector/index.ts';
import { siteOf } from './client.ts';
import type { CkanConfig } from './config.ts';
import { dataModifiedOf, frequencyOf, issuedOf, temporalOf } from './dates.ts';
import { packageOf, type Package } from './package.ts';
import { columnsOf, distributionsOf } from './resources.ts';
import { translationsOf } from './translations.ts';
import { isWebAddress, segment, setIn, textIn, textsIn, unique, unwrapped, utcStamp } from './words.ts';

function titleOf(pkg: Package): string | null {
  const { core, language } = pkg;
  const preferred = language === undefined ? null : textIn(core.json('title_translated'), language);
  return preferred ?? textIn(core.json('title'), language) ?? pkg.text('title_translated', 'display_name');
}

function descriptionOf(pkg: Package): string | null {
  const { core, language } = pkg;
  const preferred = language === undefined ? null : textIn(core.json('notes_translated'), language);
  return preferred ?? textIn(core.json('notes'), language) ?? pkg.text('notes_translated', 'description');
}

/** DKAN writes its type with a capital. */
function isDkan(pkg: Package): boolean {
  return pkg.core.text('type') === 'Dataset';
}

/** Subjects in CKAN, publishers in DKAN. */
function groupsOf(pkg: Package): readonly string[] {
  return pkg.core
    .objects('groups')
    .flatMap(
      (group) =>
        textIn(group.json('title'), pkg.language) ??
        textIn(group.json('display_name'), pkg.language) ??
        group.text('name') ??
        [],
    );
}

function publisherOf(pkg: Package): DatasetDraft['publisher'] {
  const localId = pkg.text('publisher_identifier', 'publisher_uri');
  const stated = pkg.text('publisher_name');
  if (stated !== null) return { localId, name: stated };
  const nested = pkg.value('publisher');
  const name = isJsonObject(nested)
    ? textIn(nested['name'] ?? null, pkg.language)
    : textIn(nested, pkg.language);
  if (name !== null) return { localId, name };
  const organization = pkg.core.object('organization');
  if (organization !== null) {
    const title =
      textIn(organization.json('title'), pkg.language) ??
      textIn(organization.json('display_name'), pkg.language) ??
      organization.text('name');
    if (title !== null) return { localId: organization.text('id'), name: title };
  }
  const author = isDkan(pkg) ? (groupsOf(pkg)[0] ?? null) : pkg.text('author');
  return author === null ? null : { localId: null, name: author };
}

function contactOf(pkg: Package): DatasetDraft['contact'] {
  const points = pkg.value('contact_points', 'contact_point', 'contact');
  const first: Json = Array.isArray(points) ? (points[0] ?? null) : points;
  if (isJsonObject(first)) {
    const point = read(first);
    const [name, email] = [textIn(point.json('name'), pkg.language), point.text('email')];
    if (name !== null || email !== null) return { name, email, url: point.text('url') ?? point.text('uri') };
  }
  const own = {
    name: pkg.text('contact_name'),
    email: pkg.text('contact_email', 'contact-email'),
    url: pkg.text('contact_url', 'contact_uri'),
  };
  if (own.name !== null || own.email !== null || own.url !== null) return own;
  for (const role of ['maintainer', 'author', 'owner']) {
    const [name, email] = [pkg.text(role), pkg.text(`${role}_email`)];
    if (name !== null || email !== null) return { name, email, url: null };
  }
  return null;
}

function keywordsOf(pkg: Package): readonly string[] {
  const tags = pkg.core
    .objects('tags')
    .flatMap((tag) => textIn(tag.json('display_name'), pkg.language) ?? tag.text('name') ?? []);
  const stated = textsIn(pkg.core.json('keywords'), pkg.language, /[,;]/);
  const translated = textsIn(pkg.core.json('tags_translated'), pkg.language);
  // With ckanext-fluent the tags hold the words of all languages, the keywords those of one.
  if (isJsonObject(unwrapped(pkg.core.json('keywords'))) && stated.length > 0) return unique(stated);
  return unique(tags.length > 0 ? tags : stated.length > 0 ? stated : translated);
}

function themesOf(pkg: Package): readonly string[] {
  const raw = pkg.core.json('theme');
  const stated = setIn(raw) ?? pkg.texts(undefined, 'theme', 'themes');
  return unique([
    ...stated,
    ...(isDkan(pkg) ? [] : groupsOf(pkg)),
    ...pkg.texts(undefined, 'superTheme'),
    ...pkg.texts(/[,;]/, 'topics'),
    // data.gov.uk
    ...pkg.texts(undefined, 'theme-primary'),
    ...pkg.texts(undefined, 'theme-secondary'),
  ]);
}

function licenceOf(pkg: Package): LicenceDraft | null {
  const title = pkg.text('license_title');
  const stated = pkg.text('license_url') ?? pkg.text('license', 'licence');
  // DKAN puts the address into the title.
  const url = isWebAddress(stated) ? stated : isWebAddress(title) ? title : null;
  const id = pkg.text('license_id') ?? (isWebAddress(stated) ? null : stated);
  const name = isWebAddress(title) ? null : title;
  return url === null && id === null && name === null ? null : { url, id, title: name };
}

/** Only CKAN's own flag says who may read; DKAN sets it for what everybody can see. */
function accessRightsOf(pkg: Package): string | null {
  const stated = pkg.text('access_rights');
  if (stated !== null || isDkan(pkg)) return stated;
  const isPrivate = pkg.core.flag('private');
  return isPrivate === null ? null : isPrivate ? 'restricted' : 'public';
}

/** As ckanext-dcat writes DCAT-AP 3, in core keys or in extras. */
function declaredOf(pkg: Package): Pick<DatasetDraft, 'hvdCategories' | 'applicableLegislation'> {
  const categories = unique(pkg.texts(/[\s,;]+/, 'hvd_category', 'hvd_categories'));
  const laws = unique(pkg.texts(/[\s,;]+/, 'applicable_legislation'));
  return {
    ...(categories.length > 0 ? { hvdCategories: categories } : {}),
    ...(laws.length > 0 ? { applicableLegislation: laws } : {}),
  };
}

function boxOf(pkg: Package): Json {
  const ends = ['bbox-west-long', 'bbox-south-lat', 'bbox-east-long', 'bbox-north-lat'].map((key) =>
    pkg.text(key),
  );
  const numbers = ends.map((end) => (end === null ? NaN : Number(end)));
  return numbers.some(Number.isNaN) ? null : numbers;
}

function spatialOf(pkg: Package): Json {
  const stated = pkg.value('spatial', 'spatial_bbox', 'spatial_centroid');
  return (
    stated ??
    boxOf(pkg) ??
    pkg.value('spatial_uri', 'spatial_text', 'spatial_coverage', 'geographic_coverage')
  );
}

/** Pure. Throws BAD_SHAPE when the record is no package with an id. */
export function map(record: SourceRecord, context: MapContext<CkanConfig>): DatasetDraft {
  const pkg = packageOf(record, context.config.language);
  const { core, language } = pkg;
  const site = siteOf(context.config.url);
  const name = core.text('name');
  const title = titleOf(pkg);
  const description = descriptionOf(pkg);
  const resources = core.objects('resources');
  const address = core.text('url');
  const uri = pkg.text('uri');
  const distributions = distributionsOf(resources, language);
  return {
    title,
    name,
    translations: translationsOf(pkg, title, description),
    description,
    identifier: pkg.text('identifier', 'guid'),
    iri: isWebAddress(uri) ? uri : `${site}/dataset/${segment(record.localId)}`,
    landingPage: isWebAddress(address) ? address : `${site}/dataset/${segment(name ?? record.localId)}`,
    publisher: publisherOf(pkg),
    contact: contactOf(pkg),
    keywords: keywordsOf(pkg),
    themes: themesOf(pkg),
    language: pkg.texts(/[,;]/, 'language', 'metadata-language'),
    issued: issuedOf(pkg),
    metadataModified: utcStamp(core.text('metadata_modified')),
    dataModified: dataModifiedOf(pkg, resources),
    updateFrequency: frequencyOf(pkg),
    licence: licenceOf(pkg),
    accessRights: accessRightsOf(pkg),
    spatial: spatialOf(pkg),
    temporal: temporalOf(pkg),
    conformsTo: pkg.texts(undefined, 'conforms_to'),
    provenance: pkg.text('provenance', 'source'),
    ...declaredOf(pkg),
    derivedFrom: [],
    columns: columnsOf(core, resources, language),
    distributions,
  };
}
