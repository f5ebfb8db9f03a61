/** Which of our format codes are codes of the EU file-type authority, and the two lists behind MQA's scores. */
import { formatRows } from '../../format-table.ts';

/** Codes of `format-table.ts` that the authority has none of: names of our own. */
const OUR_OWN: ReadonlySet<string> = new Set(
  (
    'JSONL GEOJSONL GTFS_RT GEOTIFF XYZ MIF_MID FGB SQLITE SDMX YAML WCS_SRVC WMTS_SRVC MRSID LPK QGS APK JAR ' +
    '7Z XZ'
  ).split(' '),
);

/** `http://publications.europa.eu/resource/authority/file-type/<code>`, as far as portals of cities use its codes. */
export function isEuFileType(code: string): boolean {
  return formatRows.has(code) && !OUR_OWN.has(code);
}
