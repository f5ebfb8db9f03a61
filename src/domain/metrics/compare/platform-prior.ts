/** What platforms are known to answer the same for all their portals, until enough portals show it or the contrary. */

export interface PlatformPrior {
  /** Connector id. */
  readonly platform: string;
  readonly indicator: string;
  readonly share: 0 | 1;
}

/** Every dataset is exported in machine-readable formats that nobody owns. */
const EXPORTS = [
  'mqa.acc.downloadUrl',
  'mqa.int.machineReadable',
  'mqa.int.nonProprietary',
  'open.machineReadable',
  'open.bulk',
  'open.api',
];

const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  // The publisher defaults to the domain; accessLevel is "public".
  socrata: [
    ...EXPORTS,
    'mqa.int.mediaType',
    'mqa.ctx.issued',
    'mqa.ctx.modified',
    'mqa.reu.publisher',
    'mqa.reu.accessRights',
    'mqa.reu.accessRightsVocab',
  ],
  arcgis: [...EXPORTS, 'mqa.int.format', 'mqa.fin.spatial', 'mqa.ctx.modified'],
  opendatasoft: [...EXPORTS, 'mqa.ctx.modified'],
  ckan: ['mqa.ctx.issued', 'mqa.ctx.modified'],
};
const NEVER: Readonly<Record<string, readonly string[]>> = {
  // Formats need a media type and a format to be from the vocabularies.
  socrata: ['mqa.ctx.byteSize', 'mqa.int.format', 'mqa.int.vocab', 'mqa.fin.spatial', 'mqa.fin.temporal'],
};

export const PLATFORM_PRIOR: readonly PlatformPrior[] = [...rows(ALWAYS, 1), ...rows(NEVER, 0)];

function rows(lists: Readonly<Record<string, readonly string[]>>, share: 0 | 1): readonly PlatformPrior[] {
  return Object.entries(lists).flatMap(([platform, indicators]) =>
    indicators.map((indicator) => ({ platform, indicator, share })),
  );
}
