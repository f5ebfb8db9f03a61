/**
 * File formats: EU file-type code (or our own name where that list has none), IANA media type, flags, and the words that
 * portals use. One row per format: code | media type | flags | words separated by commas.
 *
 * Flags: M machine-readable and N non-proprietary, exactly as in the lists behind data.europa.eu's quality scores (they
 * count XLS and SHP as machine-readable but GPKG and TSV not); E machine-readable by our longer list.
 * A media type that IANA has not registered stands among the words only.
 */
const ROWS = `
CSV | text/csv | MNE | csv,text/csv,text/comma-separated-values,application/csv,text/x-csv,comma separated values,csv utf-8,semicolon csv,csv utf8,comma separated value
TSV | text/tab-separated-values | NE | tsv,tab,text/tsv,text/tab-separated-values,tab separated values
XLS | application/vnd.ms-excel | ME | xls,excel (old),application/msexcel,application/xls,application/vnd.ms-excel,application/excel,application/x-excel,ms excel
XLSX | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | ME | xlsx,excel,spreadsheet,openxml,excel (xlsx),xls (xlsx),xslx,xisx,microsoft excel,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
XLSM | application/vnd.ms-excel.sheet.macroenabled.12 | E | xlsm,application/vnd.ms-excel.sheet.macroenabled.12
XLSB | application/vnd.ms-excel.sheet.binary.macroenabled.12 | E | xlsb,application/vnd.ms-excel.sheet.binary.macroenabled.12
ODS | application/vnd.oasis.opendocument.spreadsheet | MNE | ods,application/vnd.oasis.opendocument.spreadsheet,opendocument spreadsheet
JSON | application/json | MNE | json,text/json,application/json,api json,json api,jsonp,application/x-json,topojson
JSONL | | E | jsonl,ndjson,application/x-ndjson,application/ndjson,application/jsonl,application/x-jsonlines,application/jsonlines,application/x-json-stream,json lines,jsonlines,json-lines,ndjson file,newline delimited json,newline-delimited json
JSON_LD | application/ld+json | MNE | jsonld,json-ld,json ld,application/ld+json
GEOJSON | application/geo+json | MNE | geojson,application/vnd.geo+json,application/geo+json,geo json,geo-json,application/geojson
GEOJSONL | application/geo+json-seq | E | geojsonl,geojsons,geojsonseq,ndgeojson,geojson seq,geojson lines,newline delimited geojson,newline-delimited geojson,application/geo+json-seq
XML | application/xml | MNE | xml,text/xml,application/xml
RDF_XML | application/rdf+xml | MNE | rdf/xml,rdfxml,rdf-xml,rdf xml,owl,application/rdf+xml
RDF_TURTLE | text/turtle | MNE | ttl,turtle,text/turtle,rdf/turtle,rdf turtle,application/x-turtle
RDF_N_TRIPLES | application/n-triples | MNE | nt,ntriples,n-triples,application/n-triples
RDF_N_QUADS | application/n-quads | MNE | nq,nquads,n-quads,application/n-quads
RDF_TRIG | application/trig | MNE | trig,application/trig
N3 | text/n3 | E | n3,text/n3,text/rdf+n3
RDFA | text/html | ME | rdfa
RDF | | MNE | rdf,linked data
SPARQLQ | application/sparql-query | E | sparql,sparql endpoint,api/sparql,application/sparql-query
KML | application/vnd.google-earth.kml+xml | MNE | kml,application/vnd.google-earth.kml+xml,google earth
KMZ | application/vnd.google-earth.kmz | MNE | kmz,application/vnd.google-earth.kmz,kml/kmz
SHP | application/vnd.shp | ME | shp,shapefile,esri shapefile,esri shape,shape,shape file,zipped shp,zipped shapefile,shp (zip),shz,shp.zip,zip (shp),shp zip,shapefile (zip),application/vnd.shp,application/x-shapefile,application/x-esri-shape,arcgis shapefile
GPKG | application/geopackage+sqlite3 | NE | gpkg,geopackage,application/geopackage+sqlite3,geopackage (gpkg),ogc geopackage
GML | application/gml+xml | E | gml,citygml,application/gml+xml
GDB | | E | gdb,fgdb,file geodatabase,filegdb,esri geodatabase,geodatabase,esri file geodatabase,file gdb,filegeodatabase,gdb (zip)
MDB | | | mdb,accdb,access,ms access,application/x-msaccess,application/msaccess
DBF | application/vnd.dbf | NE | dbf,dbase,application/vnd.dbf,application/x-dbf
GTFS | application/zip | E | gtfs,gtfs zip,gtfs static
GTFS_RT | | E | gtfs-rt,gtfs_rt,gtfs realtime,gtfs-realtime,pb,gtfs rt,gtfsrt
NETCDF | | MNE | nc,netcdf,cdf,application/x-netcdf,application/netcdf
HDF | | E | hdf,h5,hdf5,application/x-hdf,application/x-hdf5
GEOTIFF | image/tiff | E | geotiff,cog,geo tiff,image/tiff; application=geotiff
TIFF | image/tiff | N | tif,tiff,image/tiff
GRID_ASCII | text/plain | E | asc,ascii grid,esri grid,esri ascii grid
XYZ | text/plain | E | xyz
LAS | application/vnd.las | E | las,application/vnd.las
LAZ | application/vnd.laszip | E | laz,application/vnd.laszip
DWG | image/vnd.dwg | | dwg,image/vnd.dwg,autocad,autocad dwg
DXF | image/vnd.dxf | | dxf,image/vnd.dxf
TAB | | | mapinfo,mapinfo tab,tab (mapinfo)
MIF_MID | | | mif,mif/mid,mid/mif,mapinfo mif
PARQUET | application/vnd.apache.parquet | E | parquet,geoparquet,application/vnd.apache.parquet,application/x-parquet,apache parquet
FGB | application/octet-stream | E | fgb,flatgeobuf
GPX | | E | gpx,application/gpx+xml
SQLITE | application/vnd.sqlite3 | E | sqlite,sqlite3,db,application/vnd.sqlite3,application/x-sqlite3,spatialite
SQL | application/sql | | sql,application/sql
ICS | text/calendar | MNE | ics,ical,icalendar,text/calendar
RSS | | MNE | rss,georss,rss feed,application/rss+xml
ATOM | application/atom+xml | E | atom,atom feed,application/atom+xml
SDMX | application/xml | E | sdmx,sdmx-ml
PX | text/plain | E | px,pc-axis,pcaxis,pc axis
YAML | application/yaml | E | yml,yaml,application/yaml,text/yaml
WMS_SRVC | | N | wms,ogc wms,ogc:wms,view service,wms_srvc,web map service
WFS_SRVC | | E | wfs,ogc wfs,ogc:wfs,download service,wfs_srvc,web feature service
WCS_SRVC | | E | wcs,ogc wcs,ogc:wcs,wcs_srvc
WMTS_SRVC | | | wmts,ogc wmts,ogc:wmts,wmts_srvc
REST | | E | esri rest,arcgis_rest,arcgis rest,arcgis geoservices rest api,arcgis geoservice,geoservices,geoservice,arcgis geoservices,featureserver,feature service,arcgis feature service,api,rest,rest api,web service,webservice,web api,soda,ogc api,ogc api features,application/http
MAP_SRVC | | | arcgis map service,map service,mapserver
MAP_PRVW | | | arcgis map preview,arcgis online map,web map application,web map,visualisation,visualization,map preview
HTML | text/html | N | html,htm,text/html,web page,webpage,link,url,website,web site,web,page,hyperlink,aspx,php,jsp,application,app,weblink,web link,hypertext
XHTML | application/xhtml+xml | | xhtml,application/xhtml+xml
PDF | application/pdf | | pdf,pdf/a,application/pdf,acrobat,adobe pdf
DOC | application/msword | | doc,word,application/msword,ms word,microsoft word
DOCX | application/vnd.openxmlformats-officedocument.wordprocessingml.document | | docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document
ODT | application/vnd.oasis.opendocument.text | | odt,application/vnd.oasis.opendocument.text
RTF | application/rtf | N | rtf,application/rtf,text/rtf
PPT | application/vnd.ms-powerpoint | | ppt,powerpoint,application/vnd.ms-powerpoint
PPTX | application/vnd.openxmlformats-officedocument.presentationml.presentation | | pptx,application/vnd.openxmlformats-officedocument.presentationml.presentation
TXT | text/plain | N | txt,text,ascii,dat,log,text/plain,plain text
PNG | image/png | N | png,image/png
JPEG | image/jpeg | | jpg,jpeg,image/jpeg,image/jpg
GIF | image/gif | | gif,image/gif
BMP | image/bmp | N | bmp,image/bmp
SVG | image/svg+xml | | svg,image/svg+xml
JPEG2000 | image/jp2 | N | jp2,jpeg2000,jpeg 2000,image/jp2
ECW | | | ecw,application/x-raster-ecw,image/ecw
MRSID | | | sid,mrsid,image/x-mrsid
MP3 | audio/mpeg | | mp3,audio/mpeg
MPEG4 | video/mp4 | | mp4,mpeg4,video/mp4
ZIP | application/zip | N | zip,application/zip,application/x-zip-compressed,application/x-zip,zipped,compressed file,zip archive
GZIP | application/gzip | N | gz,gzip,tgz,application/gzip,application/x-gzip
TAR | | N | tar,application/x-tar
7Z | | | 7z,application/x-7z-compressed
RAR | application/vnd.rar | | rar,application/vnd.rar,application/x-rar-compressed,application/x-rar
BZIP2 | | | bz2,bzip2,application/x-bzip2
XZ | | | xz,application/x-xz
OCTET | application/octet-stream | | bin,data,binary,application/octet-stream,binary/octet-stream
MXD | | | mxd
LPK | | | lpk,lyr,layer package
QGS | | | qgs,qgis,qgz
EXE | | | exe
APK | | | apk
JAR | | | jar
`;

export interface FormatRow {
  readonly code: string;
  /** null: IANA has no registration for it, or it is a protocol. */
  readonly mediaType: string | null;
  readonly machineReadable: boolean;
  readonly nonProprietary: boolean;
  readonly machineReadableExtended: boolean;
}

export const formatRows: ReadonlyMap<string, FormatRow> = new Map(
  lines().map(([code, mediaType, flags]): [string, FormatRow] => [
    code,
    {
      code,
      mediaType: mediaType === '' ? null : mediaType,
      machineReadable: flags.includes('M'),
      nonProprietary: flags.includes('N'),
      machineReadableExtended: flags.includes('E'),
    },
  ]),
);

/** Lower-case words, extensions, media types and the codes themselves → code. */
export const formatWords: ReadonlyMap<string, string> = new Map([
  ...lines().map(([code]): [string, string] => [code.toLowerCase(), code]),
  ...lines().flatMap(([code, , , words]) => words.split(',').map((word): [string, string] => [word, code])),
]);

/** Words that are no extension, or end too many addresses that are no files (pages, programs, parts of a path). */
const notExtensions: ReadonlySet<string> = new Set(
  (
    'access acrobat api app binary data dat db excel hyperlink link log map octet page rest shape soda text turtle url ' +
    'wcs web weblink webpage website wfs wms wmts word zipped'
  ).split(' '),
);

/** What a file name may end in: those words of the table that are extensions. */
export const formatExtensions: ReadonlyMap<string, string> = new Map(
  [...formatWords].filter(([word]) => /^[a-z0-9]{1,8}$/.test(word) && !notExtensions.has(word)),
);

function lines(): readonly (readonly [code: string, mediaType: string, flags: string, words: string])[] {
  return ROWS.trim()
    .split('\n')
    .map((row) => {
      const [code = '', mediaType = '', flags = '', words = ''] = row.split('|').map((cell) => cell.trim());
      return [code, mediaType, flags, words] as const;
    });
}
