/** What a file is by its first bytes, whatever its name says. */

/** `text`: anything that begins like no known binary format and like no page or document. */
export type FileKind =
  | { readonly is: 'text' }
  | { readonly is: 'json' }
  | { readonly is: 'parquet' }
  | { readonly is: 'gzip' }
  /** Named in a sentence: "a ZIP archive, or a spreadsheet such as XLSX". */
  | { readonly is: 'other'; readonly what: string };

const MAGIC: readonly (readonly [bytes: readonly number[], kind: FileKind])[] = [
  [[0x50, 0x41, 0x52, 0x31], { is: 'parquet' }],
  [[0x1f, 0x8b], { is: 'gzip' }],
  ...other(
    'a ZIP archive, or a spreadsheet such as XLSX',
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
  ),
  ...other('an old Office document such as XLS', [0xd0, 0xcf, 0x11, 0xe0]),
  ...other('a PDF document', [0x25, 0x50, 0x44, 0x46]),
  ...other('a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]),
  ...other('a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a]),
  ...other('a bzip2 file', [0x42, 0x5a, 0x68, 0x31], [0x42, 0x5a, 0x68, 0x39]),
  ...other('an xz file', [0xfd, 0x37, 0x7a, 0x58, 0x5a]),
  ...other('a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd]),
  ...other('an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]),
  ...other('a PNG image', [0x89, 0x50, 0x4e, 0x47]),
  ...other('a JPEG image', [0xff, 0xd8, 0xff]),
  ...other('a GIF image', [0x47, 0x49, 0x46, 0x38]),
  ...other('an Arrow or Feather file', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]),
];

function other(what: string, ...magics: readonly (readonly number[])[]): [readonly number[], FileKind][] {
  return magics.map((bytes) => [bytes, { is: 'other', what }]);
}

const PAGE = /^<(?:!doctype\s+html|html|head|body|script|meta|title)[\s>]/i;

function ofText(start: string): FileKind {
  if (PAGE.test(start)) return { is: 'other', what: 'a web page' };
  if (/^<\?xml/i.test(start)) return { is: 'other', what: 'an XML document' };
  // A record separator stands before every value of a JSON text sequence (RFC 7464).
  const value = start.charCodeAt(0) === 0x1e ? start.slice(1).trimStart() : start;
  return /^(?:\{\s*["}]|\[\s*[[{])/.test(value) ? { is: 'json' } : { is: 'text' };
}

/** By the first kilobyte or so. */
export function fileKindOf(head: Uint8Array): FileKind {
  const found = MAGIC.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (found !== undefined) return found[1];
  const isMarked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const start = Buffer.from(head.subarray(isMarked ? 3 : 0, 1_000)).toString('latin1');
  return ofText(start.trimStart());
}
