/** The two lists of formats behind MQA's scores, by codes of the EU file-type authority. */

/** As curated for the European Data Portal; GPKG, GML, GTFS, TSV and Parquet are not on it. */
const MACHINE_READABLE: ReadonlySet<string> = new Set(
  (
    'CSV GEOJSON ICS JSON JSON_LD KML KMZ NETCDF ODS RDF RDFA RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE ' +
    'RDF_XML RSS SHP XLS XLSX XML'
  ).split(' '),
);
/** As curated, with the two that the authority itself marks besides: ETSI_XML and GPKG. */
const NON_PROPRIETARY: ReadonlySet<string> = new Set(
  (
    'BMP CSV DBF ETSI_XML GEOJSON GPKG GZIP HTML ICS JPEG2000 JSON JSON_LD KML KMZ NETCDF ODS PNG RDF ' +
    'RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE RDF_XML RSS RTF TAR TIFF TSV TXT WMS_SRVC XML ZIP'
  ).split(' '),
);

export function isMqaMachineReadable(code: string): boolean {
  return MACHINE_READABLE.has(code);
}
export function isMqaNonProprietary(code: string): boolean {
  return NON_PROPRIETARY.has(code);
}
